import type { StoryOptions, StoryRow } from "./types.js";
import { contentWords } from "./words.js";

/** Words of the body that are read: news puts the story into its first paragraphs. */
const bodyWords = 400;
/** Characters of the body that are cut into words: enough for that many, so that a book costs no more than an article. */
const bodyCharacters = 6000;
/** How often a word of the title counts where there is a body too. */
const titleWeight = 3;
/** A document with fewer content words than this is short: a headline, a post. */
const shortWords = 16;

/** What a document is compared by. */
export interface Terms {
  /** Hashes of its content words, rising. */
  ids: Uint32Array;
  /** 1 + ln(count) of each. */
  weights: Float64Array;
  short: boolean;
}

/** The content words of a document as hashes with their logarithmic counts. */
export function termsOf(row: StoryRow, over: StoryOptions["over"]): Terms {
  const hasBody = row.text.trim() !== "";
  const title = over === "text" && hasBody ? "" : (row.title ?? "");
  const body = over === "title" && title.trim() !== "" ? "" : row.text;
  const counts = new Map<number, number>();
  const count = (words: readonly string[], weight: number): void => {
    for (const word of words) {
      const id = hashWord(word);
      counts.set(id, (counts.get(id) ?? 0) + weight);
    }
  };
  const bodyTerms = contentWords(body.slice(0, bodyCharacters)).slice(0, bodyWords);
  const titleTerms = contentWords(title);
  count(bodyTerms, 1);
  count(titleTerms, bodyTerms.length === 0 ? 1 : titleWeight);
  const ids = Uint32Array.from(counts.keys()).sort();
  return {
    ids,
    weights: Float64Array.from(ids, (id) => 1 + Math.log(counts.get(id)!)),
    short: bodyTerms.length + titleTerms.length < shortWords,
  };
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
