import type { AspectOpinion, Mention } from "../../core/reading.js";
import { hashOf, type Tokens, tokenKind } from "../tokens.js";
import type { Clause } from "./clauses.js";
import { opinion, opinionBits } from "./opinion-words.js";

/** A negator turns opinion words up to so many words after it. */
const negationReach = 4;
const than = hashOf("than");
const as = hashOf("as");

/** The polarity of a clause toward the target, or null where it holds no opinion or one on something else. */
export function polarityOf(
  tokens: Tokens,
  { from, to }: Clause,
  mentions: readonly Mention[],
  target: string | null,
): AspectOpinion["polarity"] | null {
  const standard = standardOfComparison(tokens, from, to);
  const subject = productIn(tokens, mentions, from, standard);
  const compared = standard < to ? productIn(tokens, mentions, standard, to) : undefined;
  if (target !== null && subject && subject.entity !== target && compared?.entity !== target) return null;
  const isTurned = target !== null && compared?.entity === target && subject !== undefined && subject.entity !== target;
  let good = 0;
  let bad = 0;
  let negated = 0;
  for (let i = from; i < standard; i++) {
    if (tokens.kind[i] !== tokenKind.word) continue;
    const bits = opinionBits(tokens.hash[i]);
    if (bits & opinion.excess) {
      bad++;
      continue;
    }
    const isNegated = negated > 0;
    if (bits & opinion.positive) isNegated ? bad++ : good++;
    else if (bits & opinion.negative) isNegated ? good++ : bad++;
    if (bits & opinion.negator) negated = negationReach;
    else if (negated > 0) negated--;
  }
  if (good === 0 && bad === 0) return null;
  if (good > 0 && bad > 0 && good === bad) return "mixed";
  const isGood = good > bad !== isTurned;
  return isGood ? "positive" : "negative";
}

/** Where the thing that is compared with begins: after "than", or after the second "as" of "as bad as"; the clause's end where nothing is compared. */
function standardOfComparison(tokens: Tokens, from: number, to: number): number {
  let firstAs = -1;
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] !== tokenKind.word) continue;
    if (tokens.hash[i] === than && i > from) return i;
    if (tokens.hash[i] === as) {
      if (firstAs >= 0 && i - firstAs <= 4) return i;
      firstAs = i;
    }
  }
  return to;
}

function productIn(tokens: Tokens, mentions: readonly Mention[], from: number, to: number): Mention | undefined {
  if (to <= from) return undefined;
  const start = tokens.start[from];
  const end = tokens.end[to - 1];
  return mentions.find((mention) => mention.start >= start && mention.end <= end && mention.kind !== "brand");
}
