/**
 * Hostile streams for the group detector, each in a process of its own: CPU seconds, peak memory, groups found and what is told.
 *
 *   npx tsx bench/groups-hostile.ts [documents, default 200000] [name of one input]
 */
import { spawnSync } from "node:child_process";
import { detectGroups } from "../src/relate/groups/detect.js";
import type { GroupRow } from "../src/relate/groups/row.js";
import { seededRandom } from "../src/relate/synchrony/window-choice.js";

const start = 1_700_000_000;
const day = 86_400;
const [, script, first = "200000", only, one] = process.argv;
const documents = Number(first);
const random = seededRandom(7);
const below = (n: number) => Math.floor(random() * n);
const page = (n: number) => [`https://example.org/${n}`];

/** Rows by number. */
const inputs: Record<string, (i: number) => Pick<GroupRow, "author" | "time" | "links">> = {
  "one link by everybody within a minute": (i) => ({ author: `a${i}`, time: start + (i % 60), links: page(0) }),
  "one account with every other post": (i) => ({
    author: i % 2 === 0 ? "a" : `b${below(5000)}`,
    time: start + below(14 * day),
    links: page(below(300)),
  }),
  "all times equal": (i) => ({ author: `a${i % 2000}`, time: start, links: page(below(5000)) }),
  "times out of order": (i) => ({ author: `a${below(20_000)}`, time: start + 14 * day - i * 6 + below(3600), links: page(below(50_000)) }),
  "one link shared 22,000 times in a day": (i) => ({
    author: `a${below(20_000)}`,
    time: start + (i < 22_000 ? below(day) : below(14 * day)),
    links: page(i < 22_000 ? 0 : 1 + below(50_000)),
  }),
  "a day of one-second bursts": (i) => ({
    author: `a${below(5000)}`,
    time: start + Math.floor((i * day) / documents),
    links: page(Math.floor(i / 10)),
  }),
};

if (one === "--one") run(only);
else {
  for (const name of Object.keys(inputs)) {
    if (only !== undefined && only !== name) continue;
    const { stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, script, first, name, "--one"], { encoding: "utf8" });
    console.log(`${name}: ${stdout.trim() || stderr.slice(-400)}`);
  }
}

function run(name: string): void {
  const rows = Array.from({ length: documents }, (_, i): GroupRow => ({ id: `d${i}`, text: "", brands: [], ...inputs[name](i) }));
  const before = process.cpuUsage();
  const { groups, edges, notes } = detectGroups.detailed(rows);
  const { user, system } = process.cpuUsage(before);
  const verdicts = groups.filter(({ verdict }) => verdict !== "insufficient data").length;
  const { maxRSS } = process.resourceUsage();
  console.log(
    `${((user + system) / 1e6).toFixed(1)} CPU s, ${Math.round(maxRSS / 1024)} MB; ${verdicts} groups, ${edges.length} edges kept${notes.length > 0 ? `; ${notes.join("; ")}` : ""}`,
  );
}
