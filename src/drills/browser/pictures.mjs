import { base, check, eachLook, end, failed, fitsTheWidth, isAccessible, shots } from "./looking.mjs";
import { gzipSync } from "node:zlib";

const get = async (path) => (await fetch(base + path)).json();

async function everything(path) {
  const items = [];
  for (let page = 1; ; page++) {
    const list = await get(`${path}?size=100&page=${page}`);
    items.push(...list.items);
    if (items.length >= list.total) return items;
  }
}

// Every picture there is, by the details that name them.
async function pictures() {
  const found = [];
  const kinds = { findings: "finding", comparisons: "comparison", therapies: "therapy" };
  for (const [path, kind] of Object.entries(kinds))
    for (const item of await everything(`/v1/${path}`))
      for (const picture of (await get(item.href)).pictures)
        found.push({ ...picture, kind: kind === "therapy" ? picture.href.match(/([a-z-]+)\.svg/)[1] : kind });
  return found;
}

// The filled figures and the figures in all, counted in the picture, are the numbers in its title.
function fillsWhatItSays(svg) {
  const title = svg.match(/<title[^>]*>([^<]*)</)[1];
  const [, events, total] = title.match(/: (?:all )?(none|[\d,]+) (?:in|of|out of) ([\d,]+)[^:]*$/) ?? [];
  const number = (said) => (said === "none" ? 0 : Number(said?.replace(",", "")));
  const count = (name) => (svg.match(new RegExp(`<g class="caveat-${name}"[^]*?</g>`))?.[0].match(/M/g) ?? []).length;
  return count("marked") === number(events) && count("marked") + count("others") === number(total);
}

async function measure(all) {
  const byKind = new Map();
  for (const picture of all) {
    const began = performance.now();
    const answer = await fetch(base + picture.href);
    const body = Buffer.from(await answer.arrayBuffer());
    const took = performance.now() - began;
    if (answer.status !== 200) check(false, `GET ${picture.href}`, answer.status);
    if (picture.kind === "finding" && !fillsWhatItSays(body.toString())) check(false, `${picture.href}: fills what it says`);
    byKind.set(picture.kind, [...(byKind.get(picture.kind) ?? []), { href: picture.href, took, bytes: body.length, gzip: gzipSync(body).length }]);
  }
  const middle = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
  for (const [kind, rows] of byKind) {
    const largest = rows.reduce((a, b) => (b.bytes > a.bytes ? b : a));
    console.log(
      `     ${kind}: ${rows.length} pictures; bytes median ${middle(rows.map((r) => r.bytes))}, most ${largest.bytes} (${largest.href}); ` +
        `gzip median ${middle(rows.map((r) => r.gzip))}, most ${Math.max(...rows.map((r) => r.gzip))}; ` +
        `ms median ${middle(rows.map((r) => r.took)).toFixed(1)}, most ${Math.max(...rows.map((r) => r.took)).toFixed(1)}`,
    );
    check(largest.bytes < 150_000, `${kind}: below 150 kB each`, largest.bytes);
    byKind.set(kind, largest.href);
  }
  return byKind;
}

async function examine(page, what) {
  await fitsTheWidth(page, what);
  await isAccessible(page, what);
}

async function gallery(page, name) {
  await page.goto(base + "/gallery");
  const images = page.locator("img");
  const drawn = await images.evaluateAll((all) => Promise.all(all.map((i) => i.decode().then(() => i.naturalWidth > 0 && i.alt.length > 20))));
  check(drawn.length >= 10 && drawn.every(Boolean), `gallery ${name}: ${drawn.length} pictures are shown and described`, drawn);
  await page.screenshot({ path: `${shots}/gallery-${name}.png`, fullPage: true });
  await examine(page, `gallery ${name}`);
}

// Within the page, where axe and the browser's own measures reach the picture's words.
async function inline(page, name, theme, kind, href) {
  const svg = await (await fetch(`${base}${href}&theme=${theme}`)).text();
  await page.goto(base + "/");
  await page.setContent(
    `<!doctype html><html lang="en"><head><title>${kind}</title></head><body style="margin:8px;background:${theme === "dark" ? "#16181d" : "#fbfaf7"}"><main><h1 style="font-size:1px;margin:0">${kind}</h1><div style="max-width:420px">${svg}</div></main></body></html>`,
  );
  await page.screenshot({ path: `${shots}/${kind}-${name}.png`, fullPage: true });
  const out = await page.evaluate(() => {
    const sheet = document.querySelector("svg").getBoundingClientRect();
    return [...document.querySelectorAll("svg *")]
      .filter((e) => !["title", "desc", "g"].includes(e.tagName))
      .filter((e) => {
        const box = e.getBoundingClientRect();
        return box.left < sheet.left - 0.5 || box.right > sheet.right + 0.5 || box.bottom > sheet.bottom + 0.5;
      })
      .map((e) => e.textContent || e.outerHTML.slice(0, 80));
  });
  check(out.length === 0, `${kind} ${name}: nothing runs out of the picture`, out.slice(0, 3).join(" | "));
  const named = await page.locator("svg").evaluate((e) => e.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent ?? ""));
  check(named.every((text) => text.length > 10), `${kind} ${name}: is named and described`);
  await examine(page, `${kind} ${name}`);
}

const all = await pictures();
console.log(`     ${all.length} pictures`);
// Twice: the first round warms what a server keeps warm.
await measure(all);
const largest = await measure(all);
check(failed() === 0, "every finding's picture fills what its words say");
await eachLook([320, 1200], ["light", "dark"], async (page, name, scheme) => {
  await gallery(page, name);
  for (const [kind, href] of largest) await inline(page, name, scheme, kind, href);
});
end();
