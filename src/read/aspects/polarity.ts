import type { Mention } from "../../core/reading.js";
import { hashOf, type Tokens, tokenKind } from "../tokens.js";
import type { Clause } from "./clauses.js";
import { opinion, opinionBits } from "./opinion-words.js";

/** A negator turns opinion words up to so many words after it. */
const negationReach = 4;
const than = hashOf("than");
const as = hashOf("as");

/** What the opinion words of a clause add up to. */
export interface OpinionCount {
  good: number;
  bad: number;
}

/** Whom a clause is about. */
export interface ClauseSubject {
  /** True where it is about another product than the target. */
  isForeign: boolean;
  /** True where another product is measured against the target, so that the target's polarity is the opposite. */
  isTurned: boolean;
}

/** Opinion words before the standard of comparison, turned by negators; words of excess ("too") are bad. */
export function countOpinions(tokens: Tokens, { from, to }: Clause): OpinionCount {
  const end = standardOfComparison(tokens, from, to);
  let good = 0;
  let bad = 0;
  let negated = 0;
  for (let i = from; i < end; i++) {
    if (tokens.kind[i] !== tokenKind.word) continue;
    const bits = opinionBits(tokens.hash[i]);
    if (bits & opinion.excess) bad++;
    else if (bits & opinion.positive) {
      if (negated > 0) bad++;
      else good++;
    } else if (bits & opinion.negative) {
      if (negated > 0) good++;
      else bad++;
    }
    if (bits & opinion.negator) negated = negationReach;
    else if (negated > 0) negated--;
  }
  return { good, bad };
}

/** Whether a clause is about the target, by the products that it names before and after "than" or "as … as". */
export function subjectOf(tokens: Tokens, { from, to }: Clause, mentions: readonly Mention[], target: string | null): ClauseSubject {
  const standard = standardOfComparison(tokens, from, to);
  const subject = productIn(tokens, mentions, from, standard);
  if (target === null || !subject || subject.entity === target) return { isForeign: false, isTurned: false };
  const compared = standard < to ? productIn(tokens, mentions, standard, to) : undefined;
  const isTurned = compared?.entity === target;
  return { isForeign: !isTurned, isTurned };
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
  return mentions.find(
    (mention) =>
      mention.start >= start && mention.end <= end && mention.entity !== null && (mention.kind === "product" || mention.kind === "line"),
  );
}
