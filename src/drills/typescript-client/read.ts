// Reads every resource of a running Caveat through the generated types, and fails where one does not fit.
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const client = createClient<paths>({ baseUrl: process.argv[2] });

function ok<T>(what: string, answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) throw new Error(`${what}: ${answer.response.status} ${JSON.stringify(answer.error)}`);
  console.log(`${answer.response.status} ${what}`);
  return answer.data;
}
const first = <T>(items: T[]): T => {
  if (items[0] === undefined) throw new Error("an empty list");
  return items[0];
};

const index = ok("index", await client.GET("/v1"));
const stats = ok("stats", await client.GET("/v1/stats"));
if (index.contentVersion !== stats.contentVersion) throw new Error("two content versions");

const risk = first(ok("risks", await client.GET("/v1/risks", { params: { query: { onset: ["days"], size: 1 } } })).items);
const detail = ok("risk", await client.GET("/v1/risks/{slug}", { params: { path: { slug: risk.slug } } }));
console.log(`  ${detail.title}: ${detail.findings.length} therapies, certainty ${detail.certainty.level}`);
const therapy = first(ok("therapies", await client.GET("/v1/therapies", { params: { query: { status: ["approved"] } } })).items);
ok("therapy", await client.GET("/v1/therapies/{slug}", { params: { path: { slug: therapy.slug } } }));
ok("risk profile", await client.GET("/v1/therapies/{slug}/risk-profile", { params: { path: { slug: therapy.slug } } }));
const finding = first(ok("findings", await client.GET("/v1/findings", { params: { query: { measure: ["count"] } } })).items);
if (finding.measure.type === "count") console.log(`  ${finding.measure.events} of ${finding.measure.total}`);
ok("finding", await client.GET("/v1/findings/{slug}", { params: { path: { slug: finding.slug } } }));
const topic = first(ok("topics", await client.GET("/v1/topics")).items);
ok("topic", await client.GET("/v1/topics/{slug}", { params: { path: { slug: topic.slug }, query: { text: "html" } } }));
const article = first(ok("articles", await client.GET("/v1/articles")).items);
ok("article", await client.GET("/v1/articles/{slug}", { params: { path: { slug: article.slug } } }));
const source = first(ok("sources", await client.GET("/v1/sources")).items);
ok("source", await client.GET("/v1/sources/{slug}", { params: { path: { slug: source.slug } } }));
const interaction = first(ok("interactions", await client.GET("/v1/interactions")).items);
ok("interaction", await client.GET("/v1/interactions/{slug}", { params: { path: { slug: interaction.slug } } }));
const comparison = first(ok("comparisons", await client.GET("/v1/comparisons")).items);
ok("comparison", await client.GET("/v1/comparisons/{slug}", { params: { path: { slug: comparison.slug } } }));
const experience = first(ok("experiences", await client.GET("/v1/experiences")).items);
ok("experience", await client.GET("/v1/experiences/{slug}", { params: { path: { slug: experience.slug } } }));
const question = first(ok("open questions", await client.GET("/v1/open-questions")).items);
ok("open question", await client.GET("/v1/open-questions/{slug}", { params: { path: { slug: question.slug } } }));
const event = first(ok("events", await client.GET("/v1/events")).items);
ok("event", await client.GET("/v1/events/{slug}", { params: { path: { slug: event.slug } } }));
const term = first(ok("terms", await client.GET("/v1/terms")).items);
ok("term", await client.GET("/v1/terms/{slug}", { params: { path: { slug: term.slug } } }));
const revision = first(
  ok("revisions", await client.GET("/v1/revisions/{kind}/{slug}", { params: { path: { kind: "risk", slug: risk.slug } } })).items,
);
ok("revision", await client.GET("/v1/revisions/{kind}/{slug}/{number}", {
  params: { path: { kind: "risk", slug: risk.slug, number: revision.number } },
}));
ok("timeline", await client.GET("/v1/therapies/{slug}/timeline", { params: { path: { slug: therapy.slug }, query: { at: "P3W" } } }));
first(ok("search", await client.GET("/v1/search", { params: { query: { q: "liver damge" } } })).items);
first(ok("suggest", await client.GET("/v1/suggest", { params: { query: { q: "hem" } } })).items);
first(ok("lookup", await client.GET("/v1/lookup", { params: { query: { system: "atc", code: "M09AX09" } } })).items);
first(ok("changes", await client.GET("/v1/changes", { params: { query: { size: 1 } } })).items);
ok("reviews", await client.GET("/v1/reviews", { params: { query: { "due-within": "P90D" } } }));
ok("problems", await client.GET("/problems"));
const missing = await client.GET("/v1/risks/{slug}", { params: { path: { slug: "no-such-risk" } } });
if (missing.error?.status !== 404) throw new Error("no problem for a missing risk");
console.log(`404 ${missing.error.title}: ${missing.error.detail}`);
