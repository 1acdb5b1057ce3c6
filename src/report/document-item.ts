import type { Catalogue } from "../catalogue/types.js";
import { axes } from "../core/reading.js";
import type { ReportContext } from "./context.js";
import type { DocumentItem } from "./document-answers.js";
import { searchTerms } from "./filter.js";

/** So much of a text stands in a list, in UTF-16 units. */
const listTextLength = 420;

/** How far a snippet reaches before and after the first hit of a search. */
const snippetReach = 160;

/** A row that {@link itemColumns} selects. */
export interface ItemRow {
  id: string;
  source: string;
  url: string;
  author: string;
  publication: string;
  title: string;
  text: string;
  from_ms: number | null;
  to_ms: number | null;
  time_grade: DocumentItem["time"]["grade"];
  assumed_zone: string;
  lang: string;
  voice: DocumentItem["voice"];
  target: string;
  target_label: string;
  target_p: number;
  copies: number;
  copy_of: string;
  story: string;
  group: string;
  shown: Record<string, string>;
  read: Record<string, string>;
  probability: Record<string, number>;
  disclosed: number | null;
  disclosed_p: number;
  /** Axes on which a person's label stands. */
  by_hand: string[];
}

const axisMap = (prefix: string, suffix = "") => `map(${axes.map((axis) => `'${axis}', ${prefix}.${axis}${suffix}`).join(", ")})`;

/** The columns of a list item; `f` is facts, `d` documents, `r` readings. */
export const itemColumns = `f.id AS id, d.source AS source, d.url AS url, d.author AS author, d.publication AS publication, d.title AS title, d.text AS text,
  toUnixTimestamp64Milli(d.time_from) AS from_ms, toUnixTimestamp64Milli(d.time_to) AS to_ms, d.time_grade AS time_grade, d.assumed_zone AS assumed_zone,
  f.lang AS lang, f.voice AS voice, f.target AS target, r.target_label AS target_label, r.target_p AS target_p, f.copies AS copies, f.copy_of AS copy_of,
  f.story AS story, f.\`group\` AS \`group\`, ${axisMap("f")} AS shown, ${axisMap("r")} AS read, ${axisMap("r", "_p")} AS probability,
  r.disclosed AS disclosed, r.disclosed_p AS disclosed_p, hand.axes AS by_hand`;

/** Joins the texts and readings of some facts. */
export function joinTexts(factsSelect: string, ids: string): string {
  return `(${factsSelect}) AS f
    INNER JOIN (SELECT * FROM documents FINAL WHERE id IN (${ids})) AS d ON d.id = f.id
    INNER JOIN (SELECT * FROM readings FINAL WHERE id IN (${ids})) AS r ON r.id = f.id
    LEFT JOIN (SELECT id, groupUniqArray(toString(axis)) AS axes FROM corrections FINAL WHERE undone = 0 AND id IN (${ids}) GROUP BY id) AS hand ON hand.id = f.id`;
}

/** A row as the list shows it. A person's label stands with probability 1 and `corrected`. */
export function toItem(row: ItemRow, { catalogue }: Pick<ReportContext, "catalogue">, q?: string): DocumentItem {
  const { snippet, highlights } = q === undefined ? { snippet: null, highlights: [] } : snippetOf(row.text, q);
  return {
    id: row.id,
    source: row.source,
    url: row.url,
    author: row.author,
    publication: row.publication,
    title: row.title,
    text: cut(row.text, listTextLength),
    time: timeOf(row),
    lang: row.lang,
    voice: row.voice,
    target: { label: targetLabel(row, catalogue), entity: row.target || null, p: row.target_p },
    labels: labelsOf(row),
    copies: row.copies,
    copyOf: row.copy_of || null,
    story: row.story || null,
    group: row.group || null,
    snippet,
    highlights,
  };
}

function targetLabel(row: ItemRow, catalogue: Catalogue): string | null {
  if (row.target_label !== "") return row.target_label;
  return row.target === "" ? null : catalogue.displayName(row.target);
}

/** When a document was published, as answers write it. */
export function timeOf(row: Pick<ItemRow, "from_ms" | "to_ms" | "time_grade" | "assumed_zone">): DocumentItem["time"] {
  return {
    from: row.from_ms === null ? null : new Date(row.from_ms).toISOString(),
    to: row.to_ms === null ? null : new Date(row.to_ms).toISOString(),
    grade: row.time_grade,
    assumedZone: row.assumed_zone || null,
  };
}

function labelsOf(row: ItemRow): DocumentItem["labels"] {
  const labels: DocumentItem["labels"] = {};
  for (const axis of axes) {
    const corrected = row.by_hand.includes(axis) && row.shown[axis] !== row.read[axis];
    labels[axis] = { label: row.shown[axis] || null, p: corrected ? 1 : row.probability[axis], corrected };
  }
  labels.disclosed = { label: row.disclosed === null ? null : row.disclosed === 1, p: row.disclosed_p, corrected: false };
  return labels;
}

function snippetOf(text: string, q: string): Pick<DocumentItem, "snippet" | "highlights"> {
  const { words, phrases } = searchTerms(q);
  const lower = text.toLowerCase();
  // Lower-casing may change the length of some letters; then offsets would lie, and the text is shown without marks.
  if (lower.length !== text.length) return { snippet: null, highlights: [] };
  const hits = [...words, ...phrases].flatMap((needle) => occurrences(lower, needle));
  if (hits.length === 0) return { snippet: null, highlights: [] };
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  const from = Math.max(0, hits[0].start - snippetReach);
  const to = Math.min(text.length, hits[0].end + snippetReach);
  const highlights: { start: number; end: number }[] = [];
  let end = 0;
  for (const hit of hits) {
    if (hit.start < end || hit.end > to) continue;
    highlights.push({ start: hit.start - from, end: hit.end - from });
    end = hit.end;
  }
  return { snippet: text.slice(from, to), highlights };
}

/** A word of hits is marked at most this often in one text. */
const occurrencesShown = 20;

function occurrences(text: string, needle: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = text.indexOf(needle); at >= 0 && found.length < occurrencesShown; at = text.indexOf(needle, at + needle.length)) {
    found.push({ start: at, end: at + needle.length });
  }
  return found;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
