import type { Span } from "../../core/span.js";
import { shingleHashes, spanOfWords, type WordedText, wordsOf } from "./worded.js";

/** Words in a seed: shorter runs are common turns of phrase. */
const seedWords = 5;
/** Places of one seed that are looked at: a text that repeats itself must not make the comparison quadratic. */
const placesPerSeed = 8;
/** Changed words within one passage: a copy with a word replaced here and there is still one passage. */
const mostChangedWords = 3;

/** A stretch that two texts share, with how many words of it are the same. */
export interface Passage {
  a: Span;
  b: Span;
  words: number;
}

/** A run of equal words: `length` words from `a` in the one and from `b` in the other. */
interface Tile {
  a: number;
  b: number;
  length: number;
}

/**
 * The stretches that two texts share, in order of `a`: longest runs of equal words first, each word used once (greedy string tiling, Wise 1993,
 * over seeds of five words), runs that follow each other with at most three changed words between them joined.
 * Letter case, punctuation and white space play no part.
 *
 * @param least fewest equal words in a passage
 */
export function passagesOf(a: string, b: string, least: number = 8): Passage[] {
  return passagesBetween(wordsOf(a), wordsOf(b), least);
}

/** As {@link passagesOf}, for texts that have been cut into words already. */
export function passagesBetween(a: WordedText, b: WordedText, least: number): Passage[] {
  const tiles = joinTiles(tile(a, b));
  return tiles
    .filter((run) => run.words >= least)
    .map((run) => ({ a: spanOfWords(a, run.a, run.aEnd - 1), b: spanOfWords(b, run.b, run.bEnd - 1), words: run.words }));
}

function tile(a: WordedText, b: WordedText): Tile[] {
  const places = new Map<number, number[]>();
  shingleHashes(a, seedWords).forEach((hash, i) => {
    const list = places.get(hash);
    if (!list) places.set(hash, [i]);
    else if (list.length < placesPerSeed) list.push(i);
  });
  const found: Tile[] = [];
  const seeds = shingleHashes(b, seedWords);
  /** The last diagonal run at each place of `a`, so that a run is extended once and not from each of its words. */
  const reached = new Map<number, number>();
  for (let j = 0; j < seeds.length; j++) {
    for (const i of places.get(seeds[j]) ?? []) {
      const diagonal = i - j;
      if ((reached.get(diagonal) ?? -1) > j) continue;
      let length = 0;
      while (i + length < a.hashes.length && j + length < b.hashes.length && a.hashes[i + length] === b.hashes[j + length]) length++;
      reached.set(diagonal, j + length);
      if (length >= seedWords) found.push({ a: i, b: j, length });
    }
  }
  found.sort((x, y) => y.length - x.length || x.a - y.a || x.b - y.b);
  const usedA = new Uint8Array(a.hashes.length);
  const usedB = new Uint8Array(b.hashes.length);
  const kept: Tile[] = [];
  for (const run of found) {
    for (const part of unusedParts(run, usedA, usedB)) {
      usedA.fill(1, part.a, part.a + part.length);
      usedB.fill(1, part.b, part.b + part.length);
      kept.push(part);
    }
  }
  return kept.sort((x, y) => x.a - y.a);
}

/** What is left of a run after longer ones have taken their words. */
function unusedParts(run: Tile, usedA: Uint8Array, usedB: Uint8Array): Tile[] {
  const parts: Tile[] = [];
  let start = -1;
  for (let k = 0; k <= run.length; k++) {
    const free = k < run.length && !usedA[run.a + k] && !usedB[run.b + k];
    if (free && start < 0) start = k;
    if (!free && start >= 0) {
      if (k - start >= seedWords) parts.push({ a: run.a + start, b: run.b + start, length: k - start });
      start = -1;
    }
  }
  return parts;
}

function joinTiles(tiles: readonly Tile[]): { a: number; aEnd: number; b: number; bEnd: number; words: number }[] {
  const runs: { a: number; aEnd: number; b: number; bEnd: number; words: number }[] = [];
  for (const next of tiles) {
    const last = runs[runs.length - 1];
    const gapA = last ? next.a - last.aEnd : -1;
    const gapB = last ? next.b - last.bEnd : -1;
    if (last && gapA >= 0 && gapB >= 0 && gapA <= mostChangedWords && gapB <= mostChangedWords) {
      last.aEnd = next.a + next.length;
      last.bEnd = next.b + next.length;
      last.words += next.length;
    } else {
      runs.push({ a: next.a, aEnd: next.a + next.length, b: next.b, bEnd: next.b + next.length, words: next.length });
    }
  }
  return runs;
}
