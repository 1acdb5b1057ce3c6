/**
 * The drawn network with a million edges: the generated shares (../shared/data/reference/synchrony) go through the detector into a store, the
 * built app is opened in headless Chromium, and what the reader waits for is measured.
 *
 *   npx vite build web && npx tsx bench/pressure-network.ts [rows, default 1000000]
 *
 * LANDFALL_SCREENSHOT names a file for the picture.
 */
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stableId } from "../src/core/hash.js";
import { insertInBlocks } from "../src/pipeline/story-rows.js";
import { openWorkspace } from "../src/pipeline/workspace.js";
import { detect } from "../src/relate/synchrony/detect.js";
import { namesOf } from "../src/relate/synchrony/edges.js";
import { readShares } from "../src/relate/synchrony/read-shares.js";
import { LiveState } from "../src/server/live-state.js";
import { startServer } from "../src/server/start.js";
import { openBrowser, openPage } from "../test/browser/browser.js";

const generator = fileURLToPath(new URL("../../shared/data/reference/synchrony/generate-shares.mjs", import.meta.url));
if (!existsSync(generator)) {
  console.log("skipped: ../shared/data/reference/synchrony/generate-shares.mjs is absent");
  process.exit(0);
}
const rows = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), "landfall-network-"));
const shares = join(tmpdir(), `landfall-shares-${rows}-5000.csv`);
if (!existsSync(shares)) execFileSync("node", [generator, `${rows}`, "5000", "42", shares]);
writeFileSync(join(folder, "landfall.toml"), 'brand = "Samsung"\nmarket = "US"\n');
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(2);

const workspace = await openWorkspace(folder, "bench");
const generation = stableId("bench");
const { columns } = await readShares(createReadStream(shares, { highWaterMark: 1 << 20 }));
const { edges, odds, level } = detect.detailed(columns, { windowSeconds: 60 });
const kept = Array.from({ length: edges.length }, (_, i) => {
  const [a, b] = namesOf(columns, edges, i);
  const common = { generation, a, b, kind: "link", window_seconds: 60, objects: edges.objects[i], pairs: edges.pairs[i] };
  const verdict = odds.q[i] <= level ? "beyond chance" : "within chance";
  return { ...common, posts_a: 1, posts_b: 1, lead: 0.5, lag_seconds: 1, expected: odds.expected[i], p: odds.p[i], q: odds.q[i], verdict };
});
await insertInBlocks(workspace.store, "edges", kept);
await workspace.store.insert("actions", [{ generation, account: "x/y", kind: "link", object: "o", time: 0, document: "d" }]);
const { store, catalogue, config, brands } = workspace;
const state = new LiveState({ store, catalogue, config, brands, generation }, { version: "0.0.0", reader: "bench" });
await using server = await startServer(state, { port: 0 });
const url = server.url.replace(/\/$/, "");
console.log(`${edges.length} edges in the store`);

const asked = performance.now();
const bytes = (await (await fetch(`${url}/api/pressure/network`)).arrayBuffer()).byteLength;
console.log(`the answer: ${(bytes / 1e6).toFixed(1)} MB in ${seconds(asked)} s`);

const browser = await openBrowser();
const { page, complaints } = await openPage(browser, url, { width: "desk", theme: "day" });
const opened = performance.now();
await page.goto(`${url}/pressure`);
const canvas = page.locator(".network-canvas");
await page.locator(".network-canvas[data-drawn]").waitFor({ timeout: 240_000 });
console.log(`first picture after ${seconds(opened)} s`);
await page.locator('.network-canvas[data-drawn$=" 1 1"]').waitFor({ timeout: 240_000 });
console.log(`placed and drawn whole after ${seconds(opened)} s`);
if (process.env.LANDFALL_SCREENSHOT) await page.screenshot({ path: process.env.LANDFALL_SCREENSHOT, fullPage: true });

/** The longest frame that the page's own thread leaves out while the drawing is moved and looked at closely. */
await page.evaluate(`(() => {
  window.frames_ = [];
  let last = performance.now();
  const frame = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
})()`);
await canvas.scrollIntoViewIfNeeded();
const box = await canvas.boundingBox();
if (!box) throw new Error("the canvas has no place");
await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
await page.mouse.down();
for (let i = 1; i <= 40; i++) await page.mouse.move(box.x + box.width / 2 + i * 4, box.y + box.height / 2 + i * 2);
await page.mouse.up();
/** Waits for the picture of a view: its number or a later one, of every line (1) or each eighth (8) or more. */
async function drawnAfter(since: number, number: number, stride: string): Promise<string> {
  for (;;) {
    const [view, lines] = ((await canvas.getAttribute("data-drawn")) ?? "").split(" ");
    if (Number(view) >= number && Number(lines) <= Number(stride)) return seconds(since);
    await page.waitForTimeout(20);
  }
}
await page.waitForTimeout(3000);
for (let i = 0; i < 3; i++) {
  const number = Number((await canvas.getAttribute("data-drawn"))?.split(" ")[0]);
  const before = performance.now();
  await page.getByRole("button", { name: "closer" }).click();
  const quick = await drawnAfter(before, number + 1, "8");
  const whole = await drawnAfter(before, number + 1, "1");
  console.log(`closer: a quick picture after ${quick} s, the whole after ${whole} s`);
}
const frames = await page.evaluate<number[]>("window.frames_");
frames.sort((x, y) => x - y);
const at = (share: number) => frames[Math.min(frames.length - 1, Math.floor(frames.length * share))].toFixed(0);
console.log(`frames while moving and zooming: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms`);
const heap = await page.evaluate<number>("performance.memory ? performance.memory.usedJSHeapSize : 0");
console.log(`page heap ${(heap / 1e6).toFixed(0)} MB; complaints: ${complaints.length}`);
await browser.close();
await workspace[Symbol.asyncDispose]();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
