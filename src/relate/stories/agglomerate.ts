import { DateAffinity } from "./date-affinity.js";
import { PairHeap } from "./pair-heap.js";
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

/** How much more alike the centres of groups of short texts must be than articles on the average. */
const shortStrictness = 1.7;
/** Terms of so large a share of the groups link everything with everything and decide nothing. */
const tooCommonShare = 0.2;
/** Average similarities below this are taken for none: they are chance, and most of the pairs. */
const leastSimilarity = 0.05;
/** Below this number of groups no term is left out. */
const fewGroups = 500;

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
  const rows = similarities(groups);
  const affinity = new DateAffinity(groups.map((group) => group.days));
  const averageOf = (a: Group, b: Group, across: number): number =>
    (across * affinity.between(a, b, shortShare(a, b) >= 0.5)) / (a.size * b.size);
  const gapDays = options.gapHours / 24;
  const heap = new PairHeap();
  const version = new Uint32Array(groups.length);
  const offer = (i: number, j: number): void => {
    const a = nodes[i]!;
    const b = nodes[j]!;
    const across = rows[i].get(j) ?? 0;
    // Most offers are of two single documents, and most of those cannot reach the threshold whatever their days.
    if (a.size === 1 && b.size === 1 && across * affinity.largest < options.threshold) return;
    if (shortShare(a, b) >= 0.5 && daysBetween(a, b) > gapDays) return;
    const score = averageOf(a, b, across) / allowance(a, b);
    if (score >= options.threshold) heap.push(score, Math.min(i, j), Math.max(i, j), version[i] + version[j]);
  };
  rows.forEach((row, i) => {
    for (const j of row.keys()) if (i < j) offer(i, j);
  });
  for (let top = heap.pop(); top; top = heap.pop()) {
    const { a, b } = top;
    const left = nodes[a];
    const right = nodes[b];
    // Versions only rise, so an old entry has a smaller sum.
    if (!left || !right || top.version !== version[a] + version[b]) continue;
    const across = rows[a].get(b) ?? 0;
    const tighter = Math.max(cohesion(left), cohesion(right));
    if (shortShare(left, right) < 0.5 && averageOf(left, right, across) < options.relative * tighter) continue;
    nodes[a] = join(left, right, across);
    nodes[b] = null;
    version[a]++;
    const row = rows[a];
    for (const [k, value] of rows[b]) {
      rows[k].delete(b);
      if (k === a) continue;
      const total = (row.get(k) ?? 0) + value;
      row.set(k, total);
      rows[k].set(a, total);
    }
    row.delete(b);
    rows[b] = new Map();
    for (const k of row.keys()) offer(a, k);
  }
  return nodes.filter((node) => node !== null);
}

/** What the average is divided by before it is held against the threshold: 1 for articles, for short texts their cohesion and a stricter threshold. */
function allowance(a: Group, b: Group): number {
  const share = shortShare(a, b);
  if (share === 0) return 1;
  const centres = Math.sqrt((a.self / (a.size * a.size)) * (b.self / (b.size * b.size)));
  return (shortStrictness * centres) ** share;
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

/** The products of every two groups' vectors that share a term, by an inverted index. */
function similarities(groups: readonly Group[]): Map<number, number>[] {
  const postings = new Map<number, { groups: number[]; weights: number[] }>();
  const rows: Map<number, number>[] = groups.map(() => new Map());
  const tooCommon = groups.length < fewGroups ? groups.length : groups.length * tooCommonShare;
  groups.forEach(({ vector }, i) => {
    for (let t = 0; t < vector.ids.length; t++) {
      const weight = vector.weights[t];
      if (weight <= 0) continue;
      const list = postings.get(vector.ids[t]);
      if (list) {
        list.groups.push(i);
        list.weights.push(weight);
      } else {
        postings.set(vector.ids[t], { groups: [i], weights: [weight] });
      }
    }
  });
  const sums = new Float64Array(groups.length);
  groups.forEach(({ vector }, i) => {
    const touched: number[] = [];
    for (let t = 0; t < vector.ids.length; t++) {
      const list = postings.get(vector.ids[t]);
      if (!list || list.groups.length > tooCommon) continue;
      const weight = vector.weights[t];
      for (let at = 0; at < list.groups.length; at++) {
        const group = list.groups[at];
        if (group >= i) break;
        if (sums[group] === 0) touched.push(group);
        sums[group] += list.weights[at] * weight;
      }
    }
    for (const j of touched) {
      if (sums[j] >= leastSimilarity * groups[i].size * groups[j].size) {
        rows[i].set(j, sums[j]);
        rows[j].set(i, sums[j]);
      }
      sums[j] = 0;
    }
  });
  return rows;
}
