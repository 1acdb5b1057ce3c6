/**
 * Hostile shares: crowds, bursts and one account's flood, in conformance and with the null model, each in a process of its own.
 *
 *   npx tsx bench/synchrony-hostile.ts [name of one input]
 */
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { seededRandom } from "../src/relate/synchrony/window-choice.js";

const start = 1_700_000_000;
const random = seededRandom(7);
const below = (n: number) => Math.floor(random() * n);

/** Rows by number: `object,account,content,time`. */
const inputs: Record<string, { rows: number; row: (i: number) => string }> = {
  "one object by 22,000 at once": {
    rows: 1_000_000,
    row: (i) => (i < 22_000 ? `o,a${i},c${i},${start}` : `o${below(300_000)},a${below(22_000)},c${i},${start + below(1_209_600)}`),
  },
  "a day of bursts": { rows: 864_000, row: (i) => `o${Math.floor(i / 10)},a${below(50_000)},c${i},${start + Math.floor(i / 10)}` },
  "a day of bursts of one object": { rows: 864_000, row: (i) => `o,a${below(1000)},c${i},${start + Math.floor(i / 10)}` },
  "a flood by one account": {
    rows: 1_000_000,
    row: (i) => `o${below(3)},${i % 50 === 0 ? `b${below(1000)}` : "a"},c${i},${start + below(86_400)}`,
  },
  "everybody at once": { rows: 1_000_000, row: (i) => `o,a${below(100_000)},c${i},${start}` },
};

const bench = fileURLToPath(new URL("synchrony.ts", import.meta.url));
for (const [name, { rows, row }] of Object.entries(inputs)) {
  if (process.argv[2] !== undefined && process.argv[2] !== name) continue;
  const file = join(tmpdir(), `landfall-hostile-${process.pid}.csv`);
  const handle = openSync(file, "w");
  let text = "object_id,account_id,content_id,timestamp_share\n";
  for (let i = 0; i < rows; i++) {
    text += `${row(i)}\n`;
    if (text.length < 1_000_000) continue;
    writeSync(handle, text);
    text = "";
  }
  writeSync(handle, text);
  closeSync(handle);
  for (const mode of ["conformance", "null model"]) {
    const { stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, bench, "--one", file, mode], { encoding: "utf8" });
    console.log(`${name}, ${mode}: ${stdout.trim() || /LandfallError: .*/.exec(stderr)?.[0] || stderr}`);
  }
  for (const left of [file, `${file}.edges`]) if (existsSync(left)) rmSync(left);
}
