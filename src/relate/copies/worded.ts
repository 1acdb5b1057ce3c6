import type { Span } from "../../core/span.js";

/** A text cut into words: the hash of each word folded to lower case, and where it stands. */
export interface WordedText {
  hashes: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
}

const wordPattern = /[\p{L}\p{N}]+/gu;
const fnvPrime = 0x01000193;

/** Cuts a text into words: runs of letters and digits. */
export function wordsOf(text: string): WordedText {
  const hashes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const word = match[0].toLowerCase();
    let hash = 0x811c9dc5;
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), fnvPrime);
    hashes.push(hash >>> 0);
    starts.push(match.index);
    ends.push(match.index + match[0].length);
  }
  return { hashes: Uint32Array.from(hashes), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** The hash of every run of `length` words, in order. */
export function shingleHashes(words: WordedText, length: number): Uint32Array {
  const count = Math.max(0, words.hashes.length - length + 1);
  const hashes = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    let hash = length;
    for (let k = 0; k < length; k++) hash = Math.imul(hash ^ words.hashes[i + k], 0x9e3779b1) + ((hash >>> 15) | 0);
    hashes[i] = (hash ^ (hash >>> 16)) >>> 0;
  }
  return hashes;
}

/** The characters from one word to another, both included. */
export function spanOfWords(words: WordedText, first: number, last: number): Span {
  return { start: words.starts[first], end: words.ends[last] };
}
