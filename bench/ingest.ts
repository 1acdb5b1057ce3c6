/**
 * `npm run bench -- ingest [events]`: a million events of a Jetstream server on loopback through everything that `landfall collect` does: filter, read, deletions with all that hangs on them,
 * raw answers, cursors; the server breaks off three times. Prints events a second, what is in the store against what should be, and memory.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../src/collect/fetch/host-gate.js";
import { Collector } from "../src/pipeline/collect/collector.js";
import { readPending } from "../src/pipeline/read.js";
import { openWorkspace } from "../src/pipeline/workspace.js";
import { expectedPosts, replayBegin, replayEnd, startJetstreamServer } from "../test/servers/jetstream.js";

const count = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), "landfall-ingest-"));
const server = await startJetstreamServer(
  count,
  [0.25, 0.5, 0.75].map((share) => Math.round(count * share)),
);
try {
  mkdirSync(join(folder, "catalogue"));
  writeFileSync(join(folder, "catalogue", "brands.csv"), "id,name\nquayphone,Quayphone\n");
  writeFileSync(join(folder, "catalogue", "products.csv"), "brand,name,kind\n");
  writeFileSync(
    join(folder, "landfall.toml"),
    `brand = "Quayphone"\nmarket = "US"\ncatalogues = ["catalogue"]\n[collect]\nallowed_hosts = ["127.0.0.1:${server.port}"]\n[[sources]]\nkind = "jetstream"\nname = "Bluesky"\nservers = ["ws://127.0.0.1:${server.port}"]\nsince = "${new Date(replayBegin / 1000).toISOString().slice(0, 10)}"\n`,
  );
  await using workspace = await openWorkspace(folder, "bench");
  let peak = 0;
  let steps = 0;
  // The wall clock for waits, the replay's for what is live.
  const clock = { ...systemClock, now: () => replayEnd(count) };
  await using collector = await Collector.open(workspace, {
    version: "0",
    clock,
    onStep: () => {
      steps++;
      peak = Math.max(peak, process.memoryUsage().rss);
    },
  });
  const wanted = expectedPosts(count);
  const position = async () => {
    const rows = await workspace.store.query<{ cursor: string }>("SELECT cursor FROM cursors FINAL");
    return rows.length === 0 || rows[0].cursor === "" ? 0 : Number((JSON.parse(rows[0].cursor) as { timeUs?: string }).timeUs ?? 0);
  };
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  while ((await position()) < replayBegin + (count - 1) * 2000) await collector.runOnce([]);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const reading = performance.now();
  const read = await readPending(workspace);
  const readSeconds = (performance.now() - reading) / 1000;
  const rows = await workspace.store.query<{ id: string; text: string }>("SELECT id, text FROM documents FINAL");
  const ids = new Set(rows.map(({ id }) => id.slice("bluesky:did:plc:".length)));
  const lost = [...wanted.keys()].filter((id) => !ids.has(id)).length;
  const spurious = [...ids].filter((id) => !wanted.has(id)).length;
  const stale = rows.filter(({ id, text }) => {
    const edited = wanted.get(id.slice("bluesky:did:plc:".length));
    return edited !== undefined && edited !== null && edited !== text;
  }).length;
  const sums = await workspace.store.query("SELECT rows, documents, duplicates, quarantined, deleted, failures FROM cursors FINAL");
  console.log(
    `${count.toLocaleString("en")} events in ${seconds.toFixed(1)} s: ${Math.round(count / seconds).toLocaleString("en")} a second with everything kept (${((user + system) / 1e6).toFixed(1)} s of processor time); ${read} posts read in ${readSeconds.toFixed(1)} s more: ${Math.round(count / (seconds + readSeconds)).toLocaleString("en")} events a second in all`,
  );
  console.log(`${steps} steps, ${server.connections()} connections; sums ${JSON.stringify(sums)}`);
  console.log(
    `${rows.length} posts kept of ${wanted.size} expected: ${lost} lost, ${rows.length - ids.size} twice, ${spurious} that should be gone, ${stale} not as last edited`,
  );
  console.log(`memory: ${Math.round(peak / 2 ** 20)} MiB at most`);
  if (lost + spurious + stale + rows.length - ids.size > 0) process.exitCode = 1;
} finally {
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}
