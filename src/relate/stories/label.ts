import type { StoryRow } from "./types.js";
import { contentWords } from "./words.js";

/** Longest label, in characters. */
const longestLabel = 120;
/** Characters of a line that are looked at for its label. */
const lineRead = 400;
/** A head of fewer content words says too little to name a story, where another says more. */
const fewWords = 3;

/** The title, or the first line, of the document that shares most words with the others; the earliest of several. No address stands in it. */
export function labelOf(rows: readonly StoryRow[]): string {
  const counts = new Map<string, number>();
  const words = rows.map((row) => new Set(contentWords(headOf(row))));
  for (const set of words) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1);
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows.length; i++) {
    let score = 0;
    for (const word of words[i]) score += counts.get(word)! - 1;
    score /= Math.sqrt(words[i].size || 1);
    if (words[i].size < fewWords) score -= rows.length;
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  }
  const head = headOf(rows[best]) || "no words of its own";
  return head.length <= longestLabel
    ? head
    : `${head
        .slice(0, longestLabel - 1)
        .replace(/\s+\S*$/, "")
        .toWellFormed()}…`;
}

/** Where a post names its source or links on: no part of what it says. */
const notSaid =
  /https?:\/\/\S*|\b(?:pic\.twitter\.com|t\.co|youtu\.be|bit\.ly|www\.[a-z0-9-]+\.[a-z]{2,6})\/\S*|^(?:(?:RT|MT)[ :]{0,2}@\w{1,40}:? ?)+/giu;
const trailing = /[\s|:,;–—-]+$|(?:\s(?:via|by|h\/t))$/iu;

/** The first line that says something, without addresses and marks of reposting. */
function headOf(row: StoryRow): string {
  const head = row.title?.trim() ? row.title : row.text;
  for (const line of head.slice(0, 4000).split(/\n/)) {
    const said = line.trim().slice(0, lineRead).replace(notSaid, " ").replace(/\s+/g, " ").trim().replace(trailing, "");
    if (/\p{L}/u.test(said)) return said;
  }
  return "";
}
