import { contentWords } from "./words.js";
import type { StoryRow } from "./types.js";

/** Words of the body that are read: news puts the story into its first paragraphs. */
const bodyWords = 400;
/** How often a word of the title counts. */
const titleWeight = 2;

/** A document as weighted terms of length 1. */
export interface Vector {
  terms: string[];
  weights: Float64Array;
}

/** How often each content word stands in a document: title words counted more, body read to a bound. */
export function termCounts(row: StoryRow, over: "title" | "text" | "both"): Map<string, number> {
  const counts = new Map<string, number>();
  const title = over === "text" && row.text.trim() !== "" ? "" : (row.title ?? "");
  const body = over === "title" && title.trim() !== "" ? "" : row.text;
  for (const word of contentWords(body).slice(0, bodyWords)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weight = body.trim() === "" ? 1 : titleWeight;
  for (const word of contentWords(title)) counts.set(word, (counts.get(word) ?? 0) + weight);
  return counts;
}

/** Weighs terms by 1 + ln(count) and inverse document frequency, and scales the whole to length 1. */
export function weigh(counts: ReadonlyMap<string, number>, documents: number, documentsWith: (term: string) => number): Vector {
  const terms = [...counts.keys()];
  const weights = new Float64Array(terms.length);
  let square = 0;
  for (let i = 0; i < terms.length; i++) {
    const weight = (1 + Math.log(counts.get(terms[i])!)) * Math.log((documents + 1) / (documentsWith(terms[i]) + 0.5));
    weights[i] = Math.max(0, weight);
    square += weights[i] * weights[i];
  }
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < weights.length; i++) weights[i] /= length;
  return { terms, weights };
}
