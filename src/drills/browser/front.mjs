import { base, check, eachLook, end, fitsTheWidth, isAccessible, more, shots } from "./looking.mjs";

const [token] = more;

async function examine(page, what, name, { accessible = true } = {}) {
  await page.screenshot({ path: `${shots}/${what}-${name}.png`, fullPage: true });
  await fitsTheWidth(page, `${what} ${name}`);
  if (accessible) await isAccessible(page, `${what} ${name}`);
}

async function frontPage(page, name) {
  const answer = await page.goto(base + "/");
  check(answer.status() === 200, `front ${name}: answers 200`, answer.status());
  await examine(page, "front", name);
  const buttons = page.locator("button[data-request]");
  for (let i = 0; i < (await buttons.count()); i++) {
    const button = buttons.nth(i);
    const request = await button.getAttribute("data-request");
    const [reply] = await Promise.all([page.waitForResponse((r) => r.url() === base + request), i === 0 ? button.press("Enter") : button.click()]);
    const shown = button.locator("xpath=ancestor::article//pre");
    await page.waitForFunction((e) => e.textContent.length > 50, await shown.elementHandle());
    const body = JSON.parse(await shown.textContent());
    check(reply.status() === 200 && body.total !== 0, `front ${name}: GET ${request}`, `${reply.status()}, total ${body.total}`);
  }
  await examine(page, "front-run", name);
}

async function problemPage(page, name) {
  const answer = await page.goto(base + "/problems/not-found");
  check(answer.headers()["content-type"].startsWith("text/html"), `problem ${name}: is HTML`);
  await examine(page, "problem", name);
}

async function swagger(page, name) {
  await page.goto(base + "/q/swagger-ui");
  await page.locator(".opblock").first().waitFor();
  await examine(page, "swagger", name, { accessible: false });
  await tryOut(page, name, "listRisks", {});
  await tryOut(page, name, "getRisk", { slug: "liver-injury" });
  if (!token) return;
  await page.locator(".btn.authorize").click();
  await page.locator(".auth-container input").fill(token);
  await page.locator(".auth-btn-wrapper .authorize").click();
  await page.locator(".btn-done").click();
  await tryOut(page, name, "listDrafts", {});
}

async function tryOut(page, name, operation, values) {
  const block = page.locator(`.opblock[id$="-${operation}"]`);
  await block.locator(".opblock-summary-control").click();
  await block.locator(".try-out__btn").click();
  for (const [parameter, value] of Object.entries(values)) await block.locator(`tr[data-param-name="${parameter}"] input`).fill(value);
  await block.locator(".execute").click();
  const status = block.locator(".live-responses-table .response .response-col_status");
  await status.waitFor();
  const said = (await status.textContent()).trim();
  const asked = (await block.locator(".request-url pre, .request-url").first().textContent()).trim();
  check(said.startsWith("200"), `swagger ${name}: ${operation} executed`, said);
  console.log(`     ${asked}`);
  await block.screenshot({ path: `${shots}/swagger-${operation}-${name}.png` });
  await block.locator(".opblock-summary-control").click();
}

await eachLook([380, 1280], ["light", "dark"], async (page, name) => {
  await frontPage(page, name);
  await problemPage(page, name);
});
await eachLook([380, 1280], ["light"], swagger);
end();
