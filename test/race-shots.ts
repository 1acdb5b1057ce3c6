import { openBrowser, openPage, accessibilityFaults, layoutShift } from "./browser/browser.js";
import { startApp } from "./browser/start-app.js";
const app = await startApp();
const browser = await openBrowser();
const races = await (await fetch(app.url + "/api/race?only=circular")).json() as any;
const all = await (await fetch(app.url + "/api/race")).json() as any;
const circular = races.stories[0].story; const open = all.stories.find((s: any) => s.couldBeFirst > 1).story;
const doc = (await (await fetch(app.url + "/api/race/stories/" + encodeURIComponent(circular))).json() as any);
const pair = doc.copies[0];
const shots: [string, string, string][] = [["list", "/race", ".tellers"], ["circular", "/race/" + encodeURIComponent(circular), ".added"], ["open", "/race/" + encodeURIComponent(open), ".added"], ["drawer", `/documents?open=${encodeURIComponent(pair.a)}&beside=${encodeURIComponent(pair.b)}`, ".beside-text"], ["none", "/race/zzz", ".state"]];
const which = process.argv[2]?.split(",");
for (const [name, path, sel] of shots) for (const width of ["desk", "hand"] as const) for (const theme of (process.argv[4]?.split(",") ?? ["day", "night"]) as ("day" | "night")[]) {
  if (which && !which.includes(name)) continue;
  const { page, complaints } = await openPage(browser, app.url, { width, theme });
  await page.goto(app.url + path); try { await page.locator(sel).first().waitFor({ timeout: 8000 }); } catch (e) { console.log(name, "never shown", sel); }
  await page.waitForTimeout(300);
  const sw = await page.evaluate("document.documentElement.scrollWidth");
  const shift = await layoutShift(page);
  const faults = await accessibilityFaults(page);
  console.log(name, width, theme, sw, shift.toFixed(3), faults.slice(0, 4), complaints.slice(0, 3));
  await page.screenshot({ path: `/tmp/race-shots/${name}-${width}-${theme}.png`, fullPage: name !== "drawer" });
  for (const part of (process.argv[3] ?? "").split(",").filter(Boolean)) await page.locator(part).first().screenshot({ path: `/tmp/race-shots/${name}-${width}-${theme}-${part.replace(/\W/g, "")}.png` });
  await page.context().close();
}
await browser.close(); await app[Symbol.asyncDispose]();
