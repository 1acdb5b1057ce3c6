/**
 * Speed: generated shares, from the CSV file to the CSV of edges, with the counts and the checksum that prove equal work.
 *
 *   npx tsx bench/synchrony.ts [rows, default 100000,1000000] [largest object, default 5000]
 *
 * Each size runs in a process of its own, once in conformance and once with the null model, so that peak memory is its own.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { conformance } from "../src/relate/synchrony/conformance.js";
import { detect } from "../src/relate/synchrony/detect.js";
import { readShares } from "../src/relate/synchrony/read-shares.js";
import { edgeCsv } from "../src/relate/synchrony/write-edges.js";

const windowSeconds = 60;
const generator = fileURLToPath(new URL("../../shared/data/reference/synchrony/generate-shares.mjs", import.meta.url));
/** What the R package CooRTweet 2.1.3 finds: edges and md5 of the sorted edge lines (../shared/data/reference/README.md). */
const reference: Record<string, { edges: number; md5?: string }> = {
  "100000": { edges: 41_629 },
  "1000000": { edges: 1_139_472, md5: "28342686c090ea22a77d7c3b15d9dece" },
  "5000000": { edges: 6_763_295 },
};
/** Sorting the lines of more rows takes longer than all the rest. */
const mostRowsSorted = 1_000_000;

const [, script, first = "100000,1000000", second = "5000", third] = process.argv;
if (first === "--one") await one(second, third);
else await all(first.split(",").map(Number), Number(second));

/** One run in this process: prints its figures as JSON. */
async function one(file: string, mode: string): Promise<void> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const { columns } = await readShares(createReadStream(file, { highWaterMark: 1 << 20 }));
  const read = seconds();
  const result =
    mode === "conformance"
      ? { edges: conformance(columns, { windowSeconds }), odds: null, notes: [] }
      : detect.detailed(columns, { windowSeconds });
  const found = seconds();
  const out = createWriteStream(`${file}.edges`);
  for (const part of edgeCsv(columns, result.edges, result.odds)) {
    if (!out.write(part)) await once(out, "drain");
  }
  out.end();
  await finished(out);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const pairs = result.edges.pairs.reduce((sum, n) => sum + n, 0);
  const beyond = result.odds?.q.reduce((sum, q) => sum + Number(q <= 0.05), 0);
  console.log(
    JSON.stringify({
      edges: result.edges.length,
      pairs,
      "beyond chance": beyond,
      "read s": read.toFixed(2),
      "edges s": (found - read).toFixed(2),
      "write s": (seconds() - found).toFixed(2),
      "wall s": seconds().toFixed(2),
      "CPU s": ((userCPUTime + systemCPUTime) / 1e6).toFixed(2),
      "peak MB": Math.round(maxRSS / 1024),
      notes: result.notes.length,
    }),
  );
}

async function all(sizes: number[], largestObject: number): Promise<void> {
  if (!existsSync(generator)) {
    console.log("skipped: ../shared/data/reference/synchrony/generate-shares.mjs is absent");
    return;
  }
  const table: Record<string, unknown>[] = [];
  for (const rows of sizes) {
    const file = join(tmpdir(), `landfall-shares-${rows}-${largestObject}.csv`);
    if (!existsSync(file)) execFileSync("node", ["--max-old-space-size=8000", generator, `${rows}`, `${largestObject}`, "42", file]);
    for (const mode of ["conformance", "null model"]) {
      const { stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, script, "--one", file, mode], { encoding: "utf8" });
      if (stdout === "") throw new Error(stderr);
      const line = { rows, mode, ...JSON.parse(stdout) };
      const known = largestObject === 5000 ? reference[rows] : undefined;
      if (known) line["as CooRTweet"] = line.edges === known.edges;
      if (mode === "conformance" && rows <= mostRowsSorted) {
        const lines = readFileSync(`${file}.edges`, "latin1").split("\n").slice(1, -1).sort();
        line.md5 = createHash("md5")
          .update(`${lines.join("\n")}\n`)
          .digest("hex");
        if (known?.md5) line["as CooRTweet"] = line.md5 === known.md5;
      }
      rmSync(`${file}.edges`);
      table.push(line);
      console.log(JSON.stringify(line));
    }
  }
  console.table(table);
}
