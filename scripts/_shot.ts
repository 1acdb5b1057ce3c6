import { openBrowser, openPage, accessibilityFaults } from "../test/browser/browser.js";
import { openWorkspace } from "../src/pipeline/workspace.js";
import { bringUpToDate } from "../src/pipeline/current.js";
import { SourceDesk } from "../src/pipeline/collect/desk.js";
import { LiveState } from "../src/server/live-state.js";
import { startServer } from "../src/server/start.js";
const ws = await openWorkspace(process.argv[2], "shot");
const state = new LiveState(await bringUpToDate(ws), { version: "0", reader: "r", desk: new SourceDesk(ws, { version: "0", canChange: true }) });
await using server = await startServer(state, { port: 0 });
const url = server.url.replace(/\/$/, "");
const browser = await openBrowser();
const hours = (f: (h: number) => number) => Array.from({ length: 168 }, (_, h) => f(h));
const now = Date.now();
const iso = (ms: number) => new Date(now + ms).toISOString();
const fake = (name: string, state: string, o: any = {}) => ({ name, kind: "feeds", about: "", state, reading: state === "good" ? "Answered 4 minutes ago." : "Not reached since 6 hours ago: the name is not known", asks: ["The feed https://one.example/rss, all of it; what it does not name is left out by the reading"], limits: ["A feed shows its newest items only, often ten or twenty: what falls out between two readings is not seen."], documents: { count: 1240, filter: { source: name } }, aDay: 41.2, lagMinutes: 12, everyMinutes: 15, lastSuccess: iso(-240000), lastAsked: iso(-240000), nextRun: iso(660000), failures: 0, errors: 0, lastError: null, requests: 96, requestsADay: 96, bytes: 1e6, rows: 9000, added: 1240, duplicates: 7755, quarantined: 5, deleted: 3, keepDays: null, rawDays: 30, pseudonyms: false, rhythm: { from: iso(-167 * 3600e3), documents: hours((h) => (h % 24 > 7 && h % 24 < 22 ? Math.floor(Math.abs(Math.sin(h * 1.7)) * 9) : h % 5 === 0 ? 1 : 0)), asked: hours(() => 4), failed: hours(() => 0) }, ...o });
const list = { reading: "5 of 7 live sources answer, 2 do not, 1 has gone quiet, 1 paused; last answer 4 minutes ago.", canChange: true, now: iso(0), notices: [
  { source: "Quay Blog", kind: "quiet", text: "Quay Blog has given nothing new for 31 asked hours; its longest silence before was 9.", next: "It answers, so it may have moved: open it in a browser, and give its new address." },
  { source: "Old Forum", kind: "failing", text: "Old Forum has failed 5 times in a row: forum.old.example could not be read: the connection was refused", next: "It is tried again by itself, ever more seldom. See whether it opens in a browser." } ],
  sources: [fake("Android Daily", "good"), fake("Quay Blog", "quiet", { aDay: 6.3, rhythm: { from: iso(-167 * 3600e3), documents: hours((h) => (h < 137 && h % 3 === 0 ? 2 : 0)), asked: hours((h) => (h > 60 && h < 84 ? 0 : 4)), failed: hours(() => 0) } }), fake("Old Forum", "failing", { kind: "discourse", errors: 14, failures: 5, lastError: { at: iso(-3e5), code: "unreachable", reason: "forum.old.example could not be read: the connection was refused" }, rhythm: { from: iso(-167 * 3600e3), documents: hours((h) => (h < 150 ? h % 4 : 0)), asked: hours(() => 2), failed: hours((h) => (h > 150 ? 2 : 0)) } }), fake("Bluesky", "collecting", { kind: "jetstream", aDay: 812, lagMinutes: 0.1, nextRun: iso(0) }), fake("r Android", "paused", { kind: "reddit", nextRun: null }), fake("New one", "waiting", { documents: { count: 0, filter: {} }, aDay: null, lagMinutes: null, lastSuccess: null, nextRun: iso(0), rhythm: { from: iso(-167 * 3600e3), documents: hours(() => 0), asked: hours(() => 0), failed: hours(() => 0) } })] };
const only = process.argv[3];
for (const theme of ["day", "night"] as const) for (const width of ["desk", "hand"] as const) {
  for (const kind of ["fake", "real"]) {
    if (only && only !== kind) continue;
    const { page, complaints } = await openPage(browser, url, { width, theme });
    if (kind === "fake") await page.route("**/api/sources", (r) => r.fulfill({ json: list }));
    if (kind === "real") { await page.goto(url + "/"); await page.waitForTimeout(800); await page.screenshot({ path: `/tmp/shot-brief-${width}-${theme}.png` }); }
    await page.goto(`${url}/sources${kind === "fake" ? "?source=Old+Forum" : ""}`);
    await page.locator("#live .live-table, #live .state").first().waitFor();
    await page.waitForTimeout(400);
    await page.screenshot({ path: `/tmp/shot-${kind}-${width}-${theme}.png`, fullPage: width === "desk" && kind === "fake" });
    console.log(kind, width, theme, await page.evaluate("document.documentElement.scrollWidth"), complaints, JSON.stringify(await accessibilityFaults(page)).slice(0, 600));
    await page.context().close();
  }
}
await browser.close();
process.exit(0);
