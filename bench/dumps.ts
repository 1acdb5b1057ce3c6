/**
 * Reads a synthetic monthly dump of comments (gzip, or zstd where the command `zstd` is there: `--long=31`, as the real ones are made), one in two hundred naming the product. Prints
 * lines and megabytes a second, memory, and whether each comment is there once after a stop in the middle.
 *
 * `npx tsx bench/dumps.ts [lines]`. The default makes some 3 GB of JSON.
 */
import { spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { HandleStore } from "../src/collect/fetch/open-handles.js";
import { redditDumps } from "../src/collect/reddit/dump-adapter.js";
import type { Cursor } from "../src/collect/source.js";
import { stepSource } from "../src/collect/source-step.js";

const count = Number(process.argv[2] ?? 7_000_000);
const words = "the screen of my new thing is fine but battery and camera are not what they said it would be today".split(" ");

function* lines(): Generator<string> {
  for (let from = 0; from < count; from += 500) {
    let block = "";
    for (let n = from; n < Math.min(count, from + 500); n++) {
      const body = `${n % 200 === 42 ? "Quayphone " : ""}${Array.from({ length: 30 }, (_, at) => words[(n * 7 + at * 3 + (n >> 5)) % words.length]).join(" ")}`;
      block += `{"id":"c${n.toString(36)}","body":"${body}","created_utc":${1_470_000_000 + n},"author":"a${n % 9973}","subreddit":"quay","link_id":"t3_${n % 777}","parent_id":"t1_${n % 7919}","score":${n % 31},"gilded":0,"distinguished":null,"controversiality":0,"edited":false}\n`;
    }
    yield block;
  }
}

const folder = await mkdtemp(join(tmpdir(), "landfall-dump-"));
try {
  const hasZstd = spawnSync("zstd", ["--version"]).status === 0;
  const plain = join(folder, "RC_2016-08.jsonl");
  let path = join(folder, "RC_2016-08.gz");
  let bytes = 0;
  const counted = Readable.from(
    (function* () {
      for (const block of lines()) {
        bytes += block.length;
        yield block;
      }
    })(),
  );
  if (hasZstd) {
    await pipeline(counted, createWriteStream(plain));
    path = join(folder, "RC_2016-08.zst");
    spawnSync("sh", ["-c", 'cat "$1" | zstd -q -3 --long=31 > "$2"', "sh", plain, path]);
    await rm(plain);
  } else await pipeline(counted, createGzip({ level: 3 }), createWriteStream(path));
  await utimes(path, 1, 1);
  const [task] = redditDumps.plan({ phrases: ["Quayphone"], ambiguous: [], exclusions: [], languages: [] }, { path: folder });
  const ids = new Set<string>();
  let given = 0;
  let cursor: Cursor | null = null;
  let peak = 0;
  let steps = 0;
  let handles = new HandleStore();
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (let isDone = false; !isDone; steps++) {
    const step = await stepSource(redditDumps, { get: () => Promise.reject(new Error("nothing is fetched")), handles }, task, cursor, {
      source: "dump",
      now: Date.now,
    });
    for (const { id } of step.documents) ids.add(id);
    given += step.documents.length;
    for (const { reason } of step.diagnostics) console.log(`  ${reason}`);
    ({ cursor, isDone } = { cursor: JSON.parse(JSON.stringify(step.cursor)) as Cursor, isDone: step.isDone });
    peak = Math.max(peak, process.memoryUsage().rss);
    if (steps === 3) {
      // Another process goes on: nothing is open any more.
      await handles[Symbol.asyncDispose]();
      handles = new HandleStore();
    }
  }
  await handles[Symbol.asyncDispose]();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const expected = Math.floor((count - 43) / 200) + 1;
  console.log(
    `${count.toLocaleString("en")} lines, ${(bytes / 1e9).toFixed(2)} GB as ${((await stat(path)).size / 1e6).toFixed(0)} MB of ${hasZstd ? "zstd --long=31" : "gzip"}: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time; ${Math.round(count / seconds).toLocaleString("en")} lines and ${Math.round(bytes / 1e6 / seconds)} MB a second, one restart among them`,
  );
  console.log(
    `${ids.size} comments of ${expected} expected, ${given - ids.size} given twice, ${steps} steps, at most ${Math.round(peak / 2 ** 20)} MiB resident`,
  );
  if (ids.size !== expected || given !== ids.size) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
