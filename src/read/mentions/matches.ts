import { hashOf, type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import { compactOf, compactStep, isNameJoint, type Name, type NameIndex, newCompactState } from "./names.js";

/** Names found in a document, as token ranges: row `i` covers tokens `from[i]` up to but not including `to[i]`. */
export class Matches {
  count = 0;
  from: number[] = [];
  to: number[] = [];
  name: Name[] = [];
  /** Where a model number after a line's name ends ("iPhone" in "iPhone 16 Pro"), or `to` where there is none. */
  modelEnd: number[] = [];
}

/** No name of a catalogue is longer, counted in tokens with the joints between them. */
const maxNameTokens = 12;
/** A gap wider than this (in UTF-16 units) parts two names; posts often hold doubled spaces. */
const maxGap = 3;

/** True where tokens `i - 1` and `i` stand close enough to be parts of one name. */
function isClose(tokens: Tokens, i: number): boolean {
  return !(tokens.flags[i] & tokenFlag.lineStart) && tokens.start[i] - tokens.end[i - 1] <= maxGap;
}

/** Finds the longest listed name at each token, left to right, without overlaps. The cost is linear in the tokens. */
export function matchNames(index: NameIndex, tokens: Tokens, into: Matches = new Matches()): Matches {
  into.count = 0;
  const state = newCompactState();
  let i = 0;
  while (i < tokens.count) {
    const kind = tokens.kind[i];
    if (kind === tokenKind.url || kind === tokenKind.emoji || kind === tokenKind.punctuation || kind === tokenKind.markup) {
      i++;
      continue;
    }
    let found = index.probe(tokens.hash[i]);
    if (found < 0) {
      i++;
      continue;
    }
    compactStep(state, tokens, i, true);
    let best = found;
    let bestEnd = i + 1;
    // "#Samsung Galaxy S7" is a tag and a name, where "#Note 7" is one name.
    const limit = kind === tokenKind.hashtag && found > 0 ? i + 1 : Math.min(tokens.count, i + maxNameTokens);
    for (let next = i + 1; next < limit && isClose(tokens, next); next++) {
      // A hashtag or handle begins a name of its own: "Samsung #GalaxyS8" holds two.
      if (tokens.kind[next] === tokenKind.handle || tokens.kind[next] === tokenKind.hashtag || tokens.kind[next] === tokenKind.url) break;
      if (isNameJoint(tokens, next)) continue;
      if (!compactStep(state, tokens, next, false)) break;
      found = index.probe(state.hash);
      if (found < 0) break;
      if (found > 0) {
        best = found;
        bestEnd = next + 1;
      }
    }
    const name = best > 0 ? index.names[best - 1] : undefined;
    if (!name || compactOf(tokens, i, bestEnd) !== name.compact) {
      i++;
      continue;
    }
    into.from[into.count] = i;
    into.to[into.count] = bestEnd;
    into.name[into.count] = name;
    into.modelEnd[into.count] = name.isLine ? modelEnd(tokens, bestEnd) : bestEnd;
    into.count++;
    i = bestEnd;
  }
  return into;
}

/** Tokens that may follow a product's number in the name of a newer product. */
const variantWords = new Set(
  [
    "plus",
    "pro",
    "max",
    "mini",
    "ultra",
    "edge",
    "lite",
    "se",
    "xl",
    "fe",
    "air",
    "active",
    "5g",
    "4g",
    "neo",
    "zoom",
    "note",
    "s",
    "x",
    "c",
  ].map(hashOf),
);
/** A model number has this many digits at most; longer ones are years, prices, counts. */
const maxModelDigits = 3;

/** The end of a model number with its variant words at token `at`, or `at` where there is none. */
function modelEnd(tokens: Tokens, at: number): number {
  if (at >= tokens.count || !isClose(tokens, at) || !isModel(tokens, at)) return at;
  let end = at + 1;
  while (end < tokens.count && isClose(tokens, end) && tokens.kind[end] === tokenKind.word && variantWords.has(tokens.hash[end])) end++;
  return end;
}

function isModel(tokens: Tokens, i: number): boolean {
  if (!(tokens.flags[i] & tokenFlag.hasDigit)) return false;
  const length = tokens.end[i] - tokens.start[i];
  if (tokens.kind[i] === tokenKind.number) return length <= maxModelDigits + 1;
  return tokens.kind[i] === tokenKind.word && length <= maxModelDigits + 1;
}
