import type { CopyKind, CopyLink } from "../../core/relation.js";
import { outletOf } from "./kind.js";
import { hasAgencyMark, hasPressReleaseMark } from "./marks.js";
import { type Passage, passagesBetween } from "./passages.js";
import { sharedPhrases } from "./shared-phrases.js";
import type { CopyOptions, CopyRow } from "./types.js";
import { type WordedText, wordsOf } from "./worded.js";

/**
 * Least share of three-word phrases that a rewrite has from its source. Independent answers to one question share up to 0.086 of them, answers reworked
 * from a source mostly far more (Clough and Stevenson 2011; docs/copies.md).
 */
const leastRewritten = 0.09;
/** Phrases that a pair of articles must share to be looked at: fewer are chance in texts of some length. */
const leastSharedPhrases = 8;
/** Share of the shorter text in passages from which a release or an agency's text counts as reprinted. */
const leastReprinted = 0.5;
/** Characters that a text of the least number of words has at least: cheaper to look at than words. */
const charactersPerWord = 3;

/**
 * Copied passages, rewrites and partial reprints among documents that are no near copies of each other. Of the two one is an article, for a rewrite both.
 * @param rows documents with different texts, in order of time
 * @param isLinked whether two of them, by index, are linked already
 */
export function articleLinks(
  rows: readonly CopyRow[],
  options: Pick<CopyOptions, "articleWords" | "passageWords">,
  isLinked: (first: number, second: number) => boolean,
): CopyLink[] {
  // Most sets of posts hold no article at all: then nothing is cut into words.
  const articleCharacters = options.articleWords * charactersPerWord;
  if (!rows.some((row) => row.text.length >= articleCharacters && wordsOf(row.text).hashes.length >= options.articleWords)) return [];
  const chosen: number[] = [];
  const texts: WordedText[] = [];
  rows.forEach((row, i) => {
    if (row.text.length < options.passageWords * charactersPerWord) return;
    const words = wordsOf(row.text);
    if (words.hashes.length < options.passageWords) return;
    chosen.push(i);
    texts.push(words);
  });
  const isLong = (text: number): boolean => texts[text].hashes.length >= options.articleWords;
  const links: CopyLink[] = [];
  for (const pair of sharedPhrases(texts, leastSharedPhrases, isLong)) {
    const first = chosen[pair.first];
    const second = chosen[pair.second];
    if (isLinked(first, second)) continue;
    const passages = passagesBetween(texts[pair.first], texts[pair.second], options.passageWords);
    const isRewrite = pair.containment >= leastRewritten && isLong(pair.first) && isLong(pair.second);
    if (!isRewrite && passages.length === 0) continue;
    const copiedWords = passages.reduce((total, passage) => total + passage.words, 0);
    const coverage = Math.min(1, copiedWords / Math.min(texts[pair.first].hashes.length, texts[pair.second].hashes.length));
    const kind = kindOf(rows[first], rows[second], passages, coverage, isRewrite, copiedWords / pair.shared);
    // A rewrite is shown by its common runs, however short.
    const shown = kind === "rewrite" ? passagesBetween(texts[pair.first], texts[pair.second], 0) : passages;
    links.push({
      a: rows[first].id,
      b: rows[second].id,
      kind,
      score: kind === "rewrite" ? Math.min(1, pair.containment) : coverage,
      passages: shown.map(({ a, b }) => ({ a, b })),
    });
  }
  return links;
}

/** @param explained words in long passages for each shared phrase: near 1 where the passages are all that is shared */
function kindOf(
  earlier: CopyRow,
  later: CopyRow,
  passages: readonly Passage[],
  coverage: number,
  isRewrite: boolean,
  explained: number,
): CopyKind {
  if (coverage >= leastReprinted) {
    if (hasPressReleaseMark(earlier.text) || hasPressReleaseMark(later.text)) return "press_release";
    if ((hasAgencyMark(earlier.text) || hasAgencyMark(later.text)) && outletOf(earlier) !== outletOf(later)) return "syndicated";
  }
  if (passages.length === 0 || (isRewrite && explained < leastReprinted)) return "rewrite";
  return passages.every((passage) => isQuoted(later.text, passage)) ? "quote" : "passage";
}

/** True where the passage stands in quotation marks. */
function isQuoted(text: string, { b }: Passage): boolean {
  const before = text.slice(Math.max(0, b.start - 2), b.start);
  const after = text.slice(b.end, b.end + 3);
  return /["“„«]/.test(before) && /["”“»]/.test(after);
}
