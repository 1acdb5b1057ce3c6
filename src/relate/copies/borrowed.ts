import { anchorLength, type Fragment, findContained, foldedCodes } from "./contained.js";
import { handleOf } from "./kind.js";
import { repostMark } from "./marks.js";
import type { TextStore } from "./text-store.js";
import type { CopyRow } from "./types.js";

/** Longest quotation that is read, in characters; it also bounds the search for the closing mark. */
const longestQuote = 600;
/** Fewest words of a quotation: a shorter one is a title or a turn of speech. */
const leastQuotedWords = 5;
/** Quotations of one document that are followed up. */
const quotesPerDocument = 20;
/** Least share of a post that its repost repeats; one that repeats less quotes it. */
const leastReposted = 0.5;

const quotePattern = new RegExp(
  `"([^"\\n]{${anchorLength},${longestQuote}})"|[“„«]([^“”„«»\\n]{${anchorLength},${longestQuote}})[”“»]`,
  "g",
);

/** One row that repeats words of an earlier text: `from` is a distinct text of the store. */
export interface Borrowing {
  kind: "repost" | "quote";
  row: number;
  from: number;
  /** Share of the borrowed text that is repeated, 0 to 1. */
  score: number;
}

/**
 * Reposts with words of their own or cut short, of a text by the author that they name, and quotations in quotation marks.
 * One link for each repost and for each quotation, to the earliest such text.
 */
export function findBorrowings(rows: readonly CopyRow[], store: TextStore, groups: readonly (readonly number[])[]): Borrowing[] {
  const fragments: (Fragment & { kind: "repost" | "quote"; handle: string | null })[] = [];
  rows.forEach((row, i) => {
    const { text } = row;
    const mark = repostMark(text);
    if (mark) {
      const codes = foldedCodes(withoutCutEnd(mark.core));
      if (codes.length >= anchorLength) fragments.push({ row: i, codes, kind: "repost", handle: mark.handle });
      return;
    }
    if (!/["“„«]/.test(text)) return;
    let quotes = 0;
    for (const match of text.matchAll(quotePattern)) {
      const quoted = match[1] ?? match[2];
      if (quoted.split(/\s+/, leastQuotedWords).length < leastQuotedWords) continue;
      fragments.push({ row: i, codes: foldedCodes(quoted), kind: "quote", handle: null });
      if (++quotes === quotesPerDocument) break;
    }
  });
  const best = new Map<number, { text: number; source: number; length: number }>();
  for (const { fragment, text, length } of findContained(store, fragments)) {
    const { row, handle, kind } = fragments[fragment];
    if (store.textOf(row) === text || groups[text].length === 0) continue;
    const source = groups[text][0];
    if (kind === "repost") {
      if (!groups[text].some((other) => handleOf(rows[other]) === handle)) continue;
    } else if (source > row || repostMark(rows[source].text) || isQuotedIn(rows[source].text, fragments[fragment].codes)) {
      // Rows are in order of time: a quotation comes after what it quotes.
      continue;
    }
    const known = best.get(fragment);
    if (!known || source < known.source) best.set(fragment, { text, source, length });
  }
  const borrowings: Borrowing[] = [];
  for (const [fragment, { text, length }] of [...best].sort((x, y) => x[0] - y[0])) {
    const { row, kind } = fragments[fragment];
    const score = Math.min(1, length / store.length(text));
    borrowings.push({ kind: kind === "repost" && score >= leastReposted ? "repost" : "quote", row, from: text, score });
  }
  return borrowings;
}

/** The words of a repost without a last word that was cut off, or an address that was added. */
function withoutCutEnd(core: string): string {
  const end = core.trimEnd();
  const lastSpace = Math.max(end.lastIndexOf(" "), end.lastIndexOf("\n"));
  const last = end.slice(lastSpace + 1);
  return lastSpace >= 0 && (last.endsWith("…") || last.endsWith("...") || /^https?:/.test(last)) ? end.slice(0, lastSpace) : end;
}

/** True where the words stand in quotation marks there too: then both quote a third. */
function isQuotedIn(text: string, codes: Uint16Array): boolean {
  const folded = text.toLowerCase().replace(/\s+/g, " ");
  const words = String.fromCharCode(...codes.subarray(0, anchorLength));
  const at = folded.indexOf(words);
  return at > 0 && /["“„«]/.test(folded[at - 1]);
}
