/**
 * A Jetstream server on loopback replays a million synthetic events at full speed and breaks off three times; they are filtered, read and stored. Prints events a second, processor
 * time, memory, and whether each post is there once, as it was last edited, and none that was deleted.
 *
 * `npx tsx bench/jetstream.ts [events]`. The server runs in a process of its own; the store is the embedded one, in a folder of its own.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jetstream } from "../src/collect/bluesky/jetstream-adapter.js";
import { Fetcher } from "../src/collect/fetch/fetcher.js";
import type { Cursor } from "../src/collect/source.js";
import { stepSource } from "../src/collect/source-step.js";
import { saveDocuments } from "../src/store/documents.js";
import { Store } from "../src/store/store.js";
import { expectedPosts, replayBegin, replayEnd, startJetstreamServer } from "../test/servers/jetstream.js";

const count = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(join(tmpdir(), "landfall-jetstream-"));
const server = await startJetstreamServer(count, [count * 0.25, count * 0.5, count * 0.75].map(Math.round));
try {
  await using store = await Store.open({ kind: "embedded", folder, command: "bench" });
  await using fetcher = new Fetcher({
    contact: "https://landfall.example/bot",
    version: "0",
    allowedHosts: [`127.0.0.1:${server.port}`],
    limits: { hostPauseMs: 0 },
  });
  const query = { phrases: ["Quayphone"], ambiguous: [], exclusions: [], languages: [] };
  const [task] = jetstream.plan(query, { servers: [`ws://127.0.0.1:${server.port}`], since: replayBegin / 1000 });
  const rssBefore = process.memoryUsage().rss;
  let peak = rssBefore;
  let steps = 0;
  let saved = 0;
  let deletions = 0;
  let cursor: Cursor | null = null;
  const troubles: string[] = [];
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  for (let isDone = false; !isDone; steps++) {
    const step = await stepSource(jetstream, fetcher, task, cursor, { source: "bluesky", now: () => replayEnd(count) });
    await saveDocuments(store, step.documents, "bench");
    saved += step.documents.length;
    deletions += step.deletions.length;
    if (step.deletions.length > 0)
      await store.command(
        "INSERT INTO documents (id, month, version, deleted) SELECT id, month, {version:UInt64}, 1 FROM documents FINAL WHERE id IN {ids:Array(String)}",
        { ids: step.deletions, version: store.nextVersion() },
      );
    cursor = JSON.parse(JSON.stringify(step.cursor));
    troubles.push(...step.diagnostics.map(({ reason }) => reason));
    peak = Math.max(peak, process.memoryUsage().rss);
    isDone = step.isDone && cursor?.timeUs === String(replayBegin + (count - 1) * 2000);
    if (step.isDone && !isDone && step.outcome !== "read") await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const rows = await store.query<{ id: string; text: string }>("SELECT id, text FROM documents FINAL");
  const wanted = expectedPosts(count);
  const ids = new Set(rows.map(({ id }) => id.slice("bluesky:did:plc:".length)));
  const lost = [...wanted.keys()].filter((id) => !ids.has(id)).length;
  const stale = rows.filter(({ id, text }) => {
    const edited = wanted.get(id.slice("bluesky:did:plc:".length));
    return edited !== undefined && edited !== null && edited !== text;
  }).length;
  const spurious = [...ids].filter((id) => !wanted.has(id)).length;
  console.log(
    `${count.toLocaleString("en")} events in ${seconds.toFixed(1)} s: ${Math.round(count / seconds).toLocaleString("en")} a second, ${((user + system) / 1e6).toFixed(1)} s of processor time (${Math.round(count / ((user + system) / 1e6)).toLocaleString("en")} events a second of it), store included`,
  );
  console.log(
    `${steps} steps, ${server.connections()} connections, ${saved} posts given, ${deletions} deletions, troubles: ${troubles.length === 0 ? "none" : troubles.join("; ")}`,
  );
  console.log(
    `${rows.length} posts kept of ${wanted.size} expected: ${lost} lost, ${rows.length - ids.size} twice, ${spurious} that should be gone, ${stale} not as last edited`,
  );
  console.log(
    `memory: ${Math.round(rssBefore / 2 ** 20)} MiB before, ${Math.round(peak / 2 ** 20)} MiB at most (the embedded store among it)`,
  );
  if (lost + spurious + stale + rows.length - ids.size > 0) process.exitCode = 1;
} finally {
  server.stop();
  await rm(folder, { recursive: true, force: true });
}
