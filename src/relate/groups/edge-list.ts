import type { Action } from "../../core/relation.js";
import type { ShareColumns } from "../synchrony/columns.js";
import { corrected } from "../synchrony/correction.js";
import type { Synchrony } from "../synchrony/detect.js";
import { AccountIndex } from "../synchrony/evidence.js";
import { type HabitOdds, habitCost, habitOdds } from "../synchrony/habit.js";
import { poissonTail } from "../synchrony/poisson.js";
import { seededRandom } from "../synchrony/window-choice.js";

/** What can be said of two accounts that acted together. */
export const edgeVerdicts = ["beyond chance", "shared habits", "within chance", "insufficient data"] as const;
export type EdgeVerdict = (typeof edgeVerdicts)[number];

/** Two accounts that acted on the same objects by the same kind of action, within its window or the one where they stand out most. */
export interface CoActionEdge {
  a: string;
  b: string;
  kind: Action["kind"];
  windowSeconds: number;
  /** Distinct objects; pairs of shares; distinct posts of each side that met the other. */
  objects: number;
  pairs: number;
  postsA: number;
  postsB: number;
  /** Part of the pairs, 0 to 1, in which `a` was first (a tie is half); mean time between the two, seconds. */
  lead: number;
  lagSeconds: number;
  /** Objects expected by chance, the probability of at least as many, and that corrected for all pairs of accounts. */
  expected: number;
  p: number;
  q: number;
  /**
   * Posts that met as expected from these two accounts' own posts and hours, and the probability of as many, corrected for all edges asked;
   * null where q is above the level, or there were too many to look at.
   */
  habitExpected: number | null;
  habitQ: number | null;
  verdict: EdgeVerdict;
}

/** Edges kept of all kinds, the least likely first: what a browser still draws. */
const maxEdges = 1_000_000;
/** Posts dealt at most over all edges of one kind for the test against habits, and how often for each edge. */
const habitWork = 100_000_000;
const habitShuffles = 999;
/** Two accounts that met on one object only are counted when asked for, and say nothing. */
const minimumObjects = 2;

export interface EdgeOptions {
  level: number;
  seed: number;
  /** True for the edges beyond chance alone: of a window that was looked through besides the kind's own. */
  onlyBeyond: boolean;
  /** Windows looked through: each edge may stand out at any of them, and is charged for all. */
  windowsTried: number;
}

/** The edges of one kind at one window with two objects or more, with the posts and habits of each; the least likely first. */
export function edgesOfKind(
  kind: Action["kind"],
  columns: ShareColumns,
  synchrony: Synchrony,
  { level, seed, onlyBeyond, windowsTried }: EdgeOptions,
  notes: string[],
): CoActionEdge[] {
  const { edges, odds, model, tests } = synchrony;
  const { windowSeconds } = synchrony.window;
  const chargedQ = (i: number) => Math.min(1, odds.q[i] * windowsTried);
  const rows: number[] = [];
  for (let i = 0; i < edges.length; i++) if (edges.objects[i] >= minimumObjects && (!onlyBeyond || chargedQ(i) <= level)) rows.push(i);
  rows.sort((x, y) => odds.p[x] - odds.p[y] || y - x);
  if (rows.length > maxEdges) {
    notes.push(`${kind}: the ${maxEdges} least likely of ${rows.length} edges were kept`);
    rows.length = maxEdges;
  }
  const index = new AccountIndex(columns);
  const random = seededRandom(seed);
  const habits: HabitOdds[] = [];
  let work = 0;
  let untested = 0;
  const found = rows.map((i): CoActionEdge => {
    const swapped = columns.accounts.compare(edges.a[i], edges.b[i]) > 0;
    const [a, b] = swapped ? [edges.b[i], edges.a[i]] : [edges.a[i], edges.b[i]];
    const [postsA, postsB] = index.postsOf(a, b, windowSeconds);
    const lead = edges.lead[i] / edges.pairs[i];
    const q = chargedQ(i);
    const cost = habitCost(index, a, b) * habitShuffles;
    const isAffordable = work + cost <= habitWork;
    if (q <= level && isAffordable) work += cost;
    else if (q <= level) untested++;
    const habit = q <= level && isAffordable ? habitOdds(columns, index, a, b, { windowSeconds, shuffles: habitShuffles, random }) : null;
    const most = poissonTail(Math.min(model.shares[a], model.shares[b]), odds.expected[i]) * tests * windowsTried;
    const verdict: EdgeVerdict = q <= level ? "beyond chance" : most > level ? "insufficient data" : "within chance";
    if (habit !== null) habits.push(habit);
    return {
      a: columns.accounts.at(a),
      b: columns.accounts.at(b),
      kind,
      windowSeconds,
      objects: edges.objects[i],
      pairs: edges.pairs[i],
      postsA,
      postsB,
      lead: swapped ? 1 - lead : lead,
      lagSeconds: edges.lagSeconds[i],
      expected: odds.expected[i],
      p: odds.p[i],
      q,
      habitExpected: habit?.expected ?? null,
      habitQ: habit?.p ?? null,
      verdict,
    };
  });
  judgeHabits(
    found.filter((edge) => edge.habitQ !== null),
    habits,
    level,
  );
  if (untested > 0) notes.push(`${kind}: ${untested} edges were not tested against their accounts' own habits`);
  return found;
}

/** Corrects the tests against habits for how many there were, and takes back the verdict of the edges that do not pass. */
function judgeHabits(edges: readonly CoActionEdge[], habits: readonly HabitOdds[], level: number): void {
  const q = corrected(
    Float64Array.from(habits, (habit) => habit.p),
    habits.length,
  );
  for (const [i, edge] of edges.entries()) {
    edge.habitQ = q[i];
    if (q[i] > level) edge.verdict = habits[i].hasPower ? "shared habits" : "insufficient data";
  }
}

/** One edge for a pair and kind, at the window where it is least likely; the least likely of all first, at most as many as are kept. */
export function mergedEdges(lists: readonly CoActionEdge[][]): CoActionEdge[] {
  const merged = new Map<string, CoActionEdge>();
  for (const list of lists) {
    for (const edge of list) {
      const key = `${edge.kind}\n${edge.a}\n${edge.b}`;
      const known = merged.get(key);
      if (known === undefined || edge.p < known.p) merged.set(key, edge);
    }
  }
  const edges = [...merged.values()].sort((x, y) => x.p - y.p || y.objects - x.objects || compare(x.a, y.a) || compare(x.b, y.b));
  if (edges.length > maxEdges) edges.length = maxEdges;
  return edges;
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
