// What the looks at a running Caveat share. Called by look.sh: node look.mjs address folder chromium profile …
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";

export const [base, shots, executablePath, profile, ...more] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let failures = 0;

export function check(fits, what, detail = "") {
  if (!fits) failures++;
  console.log(`${fits ? "PASS" : "FAIL"} ${what}${fits || !detail ? "" : `: ${detail}`}`);
}

export const failed = () => failures;

export async function eachLook(widths, schemes, look) {
  for (const width of widths)
    for (const colorScheme of schemes) {
      const context = await chromium.launchPersistentContext(mkdtempSync(profile), {
        executablePath,
        args: ["--headless", "--no-sandbox", "--disable-background-networking"],
        viewport: { width, height: 900 },
        colorScheme,
        reducedMotion: "reduce",
      });
      const name = `${width}-${colorScheme}`;
      const page = context.pages()[0];
      const elsewhere = [];
      const complaints = [];
      page.on("request", (request) => /^(data|blob):/.test(request.url()) || request.url().startsWith(base) || elsewhere.push(request.url()));
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(String(error)));
      try {
        await look(page, name, colorScheme);
      } catch (error) {
        check(false, `${name}: it could be used`, error.message);
        await page.screenshot({ path: `${shots}/failed-${name}.png` });
      }
      check(elsewhere.length === 0, `${name}: no other host was asked`, elsewhere.join(" "));
      check(complaints.length === 0, `${name}: nothing on the console`, complaints.join(" | "));
      await context.close();
    }
}

export async function fitsTheWidth(page, what) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, `${what}: fits the width`, `${wide} px too wide`);
}

export async function isAccessible(page, what) {
  await page.evaluate(axe); // Not as an element: the page lets in no script but its own.
  const found = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations", "incomplete"] }));
  check(
    found.violations.length === 0,
    `${what}: axe finds nothing in ${found.passes.length} rules`,
    found.violations.map((v) => `${v.id} (${v.help}) at ${v.nodes.map((n) => n.target).join(", ")}`).join("; "),
  );
  for (const unsure of found.incomplete)
    console.log(`     axe is unsure of ${unsure.id} in ${unsure.nodes.length} places: ${unsure.nodes.slice(0, 3).map((n) => n.target).join(", ")}`);
}

export function end() {
  console.log(failures === 0 ? "nothing failed" : `${failures} failed`);
  process.exit(failures === 0 ? 0 : 1);
}
