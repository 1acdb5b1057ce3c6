import type { Span } from "../../core/span.js";
import type { Novelty, StoryRow } from "./types.js";
import { contentWords } from "./words.js";

/** What a number counts: without one of these it may be part of a name ("Note 7", "Mi 5"). */
const unit =
  "%|percent|mah|wh|w|v|[kmgt]b|[mg]hz|hz|mp|megapixels?|inch(?:es)?|mm|cm|kg|g|grams?|nits?|ppi|fps|seconds?|minutes?|hours?|days?|weeks?|months?|years?|thousand|million|billion|crore|lakh|units?|people|countries|yuan|rmb|dollars?|euros?|pounds?|rupees?|usd|eur|cny|inr|jan\\w*|feb\\w*|mar(?:ch)?|apr(?:il)?|june?|july?|aug\\w*|sep\\w*|oct\\w*|nov\\w*|dec\\w*";
/** A number with its sign of currency before it, its unit after it, or long enough to be no part of a name: "$199", "5.5-inch", "4000 mAh", "2,499". */
const numberPattern = new RegExp(
  `[$€£¥₹]\\s?\\d[\\d.,]{0,14}|(?<![\\p{L}\\d])\\d[\\d.,]{0,14}(?:(?:\\s|-|–){0,2}(?:${unit})(?![\\p{L}\\d])|(?<=\\d[\\d.,]\\d)(?![\\p{L}\\d]))`,
  "giu",
);
/** A shorter sentence is a remark, in content words. */
const leastWords = 6;
/** Share of a sentence's content words that must be new for it to count as a new passage: below it most of it was known. */
const mostlyNew = 0.6;
/** Sentences shown for one document, and how much of its text is looked at, in characters: a book is no part of a race. */
const mostPassages = 5;
const charactersRead = 30_000;

/** What each document added that no earlier one of the story had; rows in order of time. */
export function noveltyOf(rows: readonly StoryRow[]): Novelty[] {
  const known = new Set<string>();
  const knownNumbers = new Set<string>();
  return rows.map((row, i) => {
    const text = `${row.title ?? ""}\n${row.text}`.slice(0, charactersRead);
    const words = new Set(contentWords(text));
    let fresh = 0;
    for (const word of words) if (!known.has(word)) fresh++;
    const numbers: string[] = [];
    for (const [match] of text.replace(/https?:\/\/\S+/g, " ").matchAll(numberPattern)) {
      const key = match.toLowerCase().replace(/[\s–-]+|[.,]+$/g, "");
      if (knownNumbers.has(key)) continue;
      knownNumbers.add(key);
      numbers.push(match.trim().replace(/[.,]+$/, ""));
    }
    const passages = i === 0 || fresh === 0 ? [] : newPassages(row.text.slice(0, charactersRead), known);
    for (const word of words) known.add(word);
    return { id: row.id, newWords: words.size === 0 ? 0 : fresh / words.size, numbers, passages };
  });
}

function newPassages(text: string, known: ReadonlySet<string>): Span[] {
  const passages: Span[] = [];
  for (const sentence of sentencesOf(text)) {
    const words = new Set(contentWords(text.slice(sentence.start, sentence.end)));
    if (words.size < leastWords) continue;
    let fresh = 0;
    for (const word of words) if (!known.has(word)) fresh++;
    if (fresh < mostlyNew * words.size) continue;
    passages.push(sentence);
    if (passages.length === mostPassages) break;
  }
  return passages;
}

/** Stretches that end with a full stop before a blank, or with a line. */
function sentencesOf(text: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  const close = (end: number): void => {
    const said = text.slice(start, end);
    const from = start + (said.length - said.trimStart().length);
    const to = start + said.trimEnd().length;
    if (to > from) sentences.push({ start: from, end: to });
    start = end;
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text[i];
    if (unit === "\n") close(i + 1);
    else if ((unit === "." || unit === "!" || unit === "?") && /\s/.test(text[i + 1] ?? " ")) close(i + 1);
  }
  close(text.length);
  return sentences;
}
