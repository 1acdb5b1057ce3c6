import type { Novelty, StoryRow } from "./types.js";
import { contentWords } from "./words.js";

/** A number with its sign of currency before or the word after it: "$199", "5.5-inch", "4000 mAh". */
const numberPattern = /[$€£¥₹]\s?\d[\d.,]{0,14}|\d[\d.,]{0,14}(?:\s?[-–]?\s?[\p{L}%]{1,12})?/gu;

/** What each document added that no earlier one of the story had; rows in order of time. */
export function noveltyOf(rows: readonly StoryRow[]): Novelty[] {
  const known = new Set<string>();
  const knownNumbers = new Set<string>();
  return rows.map((row) => {
    const text = `${row.title ?? ""}\n${row.text}`;
    const words = new Set(contentWords(text));
    let fresh = 0;
    for (const word of words) if (!known.has(word)) fresh++;
    const numbers: string[] = [];
    for (const [match] of text.replace(/https?:\/\/\S+/g, " ").matchAll(numberPattern)) {
      const key = match.toLowerCase().replace(/[\s–-]+/g, "");
      if (knownNumbers.has(key)) continue;
      knownNumbers.add(key);
      numbers.push(match.trim());
    }
    for (const word of words) known.add(word);
    return { id: row.id, newWords: words.size === 0 ? 0 : fresh / words.size, numbers };
  });
}
