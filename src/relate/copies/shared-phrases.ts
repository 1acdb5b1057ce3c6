import { shingleHashes, type WordedText } from "./worded.js";

/** Words in a phrase: the length that tells reworked answers from independent ones best (docs/copies.md). */
export const phraseWords = 3;
/** A phrase that stands in more documents than this is a turn of speech or a site's boilerplate. */
const mostDocumentsWithPhrase = 64;
/** Phrases that a pair must share to be looked at: fewer are chance in texts of some length. */
const leastSharedPhrases = 8;

/** Two documents that share phrases, as indices with `first < second`. */
export interface SharedPhrases {
  first: number;
  second: number;
  /** Phrases in both, of those that are not in too many documents. */
  shared: number;
  /** Share of the phrases of the document with fewer that the other has too, 0 to 1. */
  containment: number;
}

/** Pairs of texts that share phrases of three words, in order of the second, then the first. */
export function sharedPhrases(texts: readonly WordedText[]): SharedPhrases[] {
  const phrases = texts.map((words) => [...new Set(shingleHashes(words, phraseWords))]);
  const documents = new Map<number, number[]>();
  phrases.forEach((hashes, document) => {
    for (const hash of hashes) {
      const list = documents.get(hash);
      if (!list) documents.set(hash, [document]);
      else if (list.length <= mostDocumentsWithPhrase) list.push(document);
    }
  });
  const pairs: SharedPhrases[] = [];
  const shared = new Uint32Array(texts.length);
  for (let second = 0; second < texts.length; second++) {
    const touched: number[] = [];
    for (const hash of phrases[second]) {
      const list = documents.get(hash)!;
      if (list.length > mostDocumentsWithPhrase) continue;
      for (const first of list) {
        if (first >= second) break;
        if (shared[first]++ === 0) touched.push(first);
      }
    }
    for (const first of touched.sort((x, y) => x - y)) {
      if (shared[first] >= leastSharedPhrases) {
        const fewer = Math.min(phrases[first].length, phrases[second].length);
        pairs.push({ first, second, shared: shared[first], containment: shared[first] / fewer });
      }
      shared[first] = 0;
    }
  }
  return pairs;
}
