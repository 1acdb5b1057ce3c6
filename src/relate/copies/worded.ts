import type { Span } from "../../core/span.js";

/** A text cut into words: the hash of each word folded to lower case, and where it stands. */
export interface WordedText {
  hashes: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
}

const fnvPrime = 0x01000193;
const fnvStart = 0x811c9dc5;

/** Whether each code unit is part of a word: 1 yes, 2 no, 0 not asked yet. A half of a surrogate pair is, so that such letters stay whole. */
const wordUnits = new Uint8Array(1 << 16);

function isWordUnit(unit: number): boolean {
  let known = wordUnits[unit];
  if (known === 0) {
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
    known = isSurrogate || /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)) ? 1 : 2;
    wordUnits[unit] = known;
  }
  return known === 1;
}

/** Cuts a text into words: runs of letters and digits. By hand, since every text of a set is cut and a pattern takes ten times as long. */
export function wordsOf(text: string): WordedText {
  const hashes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (!isWordUnit(text.charCodeAt(i))) continue;
    const start = i;
    let units = 0;
    while (i < text.length && isWordUnit(text.charCodeAt(i))) units |= text.charCodeAt(i++);
    hashes.push(units < 128 ? hashOfAscii(text, start, i) : hashOf(text.slice(start, i).toLowerCase()));
    starts.push(start);
    ends.push(i);
  }
  return { hashes: Uint32Array.from(hashes), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

function hashOf(word: string): number {
  let hash = fnvStart;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), fnvPrime);
  return hash >>> 0;
}

function hashOfAscii(text: string, start: number, end: number): number {
  let hash = fnvStart;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit >= 65 && unit <= 90 ? unit | 32 : unit), fnvPrime);
  }
  return hash >>> 0;
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
