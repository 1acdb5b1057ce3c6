import type { Tokens } from "../tokens.js";
import type { WordTable } from "../word-table.js";
import { compactOf } from "./compact.js";
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
    let to = i + 1;
    while (to < tokens.count && tags[to] === tag.inside) to++;
    while (m < matches.count && matches.to[m] <= i) m++;
    const name =
      m < matches.count && matches.from[m] === i && matches.to[m] === to ? matches.name[m] : listed(index, compactOf(tokens, i, to));
    let part: Name | undefined;
    let isNewModel = false;
    for (let at = m; !name && at < matches.count && matches.from[at] < to; at++) {
      const candidate = matches.name[at];
      if (matches.to[at] > to || (part && part.compact.length >= candidate.compact.length)) continue;
      part = candidate;
      isNewModel = candidate.isLine && matches.modelEnd[at] > matches.to[at] && matches.to[at] < to;
    }
    spans.push({ from: i, to, name, part, isNewModel, isAccessory: to - i > 1 && accessories.has(tokens.hash[to - 1]) });
    i = to - 1;
  }
  return spans;
}
