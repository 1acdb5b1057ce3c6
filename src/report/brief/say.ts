import type { Rate } from "../../core/rate.js";

/** "14 % (11 to 18, n = 412)", or the counts where they are too few for a percentage. */
export function sayRate(rate: Rate): string {
  if (!rate.sufficient) return `${rate.count} of ${rate.n} (too few for a percentage)`;
  return `${percent(rate.rate)} % (${percent(rate.low)} to ${percent(rate.high)}, n = ${rate.n.toLocaleString("en-US")})`;
}

/** 0 to 1 as a whole percentage. */
export function percent(share: number): string {
  return String(Math.round(share * 100));
}

/** "1 document", "2 documents". */
export function sayCount(n: number, noun: string, plural = `${noun}s`): string {
  return `${n.toLocaleString("en-US")} ${n === 1 ? noun : plural}`;
}

/** "Apple", "Apple and Samsung", "Apple, Samsung and Google". */
export function sayList(items: string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** "3 minutes", "2 hours", "4 days". */
export function sayMinutes(minutes: number): string {
  if (minutes < 90) return sayCount(Math.round(minutes), "minute");
  if (minutes < 48 * 60) return sayCount(Math.round(minutes / 60), "hour");
  return sayCount(Math.round(minutes / (60 * 24)), "day");
}
