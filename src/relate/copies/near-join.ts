import { gramHashes, HashSet } from "./grams.js";
import { PairList } from "./pair-list.js";
import { PartLadder } from "./parts.js";
import { Postings } from "./postings.js";
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
  /** Parts indexed. */
  postings: number;
  /** Pairs that agree in a part. */
  candidates: number;
  /** Candidates compared in full. */
  checked: number;
}

/**
 * Pairs of distinct texts whose sets of character grams have at least the given Jaccard similarity; every pair given is checked in full.
 *
 * The grams of a set are dealt into parts by their hash, and sets that agree in a whole part are compared: the partition scheme of Arasu, Ganti and
 * Kaushik 2006 (PartEnum), with fewer and so more telling parts, for which a pair at the threshold is missed once in 500 times. Texts are
 * taken by size, so that each is compared only with those not larger than it and not too small. Pairs are numbers of distinct texts in the
 * store. Grams are compared by 32-bit hash: a text of 100 grams meets a wrong equality once in about 400,000 checks.
 */
export function nearJoin(store: TextStore, options: NearJoinOptions, counts?: NearJoinCounts): PairList {
  const { threshold } = options;
  const room = Math.max(1, store.longest);
  const codes = new Uint16Array(room);
  const grams = new Uint32Array(room);
  const otherGrams = new Uint32Array(room);
  const set = new HashSet(room);
  const size = sizes(store, codes, grams, set);
  // Texts are known by their rank in order of size, so that the texts that one is compared with lie close together in memory.
  const { order, starts } = bySize(size);
  const ladder = new PartLadder(starts.length - 2, threshold);
  let capacity = 0;
  for (const n of size) if (n > 0) capacity += ladder.parts(ladder.level(n));
  const postings = new Postings(capacity);
  const sketches = new Sketches(order.length);
  const seen = new Int32Array(order.length).fill(-1);
  const pairs = new PairList();
  const parts = new Uint32Array(room);
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
    const level = ladder.level(n);
    let neighbours = 0;
    for (let at = ladder.level(shortest); at <= level; at++) {
      const dealt = ladder.parts(at);
      deal(grams, count, at, parts, dealt);
      for (let part = 0; part < dealt && neighbours < options.maxNeighbours; part++) {
        if (parts[part] === 0) continue;
        for (let entry = postings.first(parts[part]); entry >= 0; entry = postings.next(entry)) {
          const other = postings.text(entry);
          // Entries come largest first, so the rest are too small as well.
          if (other < starts[shortest]) break;
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
    }
    // The last level dealt is the text's own.
    for (let part = 0; part < ladder.parts(level); part++) if (parts[part] !== 0) postings.add(parts[part], rank);
  }
  if (counts) Object.assign(counts, { postings: postings.length, candidates, checked });
  return pairs;
}

/** Deals grams into parts: a part's key is the sum of its grams' hashes, mixed with its number; 0 for a part without grams. */
function deal(grams: Uint32Array, count: number, level: number, parts: Uint32Array, dealt: number): void {
  parts.fill(0, 0, dealt);
  for (let i = 0; i < count; i++) {
    // The high bits choose the part, so that the sum of what falls into one still varies in all bits.
    const hash = Math.imul(grams[i], 0x85ebca6b);
    const part = Math.floor(((hash >>> 0) / 0x1_0000_0000) * dealt);
    parts[part] = (parts[part] + (Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) | 1)) >>> 0;
  }
  for (let part = 0; part < dealt; part++) {
    if (parts[part] === 0) continue;
    const key = Math.imul(parts[part] ^ (part + 1), 0x9e3779b1) + level;
    parts[part] = (key ^ (key >>> 16)) >>> 0 || 1;
  }
}

/** How many distinct grams each text has. */
function sizes(store: TextStore, codes: Uint16Array, grams: Uint32Array, set: HashSet): Uint32Array {
  const size = new Uint32Array(store.distinct);
  for (let text = 0; text < store.distinct; text++) {
    const count = gramHashes(codes, store.read(text, codes), grams);
    set.clear(count);
    let distinct = 0;
    for (let i = 0; i < count; i++) if (set.add(grams[i])) distinct++;
    size[text] = distinct;
  }
  return size;
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
