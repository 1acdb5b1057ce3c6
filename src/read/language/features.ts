import { foldUnit, type Tokens, tokenFlag, tokenKind } from "../tokens.js";

/** Rows of the hashed feature space; a power of two. */
export const featureRows = 1 << 14;
/** Features after this many add nothing to the decision and would make a long text slow. */
export const featureLimit = 160;

function rowOf(a: number, b: number, c: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(c + 2, 0xc2b2ae35);
  h ^= h >>> 15;
  h = Math.imul(h, 0x27d4eb2f);
  return (h ^ (h >>> 13)) & (featureRows - 1);
}

const edge = 0x20;

/** Writes the rows of a text's words (each whole word, and its letters by threes with the edges) and returns how many. */
export function languageFeatures(tokens: Tokens, into: Int32Array): number {
  let n = 0;
  for (let i = 0; i < tokens.count; i++) {
    const flags = tokens.flags[i];
    if (tokens.kind[i] !== tokenKind.word || flags & (tokenFlag.hasDigit | tokenFlag.camel)) continue;
    const start = tokens.start[i];
    const end = tokens.end[i];
    if (n + (end - start) + 1 > featureLimit) return n;
    into[n++] = rowOf(tokens.hash[i], 0xffff, 7);
    let before = edge;
    let here = foldUnit(tokens.text.charCodeAt(start));
    for (let at = start + 1; at <= end; at++) {
      const after = at < end ? foldUnit(tokens.text.charCodeAt(at)) : edge;
      into[n++] = rowOf(before, here, after);
      before = here;
      here = after;
    }
  }
  return n;
}
