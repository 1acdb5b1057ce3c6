import { hashOf, type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import { CompactState, compactOf, isNameJoint } from "./compact.js";
import { type Name, type NameIndex, nameStrength } from "./names.js";

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

/** True for tokens that a name may begin with. */
function isNameStart(kind: number): boolean {
  return kind === tokenKind.word || kind === tokenKind.number || kind === tokenKind.hashtag || kind === tokenKind.handle;
}

/** Looks for names in one document; holds what a single look-up would otherwise have to return. */
class NameScanner {
  private readonly state = new CompactState();
  /** Token after the name last found. */
  end = 0;

  /** The longest name that begins at token `i`, or undefined. */
  at(index: NameIndex, tokens: Tokens, i: number): Name | undefined {
    let found = index.probe(tokens.hash[i]);
    if (found < 0) return undefined;
    this.state.start(tokens, i);
    let best = found;
    let end = i + 1;
    // "#Samsung Galaxy S7" is a tag and a name, where "#Note 7" is one name.
    const limit = tokens.kind[i] === tokenKind.hashtag && found > 0 ? i + 1 : Math.min(tokens.count, i + maxNameTokens);
    for (let next = i + 1; next < limit && isClose(tokens, next); next++) {
      if (isNameJoint(tokens, next)) continue;
      const kind = tokens.kind[next];
      // A hashtag or handle begins a name of its own: "Samsung #GalaxyS8" holds two.
      if (kind === tokenKind.handle || kind === tokenKind.hashtag || kind === tokenKind.url || kind === tokenKind.emoji) break;
      if (!this.state.add(tokens, next)) break;
      found = index.probe(this.state.hash);
      if (found < 0) break;
      if (found > 0) {
        best = found;
        end = next + 1;
      }
    }
    if (best === 0) return undefined;
    const name = index.names[best - 1];
    if (compactOf(tokens, i, end) !== name.compact) return undefined;
    this.end = closingBracket(tokens, i, end);
    return name;
  }
}

/** "Galaxy A3 (2017)" ends behind the bracket that it opened. */
function closingBracket(tokens: Tokens, from: number, to: number): number {
  if (to >= tokens.count || tokens.text.charCodeAt(tokens.start[to]) !== 0x29) return to;
  for (let i = from; i < to; i++) {
    if (tokens.text.charCodeAt(tokens.start[i]) === 0x28) return to + 1;
  }
  return to;
}

const scanner = new NameScanner();

/** Finds the longest listed name at each token, left to right, without overlaps. The cost is linear in the tokens. */
export function matchNames(index: NameIndex, tokens: Tokens, into: Matches = new Matches()): Matches {
  into.count = 0;
  for (let i = 0; i < tokens.count; ) {
    let name = isNameStart(tokens.kind[i]) ? scanner.at(index, tokens, i) : undefined;
    if (!name) {
      i++;
      continue;
    }
    let to = scanner.end;
    if (name.isBrand && to < tokens.count && tokens.kind[i] !== tokenKind.hashtag && isClose(tokens, to)) {
      const kind = tokens.kind[to];
      const product = kind === tokenKind.word || kind === tokenKind.number ? scanner.at(index, tokens, to) : undefined;
      const joined = product && index.joined(name, product);
      if (joined) {
        name = joined;
        to = scanner.end;
      }
    }
    if (name.strength > nameStrength.bound) {
      const row = into.count++;
      into.from[row] = i;
      into.to[row] = to;
      into.name[row] = name;
      into.modelEnd[row] = name.isLine ? modelEnd(tokens, to) : to;
    }
    i = to;
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
  return (tokens.kind[i] === tokenKind.number || tokens.kind[i] === tokenKind.word) && length <= maxModelDigits + 1;
}
