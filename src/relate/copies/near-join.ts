import { gramHashes, HashSet } from "./grams.js";
import { PairList } from "./pair-list.js";
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
  const frequencies = new GramFrequencies(store, codes, grams);
  const sketches = new Sketches(store, codes, grams, set);
  const prefix = new RarestFirst(room);

  const { size } = sketches;
  let capacity = 0;
  for (const n of size) if (n > 0) capacity += indexPrefix(n, threshold);
  const postings = new Postings(capacity);
  const pairs = new PairList();
  const seen = new Int32Array(store.distinct).fill(-1);
  let candidates = 0;
  let checked = 0;
  for (const text of bySize(size)) {
    const n = size[text];
    if (n === 0) continue;
    const count = gramHashes(codes, store.read(text, codes), grams);
    const shortest = Math.ceil(threshold * n - rounding);
    const probed = prefix.select(grams, count, frequencies, n - shortest + 1);
    const keys = prefix.keys;
    let filled = false;
    let neighbours = 0;
    for (let i = 0; i < probed && neighbours < options.maxNeighbours; i++) {
      if (isUnique(keys[i])) continue;
      for (let at = postings.first(keys[i]); at >= 0; at = postings.next(at)) {
        const other = postings.text(at);
        // Postings come longest first, so the rest are too short as well.
        if (size[other] < shortest) break;
        if (seen[other] === text) continue;
        seen[other] = text;
        candidates++;
        const both = n + size[other];
        const needed = Math.ceil((threshold / (1 + threshold)) * both - rounding);
        if (sketches.leastDifference(text, other) > both - 2 * needed) continue;
        if (!filled) {
          set.clear(count);
          for (let g = 0; g < count; g++) set.add(grams[g]);
          filled = true;
        }
        checked++;
        const otherCount = gramHashes(codes, store.read(other, codes), otherGrams);
        const shared = set.overlap(otherGrams, otherCount, needed);
        if (shared < needed) continue;
        pairs.add(other, text, shared / (both - shared));
        if (++neighbours >= options.maxNeighbours) break;
      }
    }
    const kept = Math.min(probed, indexPrefix(n, threshold));
    for (let i = 0; i < kept; i++) if (!isUnique(keys[i])) postings.add(keys[i], text);
  }
  if (counts) Object.assign(counts, { postings: postings.length, candidates, checked });
  return pairs;
}

/** Grams to index of a text of `n` when every later text has at least as many: a pair then shares at least 2t/(1+t) · n. */
function indexPrefix(n: number, threshold: number): number {
  return n - Math.ceil(((2 * threshold) / (1 + threshold)) * n - rounding) + 1;
}

/** Counts of grams by the high bits of their hash: a rough frequency is enough, the order must only be the same for all texts. */
class GramFrequencies {
  readonly #levels: Uint8Array;
  readonly #shift: number;

  constructor(store: TextStore, codes: Uint16Array, grams: Uint32Array) {
    let total = 0;
    for (let text = 0; text < store.distinct; text++) total += store.length(text);
    let bits = 16;
    while (bits < 26 && 1 << bits < total / 8) bits++;
    const shift = 32 - bits;
    const counts = new Uint32Array(1 << bits);
    for (let text = 0; text < store.distinct; text++) {
      const count = gramHashes(codes, store.read(text, codes), grams);
      for (let i = 0; i < count; i++) counts[grams[i] >>> shift]++;
    }
    this.#shift = shift;
    this.#levels = new Uint8Array(counts.length);
    for (let i = 0; i < counts.length; i++) this.#levels[i] = levelOf(counts[i]);
  }

  /** The step of a gram's frequency, 1 (it stands nowhere else) to 31; fine at the rare end, where the order decides how many candidates come up. */
  level(gram: number): number {
    return this.#levels[gram >>> this.#shift];
  }
}

function levelOf(count: number): number {
  if (count < 8) return count;
  const power = 31 - Math.clz32(count);
  return Math.min(31, 2 * power + ((count >>> (power - 1)) & 1) + 2);
}

/** Bits of a key that come from the gram's hash; the level stands above them. */
const keyHashBits = 27;

/** True for the key of a gram that stands only once in the whole input. */
function isUnique(key: number): boolean {
  return key >>> keyHashBits === 1;
}

/**
 * The rarest grams of a text as sortable keys: the level of the frequency, then the hash. Different grams with one key only add
 * candidates: whatever order breaks the tie, two texts with enough grams in common share a key within their prefixes.
 */
class RarestFirst {
  /** The keys, rarest first. */
  readonly keys: Uint32Array;
  readonly #all: Uint32Array;
  readonly #histogram = new Uint32Array(32);

  constructor(room: number) {
    this.keys = new Uint32Array(room);
    this.#all = new Uint32Array(room);
  }

  /** Selects at least `wanted` distinct keys where there are so many; returns how many of them to use. */
  select(grams: Uint32Array, count: number, frequencies: GramFrequencies, wanted: number): number {
    const { keys } = this;
    const all = this.#all;
    const histogram = this.#histogram.fill(0);
    for (let i = 0; i < count; i++) {
      const level = frequencies.level(grams[i]);
      histogram[level]++;
      all[i] = (level << keyHashBits) | (grams[i] & ((1 << keyHashBits) - 1));
    }
    let highest = 0;
    let selected = 0;
    let distinct = 0;
    // Levels are taken until they hold enough keys; repeated grams may make a further round necessary.
    while (distinct < wanted && highest < 32) {
      let within = selected;
      while (highest < 32 && within < wanted + (selected - distinct)) within += histogram[highest++];
      selected = 0;
      for (let i = 0; i < count; i++) if (all[i] >>> keyHashBits < highest) keys[selected++] = all[i];
      sortKeys(keys, selected);
      distinct = 0;
      for (let i = 0; i < selected; i++) if (i === 0 || keys[i] !== keys[i - 1]) keys[distinct++] = keys[i];
    }
    return Math.min(distinct, wanted);
  }
}

/** Below this length an insertion sort beats the call of the built-in one. */
const insertionSortLimit = 64;

function sortKeys(keys: Uint32Array, length: number): void {
  if (length > insertionSortLimit) {
    keys.subarray(0, length).sort();
    return;
  }
  for (let i = 1; i < length; i++) {
    const key = keys[i];
    let j = i - 1;
    for (; j >= 0 && keys[j] > key; j--) keys[j + 1] = keys[j];
    keys[j + 1] = key;
  }
}

/** Words of a sketch, 32 bits each. */
const sketchWords = 4;

/**
 * The number of distinct grams of each text, and a bitmap in which each of them toggles one bit: where two bitmaps differ in k bits
 * the sets differ in at least k grams (after the bitmap filter of Sandes, Teodoro and Melo 2020, with parity in place of union).
 */
class Sketches {
  readonly size: Uint32Array;
  readonly #bits: Int32Array;

  constructor(store: TextStore, codes: Uint16Array, grams: Uint32Array, set: HashSet) {
    this.size = new Uint32Array(store.distinct);
    this.#bits = new Int32Array(store.distinct * sketchWords);
    for (let text = 0; text < store.distinct; text++) {
      const count = gramHashes(codes, store.read(text, codes), grams);
      set.clear(count);
      let distinct = 0;
      for (let i = 0; i < count; i++) {
        if (!set.add(grams[i])) continue;
        distinct++;
        this.#bits[text * sketchWords + ((grams[i] >>> 5) & (sketchWords - 1))] ^= 1 << (grams[i] & 31);
      }
      this.size[text] = distinct;
    }
  }

  /** A number of grams in which the two texts differ at least. */
  leastDifference(a: number, b: number): number {
    const bits = this.#bits;
    let difference = 0;
    for (let i = a * sketchWords, j = b * sketchWords, end = i + sketchWords; i < end; i++, j++) difference += ones(bits[i] ^ bits[j]);
    return difference;
  }
}

function ones(word: number): number {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Numbers of texts by size, smallest first, equal sizes in the order in which they came. */
function bySize(size: Uint32Array): Uint32Array {
  let largest = 0;
  for (const n of size) if (n > largest) largest = n;
  const start = new Uint32Array(largest + 2);
  for (const n of size) start[n + 1]++;
  for (let n = 0; n <= largest; n++) start[n + 1] += start[n];
  const order = new Uint32Array(size.length);
  for (let text = 0; text < size.length; text++) order[start[size[text]]++] = text;
  return order;
}

/** Lists of texts under hashed keys, newest first. */
class Postings {
  readonly #heads: Int32Array;
  readonly #texts: Uint32Array;
  readonly #next: Int32Array;
  readonly #shift: number;
  #used = 0;

  constructor(capacity: number) {
    let bits = 12;
    while (bits < 27 && 1 << bits < capacity) bits++;
    this.#shift = 32 - bits;
    this.#heads = new Int32Array(1 << bits).fill(-1);
    this.#texts = new Uint32Array(capacity);
    this.#next = new Int32Array(capacity);
  }

  add(key: number, text: number): void {
    const bucket = Math.imul(key, 0x9e3779b1) >>> this.#shift;
    this.#texts[this.#used] = text;
    this.#next[this.#used] = this.#heads[bucket];
    this.#heads[bucket] = this.#used++;
  }

  get length(): number {
    return this.#used;
  }

  /** Where the list of a key begins, -1 for an empty one; keys that share a bucket share a list. */
  first(key: number): number {
    return this.#heads[Math.imul(key, 0x9e3779b1) >>> this.#shift];
  }

  next(at: number): number {
    return this.#next[at];
  }

  text(at: number): number {
    return this.#texts[at];
  }
}
