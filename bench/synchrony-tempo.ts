import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const path = fileURLToPath(new URL("../../shared/data/synchrony/ephemeral_astroturf/bot_deletions.csv.gz", import.meta.url));

/** Posts of one attack were deleted within one minute of each other, by at least this many accounts. */
const leastAccounts = 20;
/** A post longer before the burst's median than this was no part of it, seconds. */
const widest = 600;

/** Delays within real attacks, seconds after each attack's tenth percentile; null where the data are absent. */
export function attackDelays(): number[][] | null {
  if (!existsSync(path)) return null;
  const byMinute = new Map<number, { times: number[]; accounts: Set<string> }>();
  for (const line of gunzipSync(readFileSync(path)).toString().split("\n").slice(1)) {
    const [, account, created, deleted] = line.split(",");
    if (deleted === undefined) continue;
    const minute = Math.floor(Number(deleted) / 60);
    const burst = byMinute.get(minute) ?? { times: [], accounts: new Set<string>() };
    byMinute.set(minute, burst);
    burst.times.push(Number(created));
    burst.accounts.add(account);
  }
  return [...byMinute.values()]
    .filter(({ accounts }) => accounts.size >= leastAccounts)
    .map(({ times }) => {
      times.sort((x, y) => x - y);
      const median = times[Math.floor(times.length / 2)];
      const near = times.filter((time) => Math.abs(time - median) <= widest);
      const from = near[Math.floor(near.length / 10)];
      return near.filter((time) => time >= from).map((time) => time - from);
    });
}
