// Called by http.sh: node ask.mjs address
import { execFileSync } from "node:child_process";
import http from "node:http";

const base = new URL(process.argv[2]);
const RISK = "/v1/risks/liver-injury";
let failures = 0;

function byNode({ method = "GET", path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: base.hostname, port: base.port, method, path, headers, timeout: 10000, agent: false }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

function byCurl({ method = "GET", path, headers = {}, body }) {
  const words = ["-s", "-i", "--globoff", "--path-as-is", "--max-time", "10", "--raw"];
  if (method === "HEAD") words.push("--head");
  else if (method !== "GET") words.push("-X", method);
  for (const [name, value] of Object.entries(headers)) words.push("-H", value === "" ? `${name};` : `${name}: ${value}`);
  if (body) words.push("--data-binary", body);
  const said = execFileSync("curl", [...words, base.origin + path], { maxBuffer: 1e8 });
  const end = said.indexOf("\r\n\r\n");
  const [status, ...lines] = said.subarray(0, end).toString("latin1").split("\r\n");
  const fields = lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]);
  return { status: Number(status.split(" ")[1]), headers: Object.fromEntries(fields), body: said.subarray(end + 4) };
}

const SAME = ["content-type", "etag", "vary", "cache-control", "link", "allow", "location", "content-language", "content-length"];

async function ask(request, status, more = () => true) {
  const answers = [await byNode(request), byCurl(request)];
  const faults = [];
  for (const answer of answers) {
    if (answer.status !== status) faults.push(`answered ${answer.status}, not ${status}`);
    if (answer.status >= 400 && answer.body.length > 0 && answer.headers["content-type"] !== "application/problem+json")
      faults.push(`a failure as ${answer.headers["content-type"]}`);
    const said = more(answer);
    if (said !== true) faults.push(`not as it must be: ${said || String(more).slice(0, 90)}`);
  }
  for (const name of SAME)
    if (!(status >= 400 && name === "content-length") && answers[0].headers[name] !== answers[1].headers[name])
      faults.push(`${name} differs: ${answers.map((a) => a.headers[name]).join(" | ")}`);
  if (faults.length > 0) failures++;
  const shown = [request.method ?? "GET", request.path.slice(0, 90), ...Object.entries(request.headers ?? {}).map(([n, v]) => `${n}: ${v.slice(0, 60)}`)];
  console.log(`${faults.length === 0 ? "PASS" : "FAIL"} ${answers[0].status} ${shown.join("  ")}${faults.length ? "\n     " + faults.join("; ") : ""}`);
  const problem = String(answers[0].headers["content-type"]).startsWith("application/problem") ? JSON.parse(answers[0].body) : undefined;
  if (problem) console.log(`         ${problem.detail ?? problem.title}`);
}

const names = (field) => (answer) => JSON.parse(answer.body).violations.some((v) => v.field === field);
const empty = (answer) => answer.body.length === 0;
const long = "a".repeat(9000);

console.log("-- wrong and awkward requests");
await ask({ path: "/v1/risks?page=0" }, 400, names("page"));
await ask({ path: "/v1/risks?page=99999999999" }, 400, names("page"));
await ask({ path: "/v1/risks?page=1000000&size=100" }, 200, (a) => JSON.parse(a.body).items.length === 0);
await ask({ path: "/v1/risks?page=1&page=2" }, 400, names("page"));
await ask({ path: "/v1/risks?catgory=liver" }, 400, names("catgory"));
await ask({ path: "/v1/risks?category=" }, 400, names("category"));
await ask({ path: "/v1/risks?onset=hours,days" }, 400, names("onset"));
await ask({ path: "/v1/risks?sort=slug" }, 400, names("sort"));
await ask({ path: "/v1/risks?lang=fr" }, 400, names("lang"));
await ask({ path: "/v1/risks?serious=TRUE" }, 400, names("serious"));
await ask({ path: "/v1/risks?SIZE=1" }, 400, names("SIZE"));
await ask({ path: "/v1/risks?slug=a%00b" }, 400, names("slug"));
await ask({ path: "/v1/risks?slug=%F0%9F%98%80" }, 200, (a) => JSON.parse(a.body).total === 0);
await ask({ path: "/v1/risks?slug=%27%3B%20drop%20table%20risk%3B--" }, 200, (a) => JSON.parse(a.body).total === 0);
await ask({ path: "/v1/risks;page=2" }, 400, names("page"));
await ask({ path: "//v1/sources?size=1" }, 200, (a) => a.headers.link.startsWith("</v1/sources?") || a.headers.link);
await ask({ path: "/v1/../v1/sources?size=1" }, 200, (a) => a.headers.link.startsWith("</v1/sources?") || a.headers.link);
await ask({ path: "/v1/risks/..%2f..%2fetc%2fpasswd" }, 404);
await ask({ path: "/v1/risks/LIVER-INJURY" }, 404);
await ask({ path: "/v1/therapies/liver-injury" }, 404);
await ask({ path: "/v1/revisions/risks/liver-injury" }, 400, names("kind"));
await ask({ path: "/v1/revisions/risk/liver-injury/abc" }, 400, names("number"));
await ask({ path: "/v1/revisions/risk/liver-injury/99" }, 404);
await ask({ path: "/v1/risks", method: "POST", headers: { "Content-Type": "application/json" }, body: "{" }, 405, (a) => a.headers.allow === "GET, HEAD, OPTIONS");
await ask({ path: RISK, method: "DELETE" }, 405);
await ask({ path: "/v1/risks", method: "PATCH" }, 405);
await ask({ path: "/v1/risks", headers: { Accept: "text/csv" } }, 406);
await ask({ path: "/v1/nothing", headers: { Accept: "text/html" } }, 404);
await ask({ path: "/v1/risks?size=1", headers: { "Accept-Language": "xx-!!" } }, 200, (a) => a.headers["content-language"] === "en");
await ask({ path: "/v1/risks?size=1", headers: { Range: "bytes=0-10" } }, 200);
await ask({ path: RISK, headers: { "Accept-Encoding": "br, gzip;q=0" } }, 200, (a) => a.headers["content-encoding"] === undefined);
await ask({ path: "/v1", headers: { "X-Request-Id": "<script>" } }, 200, (a) => !a.headers["x-request-id"].includes("<"));
await ask({ path: "/v1", headers: { Origin: "null" } }, 200, (a) => a.headers.vary.includes("Origin"));
await ask({ path: "/q/health" }, 404);
await ask({ path: "/problems/nothing" }, 404);
await ask({ path: `/v1/risks?slug=${long}` }, 414);
await ask({ path: "/v1", headers: { "X-Long": long.repeat(4) } }, 431);
await ask({ path: "/v1/risks/%zz" }, 400);

console.log("-- conditional requests");
const plain = (await byNode({ path: RISK })).headers.etag;
const gzip = (await byNode({ path: RISK, headers: { "Accept-Encoding": "gzip" } })).headers.etag;
const kept = (a) => empty(a) && a.headers.etag !== undefined && a.headers.vary !== undefined && a.headers["cache-control"] !== undefined;
const ifNone = (value, status, more, others = {}) => ask({ path: RISK, headers: { "If-None-Match": value, ...others } }, status, more);
await ifNone(plain, 304, kept);
await ifNone(`W/${plain}`, 304, kept);
await ifNone(`"x", W/"y", ${plain}`, 304, kept);
await ifNone(`"x",${plain},"y"`, 304, kept);
await ifNone("*", 304, kept);
await ifNone(gzip, 304, kept, { "Accept-Encoding": "gzip" });
await ifNone(plain, 200, (a) => a.headers.etag === gzip, { "Accept-Encoding": "gzip" });
await ifNone(gzip, 200, (a) => a.headers.etag === plain);
await ifNone('"x"', 200);
await ifNone(plain.replaceAll('"', ""), 200);
await ifNone('"*"', 200);
await ifNone(`"x${plain.slice(1)}`, 200);
await ask({ path: RISK, method: "HEAD" }, 200, (a) => empty(a) && Number(a.headers["content-length"]) > 1024);
await ask({ path: RISK, method: "HEAD", headers: { "If-None-Match": plain } }, 304, kept);
await ask({ path: RISK, headers: { "If-None-Match": plain, "If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT" } }, 304, kept);
await ask({ path: "/v1/risks/no-such-risk", headers: { "If-None-Match": "*" } }, 404);
await ask({ path: "/v1/risks?page=0", headers: { "If-None-Match": "*" } }, 400);
console.log(failures === 0 ? "nothing failed" : `${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
