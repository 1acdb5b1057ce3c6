import type { Action, SynchronyEdge } from "../../core/relation.js";
import { columnsOf, type ShareColumns } from "./columns.js";
import { type Correction, corrected } from "./correction.js";
import { type EdgeColumns, edgesOf, namesOf } from "./edges.js";
import { type NullModel, nullModel } from "./null-model.js";
import { coActions, countClosePairs, groupByObject } from "./pairs.js";
import { participatingAccounts, rowsOfActiveAccounts } from "./participation.js";
import { poissonTail } from "./poisson.js";
import { chooseWindow, type WindowChoice } from "./window-choice.js";
import type { EdgeOdds } from "./write-edges.js";

export interface SynchronyOptions {
  /** Two shares of an object at most this far apart act together; null lets the data choose. */
  windowSeconds: number | null;
  /** Shares an account needs before pairing, and one of the two needs after it. */
  minParticipation: number;
  correction: Correction;
  /** The false discovery rate at which an edge counts as beyond chance. */
  level: number;
  /** Pairs of shares held at once, besides four for each share; the most crowded objects are left out to stay within it. */
  maxPairs: number;
  /** Times of everything that the stream does, Unix seconds, where the actions are one kind among others; null where they are all there is. */
  background: Float64Array | null;
  /** Deals the times for the choice of the window. */
  seed: number;
}

export const defaults: SynchronyOptions = {
  windowSeconds: null,
  minParticipation: 2,
  correction: "BH",
  level: 0.05,
  maxPairs: 20_000_000,
  background: null,
  seed: 1,
};

/** The network with all that it rests on. Row `i` of `odds` speaks of row `i` of `edges`. */
export interface Synchrony {
  columns: ShareColumns;
  edges: EdgeColumns;
  odds: EdgeOdds;
  model: NullModel;
  window: WindowChoice;
  /** Pairs of accounts that could have acted together: the number of tests. */
  tests: number;
  level: number;
  /** What a reader must know: objects left out and the like. */
  notes: string[];
}

/**
 * Pairs of accounts that acted on the same objects within a window, with how many were expected by chance, the probability of at
 * least as many (p), and that corrected for all pairs of accounts (q). `weight` counts distinct objects.
 */
export function detect(input: readonly Action[] | ShareColumns, options: Partial<SynchronyOptions> = {}): SynchronyEdge[] {
  const { columns, edges, odds } = detect.detailed(input, options);
  return Array.from({ length: edges.length }, (_, i) => {
    const [account_id, account_id_y] = namesOf(columns, edges, i);
    return { account_id, account_id_y, weight: edges.objects[i], expected: odds.expected[i], p: odds.p[i], q: odds.q[i] };
  });
}

/** As {@link detect}, in columns, with the model, the choice of the window and the notes. */
detect.detailed = (input: readonly Action[] | ShareColumns, options: Partial<SynchronyOptions> = {}): Synchrony => {
  const settings = { ...defaults, ...options };
  const columns = "accounts" in input ? input : columnsOf(input);
  const notes: string[] = [];
  const window =
    settings.windowSeconds === null
      ? chooseWindow(columns, { seed: settings.seed })
      : { windowSeconds: settings.windowSeconds, from: "setting" as const, reason: "set by the user", gaps: 0, steps: [] };
  const { windowSeconds } = window;
  const grouped = groupByObject(columns, rowsOfActiveAccounts(columns, settings.minParticipation));
  const skip = crowdedObjects(columns, countClosePairs(columns, grouped, windowSeconds), settings.maxPairs, notes);
  const participates = participatingAccounts(columns, grouped, windowSeconds, settings.minParticipation, skip);
  const edges = edgesOf(
    columns,
    coActions(columns, grouped, windowSeconds, { skip, accept: (a, b) => participates[a] === 1 || participates[b] === 1 }),
  );
  const model = nullModel(columns, grouped, windowSeconds, { skip, background: settings.background });
  const tests = (model.activeAccounts * (model.activeAccounts - 1)) / 2;
  const expected = new Float64Array(edges.length);
  const p = new Float64Array(edges.length);
  for (let i = 0; i < edges.length; i++) {
    expected[i] = model.expected(edges.a[i], edges.b[i]);
    p[i] = poissonTail(edges.objects[i], expected[i]);
  }
  const q = corrected(p, tests, settings.correction);
  return { columns, edges, odds: { expected, p, q }, model, window, tests, level: settings.level, notes };
};

/** What can be said of an edge: beyond chance, within it, or nothing, because these two acted too little for any count to be. */
export function verdictOf(synchrony: Synchrony, edge: number): "beyond chance" | "within chance" | "insufficient data" {
  const { edges, odds, model, tests, level } = synchrony;
  if (odds.q[edge] <= level) return "beyond chance";
  const most = Math.min(model.shares[edges.a[edge]], model.shares[edges.b[edge]]);
  return poissonTail(most, odds.expected[edge]) * tests > level ? "insufficient data" : "within chance";
}

/**
 * Marks the most crowded objects until the rest fits: what everybody shares at once says nothing about two accounts, and
 * leaving it out of what is seen and of what is expected alike keeps the comparison right.
 */
function crowdedObjects(columns: ShareColumns, pairs: Float64Array, maxPairs: number, notes: string[]): Uint8Array | null {
  const limit = maxPairs + 4 * columns.length;
  let total = 0;
  for (const count of pairs) total += count;
  if (total <= limit) return null;
  const skip = new Uint8Array(pairs.length);
  const byCrowd = Uint32Array.from(pairs.keys()).sort((a, b) => pairs[b] - pairs[a] || a - b);
  let left = 0;
  for (; total > limit; left++) {
    skip[byCrowd[left]] = 1;
    total -= pairs[byCrowd[left]];
  }
  const objects = left === 1 ? "1 object was" : `${left} objects were`;
  notes.push(`${objects} shared by so many within the window that they tell nothing about any two accounts, and left out`);
  return skip;
}
