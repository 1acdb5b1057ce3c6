import { gramHashes, type HashSet } from "./grams.js";
import type { TextStore } from "./text-store.js";

/** Most counters of gram frequencies, as a power of two: 256 MB, for ten million posts and more. */
const mostFrequencyBits = 26;
/** Grams for one counter: fewer counters would make rare grams look common, more would miss the processor's cache. */
const gramsPerCounter = 8;

/** How often each gram stands in the input, roughly, and how many distinct grams each text has. */
export class GramFrequencies {
  /** Distinct grams of every distinct text. */
  readonly size: Uint32Array;
  readonly #levels: Uint8Array;
  readonly #shift: number;

  constructor(store: TextStore, codes: Uint16Array, grams: Uint32Array, set: HashSet) {
    let total = 0;
    for (let text = 0; text < store.distinct; text++) total += store.length(text);
    let bits = 16;
    while (bits < mostFrequencyBits && 1 << bits < total / gramsPerCounter) bits++;
    const shift = 32 - bits;
    const counts = new Uint32Array(1 << bits);
    this.size = new Uint32Array(store.distinct);
    for (let text = 0; text < store.distinct; text++) {
      const count = gramHashes(codes, store.read(text, codes), grams);
      set.clear(count);
      let distinct = 0;
      for (let i = 0; i < count; i++) {
        if (!set.add(grams[i])) continue;
        distinct++;
        counts[grams[i] >>> shift]++;
      }
      this.size[text] = distinct;
    }
    this.#shift = shift;
    this.#levels = new Uint8Array(counts.length);
    for (let i = 0; i < counts.length; i++) this.#levels[i] = levelOf(counts[i]);
  }

  /** The step of a gram's frequency, 1 (it stands in no other text) to 31; fine at the rare end, where the order decides how many candidates come up. */
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
export function isUnique(key: number): boolean {
  return key >>> keyHashBits === 1;
}

/**
 * The rarest grams of a text as sortable keys: the level of the frequency, then the hash. Different grams with one key only add
 * candidates: whatever order breaks the tie, two texts with enough grams in common share a key within their prefixes.
 */
export class RarestFirst {
  /** The keys, rarest first. */
  readonly keys: Uint32Array;
  readonly #all: Uint32Array;
  readonly #histogram = new Uint32Array(32);

  constructor(room: number) {
    this.keys = new Uint32Array(room);
    this.#all = new Uint32Array(room);
  }

  /** Puts the `wanted` rarest of the distinct grams first into {@link keys}; returns how many there are. */
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
    while (highest < 32 && selected < wanted) selected += histogram[highest++];
    selected = 0;
    for (let i = 0; i < count; i++) if (all[i] >>> keyHashBits < highest) keys[selected++] = all[i];
    sortKeys(keys, selected);
    return Math.min(selected, wanted);
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
