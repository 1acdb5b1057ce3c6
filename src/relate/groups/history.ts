import type { Context } from "./context.js";
import { followGroups, type GroupChange } from "./follow.js";
import type { ValidatedTie } from "./network.js";

/** One period in which members acted together: who, in how many parts that did not meet each other, and what changed since. */
export interface HistoryStage {
  /** Unix seconds. */
  from: number;
  to: number;
  accounts: number;
  documents: number;
  parts: number;
  changes: { change: GroupChange["change"] | "back"; accounts: number; joined: string[]; left: string[] }[];
}

export interface GroupHistory {
  periodSeconds: number;
  /** Periods with joint acts, the earliest first. */
  stages: HistoryStage[];
  /** Start of the first period without any more joint acts, Unix seconds; null where the stream ends before it. */
  gone: number | null;
}

const daySeconds = 86_400;
/** Periods that people speak of: an hour, a day, a week, four weeks. */
const periods = [3600, daySeconds, 7 * daySeconds, 28 * daySeconds];
/** Weeks begin on Mondays: the first of Unix time, seconds. */
const firstMonday = 4 * daySeconds;
/** More stages than this are no history but a list. */
const mostPeriods = 26;

/** The shortest of the usual periods of which a stretch of time (Unix seconds) has at most 26. */
export function periodFor({ from, to }: { from: number; to: number }): number {
  return periods.find((seconds) => (to - from) / seconds <= mostPeriods) ?? periods[periods.length - 1];
}

/** Follows a group through the periods of the stream by the acts that tie it: born, grown, shrunk, merged, split, gone, back. */
export function historyOf(ties: readonly ValidatedTie[], context: Pick<Context, "rows" | "to">, periodSeconds: number): GroupHistory {
  const start = periodSeconds >= 7 * daySeconds ? firstMonday : 0;
  const byPeriod = new Map<number, { pairs: [string, string][]; documents: Set<string> }>();
  for (const { a, b, acts } of ties) {
    for (const { documentA, documentB } of acts) {
      const time = Math.min(context.rows.get(documentA)!.time, context.rows.get(documentB)!.time);
      const period = Math.floor((time - start) / periodSeconds);
      const known = byPeriod.get(period) ?? { pairs: [], documents: new Set<string>() };
      byPeriod.set(period, known);
      known.pairs.push([a, b]);
      known.documents.add(documentA).add(documentB);
    }
  }
  const active = [...byPeriod.keys()].sort((x, y) => x - y);
  let before: string[][] = [];
  const stages = active.map((period, i): HistoryStage => {
    const { pairs, documents } = byPeriod.get(period)!;
    const parts = partsOf(pairs);
    const hasPaused = i > 0 && period > active[i - 1] + 1;
    const changes = followGroups(before.map(named), parts.map(named))
      // Who is not seen in one period has not left for good: only what is there is told, and the end is told once.
      .filter(({ change }) => change !== "gone" && change !== "same")
      .map(({ change, after, joined, left }) => ({
        change: hasPaused && change !== "merged" && change !== "split" ? ("back" as const) : change,
        accounts: new Set(after.flatMap((id) => parts[Number(id)])).size,
        joined,
        left,
      }));
    before = parts;
    const accounts = new Set(parts.flat()).size;
    return {
      from: start + period * periodSeconds,
      to: start + (period + 1) * periodSeconds,
      accounts,
      documents: documents.size,
      parts: parts.length,
      changes: hasPaused && changes.length === 0 ? [{ change: "back", accounts, joined: [], left: [] }] : changes,
    };
  });
  const end = stages.length === 0 ? 0 : stages[stages.length - 1].to;
  return { periodSeconds, stages, gone: stages.length > 0 && end + periodSeconds <= context.to ? end : null };
}

function named(accounts: string[], i: number): { id: string; accounts: string[] } {
  return { id: String(i), accounts };
}

/** Accounts joined to each other through any chain of pairs, each part in order of the alphabet, the largest first. */
function partsOf(pairs: readonly [string, string][]): string[][] {
  const parent = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    while (parent.get(root) !== undefined && parent.get(root) !== root) root = parent.get(root)!;
    parent.set(name, root);
    return root;
  };
  for (const [a, b] of pairs) parent.set(rootOf(a), rootOf(b));
  const parts = new Map<string, string[]>();
  for (const name of [...new Set(pairs.flat())].sort()) {
    const root = rootOf(name);
    const part = parts.get(root);
    if (part) part.push(name);
    else parts.set(root, [name]);
  }
  return [...parts.values()].sort((x, y) => y.length - x.length || (x[0] < y[0] ? -1 : 1));
}
