import { shingleHashes, type WordedText } from "./worded.js";

/** Words in a phrase: the length that tells reworked answers from independent ones best (docs/copies.md). */
export const phraseWords = 3;
/** A phrase that stands in more documents than this is a turn of speech or a site's boilerplate. */
const mostDocumentsWithPhrase = 64;
/** Two documents that share phrases, as indices with `first < second`. */
export interface SharedPhrases {
  first: number;
  second: number;
  /** Phrases in both, of those that are not in too many documents. */
  shared: number;
  /** Share of the phrases of the document with fewer that the other has too, 0 to 1. */
  containment: number;
}

/**
 * Pairs of texts that share phrases of three words, in order of the second, then the first.
 * @param least fewest phrases that a pair must share
 * @param isLong of every pair one is long; by default all are
 */
export function sharedPhrases(
  texts: readonly WordedText[],
  least: number,
  isLong: (text: number) => boolean = () => true,
): SharedPhrases[] {
  const documents = new Map<number, number[]>();
  texts.forEach((words, text) => {
    if (isLong(text)) for (const hash of shingleHashes(words, phraseWords)) if (!documents.has(hash)) documents.set(hash, []);
  });
  /** Of a short text only the phrases that a long one has are kept, so that a million posts beside ten articles cost little. */
  const phrases: number[][] = [];
  const count = new Uint32Array(texts.length);
  texts.forEach((words, text) => {
    const distinct = new Set(shingleHashes(words, phraseWords));
    count[text] = distinct.size;
    phrases.push([]);
    for (const hash of distinct) {
      const list = documents.get(hash);
      if (!list) continue;
      phrases[text].push(hash);
      if (list.length <= mostDocumentsWithPhrase) list.push(text);
    }
  });
  const pairs: SharedPhrases[] = [];
  const shared = new Uint32Array(texts.length);
  for (let second = 0; second < texts.length; second++) {
    const touched: number[] = [];
    for (const hash of phrases[second]) {
      const list = documents.get(hash);
      if (!list || list.length > mostDocumentsWithPhrase) continue;
      for (const first of list) {
        if (first >= second) break;
        if (!isLong(first) && !isLong(second)) continue;
        if (shared[first]++ === 0) touched.push(first);
      }
    }
    for (const first of touched.sort((x, y) => x - y)) {
      if (shared[first] >= least) {
        pairs.push({ first, second, shared: shared[first], containment: shared[first] / Math.min(count[first], count[second]) });
      }
      shared[first] = 0;
    }
  }
  return pairs;
}
