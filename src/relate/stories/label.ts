import type { StoryRow } from "./types.js";
import { contentWords } from "./words.js";

/** Longest label, in characters. */
const longestLabel = 120;

/** The title, or the first line, of the document that shares most words with the others; the earliest of several. */
export function labelOf(rows: readonly StoryRow[]): string {
  const counts = new Map<string, number>();
  const words = rows.map((row) => new Set(contentWords(headOf(row))));
  for (const set of words) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1);
  let best = 0;
  let bestScore = -1;
  for (let i = 0; i < rows.length; i++) {
    let score = 0;
    for (const word of words[i]) score += counts.get(word)! - 1;
    score /= Math.sqrt(words[i].size || 1);
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  }
  const head = headOf(rows[best]);
  return head.length <= longestLabel ? head : `${head.slice(0, longestLabel - 1).replace(/\s+\S*$/, "")}…`;
}

function headOf(row: StoryRow): string {
  const head = row.title?.trim() ? row.title : row.text;
  return head.trim().split(/\n/, 1)[0].replace(/\s+/g, " ");
}
