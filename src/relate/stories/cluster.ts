import { hourMs } from "../../core/time.js";
import type { StoryOptions, StoryRow } from "./types.js";
import { termCounts, type Vector, weigh } from "./vectors.js";

/** Terms of a document that are looked up to find stories it may belong to, heaviest first. */
const lookedUpTerms = 12;
/** A term that stands in more open stories than this is too common to find one by. */
const longestLookup = 2000;

interface Cluster {
  members: number[];
  sum: Map<string, number>;
  last: number | null;
}

/**
 * Groups rows, already in order of time, into stories: indices of the rows by story.
 * Each document joins the open story with the highest average similarity, if that reaches the threshold; stories that come to
 * resemble each other as much are then joined.
 */
export function cluster(rows: readonly StoryRow[], options: StoryOptions): number[][] {
  const counts = rows.map((row) => termCounts(row, options.over));
  const documentsWith = new Map<string, number>();
  for (const terms of counts) for (const term of terms.keys()) documentsWith.set(term, (documentsWith.get(term) ?? 0) + 1);
  const vectors = counts.map((terms) => weigh(terms, rows.length, (term) => documentsWith.get(term)!));

  const clusters: Cluster[] = [];
  const index = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const vector = vectors[i];
    let best = -1;
    let bestScore = options.threshold;
    for (const candidate of candidatesOf(vector, index)) {
      const cluster = clusters[candidate];
      if (row.time && cluster.last !== null && row.time.from - cluster.last > options.gapHours * hourMs) continue;
      const score = averageSimilarity(vector, cluster);
      if (score > bestScore || (score === bestScore && best < 0)) {
        best = candidate;
        bestScore = score;
      }
    }
    if (best < 0) {
      best = clusters.length;
      clusters.push({ members: [], sum: new Map(), last: null });
    }
    const chosen = clusters[best];
    chosen.members.push(i);
    if (row.time) chosen.last = Math.max(chosen.last ?? row.time.to, row.time.to);
    vector.terms.forEach((term, t) => {
      const before = chosen.sum.get(term);
      if (before === undefined) {
        const list = index.get(term);
        if (list) list.push(best);
        else index.set(term, [best]);
      }
      chosen.sum.set(term, (before ?? 0) + vector.weights[t]);
    });
  });
  return clusters.map((cluster) => cluster.members);
}

function candidatesOf(vector: Vector, index: ReadonlyMap<string, number[]>): number[] {
  const order = [...vector.weights.keys()].sort((a, b) => vector.weights[b] - vector.weights[a]).slice(0, lookedUpTerms);
  const found = new Set<number>();
  for (const t of order) {
    const list = index.get(vector.terms[t]);
    if (list && list.length <= longestLookup) for (const cluster of list) found.add(cluster);
  }
  return [...found].sort((a, b) => a - b);
}

function averageSimilarity(vector: Vector, cluster: Cluster): number {
  let dot = 0;
  for (let t = 0; t < vector.terms.length; t++) dot += vector.weights[t] * (cluster.sum.get(vector.terms[t]) ?? 0);
  return dot / cluster.members.length;
}
