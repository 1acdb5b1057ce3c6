import { DateAffinity } from "./date-affinity.js";
import { PairHeap } from "./pair-heap.js";
import { similarPairs } from "./similar-pairs.js";
import { sum, type Vector } from "./vector.js";

/** A group of documents while stories form. */
export interface Group {
  /** Sum of the vectors of its documents. */
  vector: Vector;
  size: number;
  /** Sum of the similarities of all ordered pairs of its documents, each with itself included. */
  self: number;
  /** How many of its documents are short. */
  shorts: number;
  /** Day numbers of its dated documents with their count. */
  days: Map<number, number>;
  /** The first and last of them; positive and negative infinity where there are none. */
  firstDay: number;
  lastDay: number;
  members: number[];
}

export interface AgglomerateOptions {
  threshold: number;
  /** Least similarity across two groups relative to that within the tighter one, 0 to 1. */
  relative: number;
  /** Groups of short texts that are further apart in time than this stay apart, in hours. */
  gapHours: number;
}

/** A bound that is reckoned in another order may differ from what it bounds in the last digits. */
const roundingSlack = 1 - 1e-9;
/** How much more alike the centres of groups of short texts must be than articles on the average. */
const shortStrictness = 1.7;

/**
 * Joins the two most similar groups until none reach the threshold: agglomerative clustering by the average similarity of documents
 * (UPGMA, Sokal and Michener 1958), on pairs that share a term. Groups stay apart where they resemble each other much less than
 * the documents of the tighter one do among themselves, so that a side story is not swallowed by the large one that it belongs to.
 *
 * For groups of short texts the average is divided by the groups' own cohesion (the cosine of their centres): headlines on one story often
 * share no word with one another, but each with the vocabulary of the whole.
 */
export function agglomerate(groups: Group[], options: AgglomerateOptions): Group[] {
  const nodes: (Group | null)[] = [...groups];
  const pairs = similarPairs(groups);
  const affinity = new DateAffinity(groups.map((group) => group.days));
  const averageOf = (a: Group, b: Group, across: number, short: boolean): number =>
    (across * affinity.between(a, b, short)) / (a.size * b.size);
  const gapDays = options.gapHours / 24;
  const heap = new PairHeap();
  const version = new Uint32Array(groups.length);
  const offer = (i: number, j: number, pair: number): void => {
    const a = nodes[i]!;
    const b = nodes[j]!;
    const across = pairs.across[pair];
    // Most offers are of two single documents, and most of those cannot reach the threshold whatever their days.
    if (a.size === 1 && b.size === 1 && across * affinity.largest < options.threshold) return;
    const share = shortShare(a, b);
    if (share >= 0.5 && daysBetween(a, b) > gapDays) return;
    const needed = allowance(a, b, share);
    // As close in time as can be; the days are looked at only where that would do.
    if ((across * affinity.largest) / (a.size * b.size * needed) < options.threshold * roundingSlack) return;
    const score = averageOf(a, b, across, share >= 0.5) / needed;
    if (score >= options.threshold) heap.push(score, Math.min(i, j), Math.max(i, j), version[i] + version[j], pair);
  };
  for (let i = 0; i < nodes.length; i++) {
    pairs.of[i].visit((k, pair) => {
      if (i < k) offer(i, k, pair);
    });
  }
  for (let top = heap.pop(); top >= 0; top = heap.pop()) {
    const a = heap.a[top];
    const b = heap.b[top];
    const left = nodes[a];
    const right = nodes[b];
    // Versions only rise, so an old entry has a smaller sum.
    if (!left || !right || heap.version[top] !== version[a] + version[b]) continue;
    const across = pairs.across[heap.pair[top]];
    const tighter = Math.max(cohesion(left), cohesion(right));
    const share = shortShare(left, right);
    if (share < 0.5 && averageOf(left, right, across, false) < options.relative * tighter) continue;
    nodes[a] = join(left, right, across);
    nodes[b] = null;
    version[a]++;
    pairs.join(a, b, nodes);
    pairs.of[a].visit((k, pair) => offer(a, k, pair));
  }
  return nodes.filter((node) => node !== null);
}

/** What the average is divided by before it is held against the threshold: 1 for articles, for short texts their cohesion and a stricter threshold. */
function allowance(a: Group, b: Group, share: number): number {
  if (share === 0) return 1;
  const centres = Math.sqrt((a.self / (a.size * a.size)) * (b.self / (b.size * b.size)));
  return share === 1 ? shortStrictness * centres : (shortStrictness * centres) ** share;
}

/** Days from the end of one group to the beginning of the other; 0 where they overlap or one is undated. */
function daysBetween(a: Group, b: Group): number {
  if (a.days.size === 0 || b.days.size === 0) return 0;
  return Math.max(0, a.firstDay - b.lastDay, b.firstDay - a.lastDay);
}

function shortShare(a: Group, b: Group): number {
  return (a.shorts + b.shorts) / (a.size + b.size);
}

/** The average similarity of two different documents of a group, 0 for one alone. */
function cohesion(group: Group): number {
  return group.size < 2 ? 0 : (group.self - group.size) / (group.size * (group.size - 1));
}

function join(a: Group, b: Group, across: number): Group {
  const days = new Map(a.days);
  for (const [day, count] of b.days) days.set(day, (days.get(day) ?? 0) + count);
  return {
    vector: sum(a.vector, b.vector),
    size: a.size + b.size,
    self: a.self + b.self + 2 * across,
    shorts: a.shorts + b.shorts,
    days,
    firstDay: Math.min(a.firstDay, b.firstDay),
    lastDay: Math.max(a.lastDay, b.lastDay),
    members: a.members.concat(b.members),
  };
}
