import { LandfallError } from "../../core/errors.js";
import type { ShareColumns } from "./columns.js";
import { edgesByTable } from "./edge-table.js";
import { type EdgeColumns, edgesOf } from "./edges.js";
import { coActions, countClosePairs, groupByObject } from "./pairs.js";
import { participatingAccounts, rowsOfActiveAccounts } from "./participation.js";

/** CooRTweet's parameters by its own meaning. */
export interface ConformanceOptions {
  /** `time_window`: two shares of an object at most this far apart act together; the same second counts. */
  windowSeconds: number;
  /** `min_participation`: rows an account needs before pairing, and one of the two needs after it. */
  minParticipation: number;
  /** `edge_weight`: keep edges whose weight is strictly above this quantile of all weights (0 to 1); null keeps all. */
  weightQuantile: number | null;
  /** Pairs of shares that are visited at most: some seconds of work for each billion. */
  maxPairs: number;
  /** Edges that are held at most: about 50 bytes each. */
  maxEdges: number;
}

export const defaults: ConformanceOptions = {
  windowSeconds: 10,
  minParticipation: 2,
  weightQuantile: null,
  maxPairs: 2_000_000_000,
  maxEdges: 30_000_000,
};

/** Up to this many pairs of shares, besides four for each share, they are laid out by account, which is fastest; above, only edges are held. */
const laidOutPairs = 20_000_000;

/**
 * The co-action network exactly as the R package CooRTweet 2.1.3 computes it: an edge's weight (`pairs`) counts pairs of shares.
 *
 * @throws LandfallError `USAGE` where there are more than `maxPairs` pairs of shares or `maxEdges` edges, because a part would be a wrong answer
 */
export function conformance(columns: ShareColumns, options: Partial<ConformanceOptions> = {}): EdgeColumns {
  const { windowSeconds, minParticipation, weightQuantile, maxPairs, maxEdges } = { ...defaults, ...options };
  const grouped = groupByObject(columns, rowsOfActiveAccounts(columns, minParticipation));
  const total = countClosePairs(columns, grouped, windowSeconds).reduce((sum, count) => sum + count, 0);
  if (total > maxPairs) throw tooMany(`${total} pairs of shares lie within ${windowSeconds} s, more than the ${maxPairs} that are visited`);
  const participates = participatingAccounts(columns, grouped, windowSeconds, minParticipation);
  const accept = (a: number, b: number) => participates[a] === 1 || participates[b] === 1;
  const edges =
    total <= laidOutPairs + 4 * columns.length
      ? edgesOf(columns, coActions(columns, grouped, windowSeconds, { accept }))
      : edgesByTable(columns, grouped, windowSeconds, accept, maxEdges);
  if (edges === null) throw tooMany(`more than ${maxEdges} pairs of accounts act together within ${windowSeconds} s`);
  return weightQuantile === null ? edges : above(edges, quantile(edges.pairs, weightQuantile));
}

function tooMany(what: string): LandfallError {
  const next = "shorten the window, raise the minimum participation, or run without conformance, which sets crowded objects apart";
  return new LandfallError("USAGE", what, { next });
}

/** Edges whose weight is strictly greater than `threshold`. */
function above(edges: EdgeColumns, threshold: number): EdgeColumns {
  const kept: number[] = [];
  for (let edge = 0; edge < edges.length; edge++) if (edges.pairs[edge] > threshold) kept.push(edge);
  return selectEdges(edges, kept);
}

/** The edges with these row numbers. */
function selectEdges(edges: EdgeColumns, rows: ArrayLike<number>): EdgeColumns {
  return {
    length: rows.length,
    a: Int32Array.from(rows, (edge) => edges.a[edge]),
    b: Int32Array.from(rows, (edge) => edges.b[edge]),
    pairs: Int32Array.from(rows, (edge) => edges.pairs[edge]),
    objects: Int32Array.from(rows, (edge) => edges.objects[edge]),
    lead: Float32Array.from(rows, (edge) => edges.lead[edge]),
    lagSeconds: Float32Array.from(rows, (edge) => edges.lagSeconds[edge]),
  };
}

/** R's default quantile (type 7 of Hyndman and Fan, 1996): linear between order statistics. */
export function quantile(values: Int32Array, probability: number): number {
  if (values.length === 0) return 0;
  const sorted = values.slice().sort();
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
