import type { CopyLink } from "../../core/relation.js";
import { paraphraseProbability } from "./paraphrase.js";
import { sharedPhrases } from "./shared-phrases.js";
import type { CopyOptions, CopyRow } from "./types.js";
import { type WordedText, wordsOf } from "./worded.js";

/** Fewest words of a sentence that can be told from another. */
const leastWords = 6;
/** Probability from which two sentences count as the same in other words. */
const leastProbability = 0.5;

/**
 * Rewrites among documents of a sentence or two: pairs that share a phrase of three words and that the paraphrase model takes for the same.
 * @param rows documents with different texts, in order of time
 * @param isLinked whether two of them, by index, are linked already
 */
export function sentenceLinks(
  rows: readonly CopyRow[],
  options: Pick<CopyOptions, "articleWords">,
  isLinked: (first: number, second: number) => boolean,
): CopyLink[] {
  const chosen: number[] = [];
  const texts: WordedText[] = [];
  rows.forEach((row, i) => {
    const words = wordsOf(row.text);
    if (words.hashes.length < leastWords || words.hashes.length >= options.articleWords) return;
    chosen.push(i);
    texts.push(words);
  });
  const links: CopyLink[] = [];
  for (const pair of sharedPhrases(texts, 1)) {
    const first = chosen[pair.first];
    const second = chosen[pair.second];
    if (isLinked(first, second)) continue;
    const score = paraphraseProbability(rows[first].text, rows[second].text);
    if (score >= leastProbability) links.push({ a: rows[first].id, b: rows[second].id, kind: "rewrite", score });
  }
  return links;
}
