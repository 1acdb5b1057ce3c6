import type { AspectName, AspectOpinion } from "../../core/reading.js";
import { type Tokens, tokenKind } from "../tokens.js";
import type { Clause } from "./clauses.js";
import { clauseClasses, clausePolarities } from "./model.js";
import { countOpinions } from "./polarity.js";
import { aspectOfPair, aspectOfWord } from "./terms.js";

/** What the word lists know of a clause. */
export interface ListedOpinion {
  aspect: AspectName | null;
  /** Good words less bad ones, after negation. */
  net: number;
  /** True where a negator turned a word: the learned weights see words, not what turns them. */
  isMixed: boolean;
}

/** "None" may be so likely where the lists know both a side and an opinion. */
export const listedThreshold = 0.93;

/** Looks a clause up in the word lists: a pair of words counts before a single one, the first before the rest. */
export function listedOpinion(tokens: Tokens, clause: Clause): ListedOpinion {
  let aspect: AspectName | null = null;
  let isPair = false;
  for (let i = clause.from; i < clause.to && !isPair; i++) {
    if (tokens.kind[i] !== tokenKind.word) continue;
    const pair = i + 1 < clause.to ? aspectOfPair(tokens.hash[i], tokens.hash[i + 1]) : undefined;
    if (pair) {
      aspect = pair;
      isPair = true;
    } else aspect ??= aspectOfWord(tokens.hash[i]) ?? null;
  }
  const { good, bad } = countOpinions(tokens, clause);
  return { aspect, net: good - bad, isMixed: good > 0 && bad > 0 };
}

/**
 * The opinion of a clause, or null.
 * @param scores probabilities of {@link clauseClasses}
 * @param polarities probabilities of {@link clausePolarities}
 */
export function decide(
  scores: ArrayLike<number>,
  polarities: ArrayLike<number>,
  listed: ListedOpinion,
  threshold: number,
): Pick<AspectOpinion, "aspect" | "polarity"> | null {
  const isListed = listed.aspect !== null && listed.net !== 0;
  if (scores[0] >= (isListed ? listedThreshold : threshold)) return null;
  const aspect = clauseClasses[bestOf(scores, 1, clauseClasses.length)] as AspectName;
  const polarity =
    listed.net !== 0 && !listed.isMixed
      ? listed.net > 0
        ? "positive"
        : "negative"
      : clausePolarities[bestOf(polarities, 0, clausePolarities.length)];
  return { aspect, polarity };
}

function bestOf(scores: ArrayLike<number>, from: number, to: number): number {
  let best = from;
  for (let each = from + 1; each < to; each++) if (scores[each] > scores[best]) best = each;
  return best;
}
