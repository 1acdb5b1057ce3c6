/**
 * Shared interests: accounts that follow the same things meet more often than the null model of an edge expects, because it does not know their
 * interests. The German elections shares, as they are and with each account's times dealt anew among its own shares (so that nobody moves with
 * anybody): how many edges each test calls beyond chance.
 *
 *   npx tsx bench/synchrony-habits.ts [dealings, default 20]
 */
import { createReadStream, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { edgesOfKind } from "../src/relate/groups/edge-list.js";
import type { ShareColumns } from "../src/relate/synchrony/columns.js";
import { detect } from "../src/relate/synchrony/detect.js";
import { readShares } from "../src/relate/synchrony/read-shares.js";
import { seededRandom } from "../src/relate/synchrony/window-choice.js";

const path = fileURLToPath(new URL("../../shared/data/synchrony/german_elections_shares.csv", import.meta.url));
if (!existsSync(path)) {
  console.log("skipped: ../shared/data/synchrony/german_elections_shares.csv is absent");
  process.exit(0);
}
const dealings = Number(process.argv[2] ?? 20);
const windowSeconds = 30;
const level = 0.05;

for (const object of ["url_id", "phash_id"]) {
  const { columns } = await readShares(createReadStream(path), { object, content: "post_id", time: "timestamp" });
  console.log(`${object}, as it is: ${report(columns, 1)}`);
  const sums = { chance: 0, habits: 0, streams: 0 };
  for (let seed = 1; seed <= dealings; seed++) {
    const found = count(dealt(columns, seed), seed);
    sums.chance += found.chance;
    sums.habits += found.habits;
    if (found.habits > 0) sums.streams++;
  }
  console.log(
    `${object}, times dealt ${dealings} times: beyond chance ${(sums.chance / dealings).toFixed(1)} a dealing, and beyond habits too ${(sums.habits / dealings).toFixed(2)} (in ${sums.streams} dealings)`,
  );
}

function report(columns: ShareColumns, seed: number): string {
  const { edges, chance, habits } = count(columns, seed);
  return `${edges} edges on two objects or more, ${chance} beyond chance, ${habits} of them beyond both accounts' own habits`;
}

function count(columns: ShareColumns, seed: number): { edges: number; chance: number; habits: number } {
  const synchrony = detect.detailed(columns, { windowSeconds });
  const edges = edgesOfKind("link", columns, synchrony, { level, seed, onlyBeyond: false, windowsTried: 1 }, []);
  return {
    edges: edges.length,
    chance: edges.filter((edge) => edge.q <= level).length,
    habits: edges.filter((edge) => edge.verdict === "beyond chance").length,
  };
}

/** The same shares with each account's times in another order. */
function dealt(columns: ShareColumns, seed: number): ShareColumns {
  const random = seededRandom(seed);
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < columns.length; row++) {
    const rows = rowsOf.get(columns.account[row]);
    if (rows) rows.push(row);
    else rowsOf.set(columns.account[row], [row]);
  }
  const time = columns.time.slice();
  for (const rows of rowsOf.values()) {
    for (let i = rows.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const kept = time[rows[i]];
      time[rows[i]] = time[rows[j]];
      time[rows[j]] = kept;
    }
  }
  return { ...columns, time };
}
