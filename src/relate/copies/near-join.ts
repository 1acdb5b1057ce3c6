import { gramHashes, HashSet } from "./grams.js";
import { PairList } from "./pair-list.js";
import { Postings } from "./postings.js";
import { GramFrequencies, isUnique, RarestFirst } from "./rarest-grams.js";
import { Sketches } from "./sketches.js";
import type { TextStore } from "./text-store.js";

/** Keeps `0.8 * 5` from being rounded up to 5 by the binary fraction. */
const rounding = 1e-9;

export interface NearJoinOptions {
  /** Least Jaccard similarity of the sets of character grams, above 0 to 1. */
  threshold: number;
  /** Near copies kept for one text among those not longer than it; more are left out, so that a flood of variants stays linear. */
  maxNeighbours: number;
}

/** What the join did, for benchmarks. */
export interface NearJoinCounts {
  /** Grams indexed. */
  postings: number;
  /** Pairs that share a rare gram. */
  candidates: number;
  /** Candidates compared in full. */
  checked: number;
}

/**
 * Every pair of distinct texts whose sets of character grams have at least the given Jaccard similarity: an exact join.
 *
 * Prefix filter over grams ordered from rare to common (Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007), the
 * length filter and the shorter index prefix of Xiao, Wang, Lin and Yu 2008 (PPJoin), and a full check of each candidate. Pairs
 * are numbers of distinct texts in the store. Grams are compared by 32-bit hash: a text of 100 grams meets a wrong equality once
 * in about 400,000 checks, which moves its score by one gram.
 */
export function nearJoin(store: TextStore, options: NearJoinOptions, counts?: NearJoinCounts): PairList {
  const { threshold } = options;
  const room = Math.max(1, store.longest);
  const codes = new Uint16Array(room);
  const grams = new Uint32Array(room);
  const otherGrams = new Uint32Array(room);
  const set = new HashSet(room);
  const frequencies = new GramFrequencies(store, codes, grams, set);
  const prefix = new RarestFirst(room);

  const { size } = frequencies;
  let capacity = 0;
  for (const n of size) if (n > 0) capacity += indexPrefix(n, threshold);
  const postings = new Postings(capacity);
  // Texts are known by their rank in order of size, so that the texts that one is compared with lie close together in memory.
  const { order, starts } = bySize(size);
  const sketches = new Sketches(order.length);
  const seen = new Int32Array(order.length).fill(-1);
  const pairs = new PairList();
  let candidates = 0;
  let checked = 0;
  for (let rank = starts[1] ?? 0; rank < order.length; rank++) {
    const text = order[rank];
    const n = size[text];
    const all = gramHashes(codes, store.read(text, codes), grams);
    set.clear(all);
    let count = 0;
    for (let i = 0; i < all; i++) {
      if (!set.add(grams[i])) continue;
      sketches.toggle(rank, grams[i]);
      grams[count++] = grams[i];
    }
    const shortest = Math.ceil(threshold * n - rounding);
    const lowest = starts[shortest];
    const probed = prefix.select(grams, count, frequencies, n - shortest + 1);
    const keys = prefix.keys;
    let neighbours = 0;
    for (let i = 0; i < probed && neighbours < options.maxNeighbours; i++) {
      if (isUnique(keys[i])) continue;
      for (let at = postings.first(keys[i]); at >= 0; at = postings.next(at)) {
        const other = postings.text(at);
        // Postings come longest first, so the rest are too short as well.
        if (other < lowest) break;
        if (seen[other] === rank) continue;
        seen[other] = rank;
        candidates++;
        const both = n + size[order[other]];
        const needed = Math.ceil((threshold / (1 + threshold)) * both - rounding);
        if (sketches.leastDifference(rank, other) > both - 2 * needed) continue;
        checked++;
        const otherCount = gramHashes(codes, store.read(order[other], codes), otherGrams);
        const shared = set.overlap(otherGrams, otherCount, needed);
        if (shared < needed) continue;
        pairs.add(order[other], text, shared / (both - shared));
        if (++neighbours >= options.maxNeighbours) break;
      }
    }
    const kept = Math.min(probed, indexPrefix(n, threshold));
    for (let i = 0; i < kept; i++) if (!isUnique(keys[i])) postings.add(keys[i], rank);
  }
  if (counts) Object.assign(counts, { postings: postings.length, candidates, checked });
  return pairs;
}

/** Grams to index of a text of `n` when every later text has at least as many: a pair then shares at least 2t/(1+t) · n. */
function indexPrefix(n: number, threshold: number): number {
  return n - Math.ceil(((2 * threshold) / (1 + threshold)) * n - rounding) + 1;
}

/** Numbers of texts by size, smallest first, equal sizes in the order in which they came; and where each size starts. */
function bySize(size: Uint32Array): { order: Uint32Array; starts: Uint32Array } {
  let largest = 0;
  for (const n of size) if (n > largest) largest = n;
  const starts = new Uint32Array(largest + 2);
  for (const n of size) starts[n + 1]++;
  for (let n = 0; n <= largest; n++) starts[n + 1] += starts[n];
  const next = starts.slice();
  const order = new Uint32Array(size.length);
  for (let text = 0; text < size.length; text++) order[next[size[text]]++] = text;
  return { order, starts };
}
