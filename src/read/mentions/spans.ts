import { hashOf, type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import { type WordTable, wordSet } from "../word-table.js";
import { compactOf, longestName } from "./compact.js";
import type { Matches } from "./matches.js";
import { type Name, type NameIndex, nameStrength } from "./names.js";
import { tag } from "./tagger.js";

/** A stretch of tokens that names something. */
export interface NameSpan {
  from: number;
  to: number;
  /** The listed name that it is, whole. */
  name: Name | undefined;
  /** The listed name inside it ("iPhone 6" in "iPhone 6 leather case"), the longest. */
  part: Name | undefined;
  /** The token after that part; `to` where there is none. */
  partTo: number;
  /** True where a model number that is not listed follows a line's name ("Mi Note 3" before it exists). */
  isNewModel: boolean;
  /** True where the span's last word is an accessory's. */
  isAccessory: boolean;
}

/** The listed name with this compact form, or the one that it is the plural of ("iPad 2s"). */
function listed(index: NameIndex, compact: string): Name | undefined {
  const name = index.named(compact) ?? (compact.endsWith("s") ? index.named(compact.slice(0, -1)) : undefined);
  return name && name.strength > nameStrength.bound ? name : undefined;
}

/** Cuts the tagged tokens into spans and looks each up. */
export function spansOf(tokens: Tokens, tags: Uint8Array, matches: Matches, index: NameIndex, accessories: WordTable): NameSpan[] {
  const spans: NameSpan[] = [];
  let m = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tags[i] !== tag.begin) continue;
    const tagged = endOfTagged(tokens, tags, i);
    const to = endOfName(tokens, i, tagged);
    if (tokens.end[to - 1] - tokens.start[i] > longestName) {
      i = tagged - 1;
      continue;
    }
    while (m < matches.count && matches.to[m] <= i) m++;
    const name =
      m < matches.count && matches.from[m] === i && matches.to[m] === to ? matches.name[m] : listed(index, compactOf(tokens, i, to));
    let part: Name | undefined;
    let partTo = to;
    let isNewModel = false;
    for (let at = m; !name && at < matches.count && matches.from[at] < to; at++) {
      const candidate = matches.name[at];
      if (matches.to[at] > to || (part && part.compact.length >= candidate.compact.length)) continue;
      part = candidate;
      partTo = matches.to[at];
      isNewModel = candidate.isLine && matches.modelEnd[at] > matches.to[at] && matches.to[at] < to;
    }
    spans.push({ from: i, to, name, part, partTo, isNewModel, isAccessory: to - i > 1 && accessories.has(tokens.hash[to - 1]) });
    i = tagged - 1;
  }
  return spans;
}

function endOfTagged(tokens: Tokens, tags: Uint8Array, from: number): number {
  let to = from + 1;
  while (to < tokens.count && tags[to] === tag.inside) to++;
  return to;
}

/** "Apple Inc." takes its point in; "Galaxy Tab S 16GB" and "Galaxy Tab 4 10.1 inch" end before what is measured. */
function endOfName(tokens: Tokens, from: number, tagged: number): number {
  let to = tagged;
  while (
    to - from > 1 &&
    (isMeasure(tokens, to - 1) || (tokens.kind[to - 1] === tokenKind.number && to < tokens.count && isUnit(tokens, to)))
  )
    to--;
  const isPoint = to < tokens.count && tokens.flags[to] & tokenFlag.glued && tokens.text.charCodeAt(tokens.start[to]) === 0x2e;
  return isPoint && shortened.has(tokens.hash[to - 1]) ? to + 1 : to;
}

/** "16GB", "5100mAh": a word of digits and a unit. */
function isMeasure(tokens: Tokens, i: number): boolean {
  if (tokens.kind[i] !== tokenKind.word || !(tokens.flags[i] & tokenFlag.hasDigit)) return false;
  return measure.test(tokens.raw(i));
}

function isUnit(tokens: Tokens, i: number): boolean {
  return units.has(tokens.hash[i]) || tokens.text.charCodeAt(tokens.start[i]) === 0x22;
}

const unitNames = ["gb", "tb", "mb", "ghz", "mhz", "mah", "mp", "inch", "inches"];
const units = wordSet(unitNames.map(hashOf));
const measure = new RegExp(`^\\d{1,6}(?:${unitNames.join("|")})$`, "i");
const shortened = wordSet(["inc", "corp", "ltd", "co"].map(hashOf));
