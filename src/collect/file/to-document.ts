import type { StoredDocument } from "../../core/document.js";
import type { Diagnostic } from "../../core/errors.js";
import { stableId } from "../../core/hash.js";
import type { TimeGrade } from "../../core/time.js";
import type { DateOrder } from "../dates/date-order.js";
import { isMissing, parseDate } from "../dates/parse-date.js";
import { decodeEntities, htmlToText, repairEscapes, type TextTraits, tidy } from "./clean-text.js";
import { valueAt } from "./column-shape.js";
import { extractLinks } from "./extract-links.js";
import type { Mapping } from "./mapping.js";
import { type BadRow, type Row, rawCap } from "./row.js";

/** What all rows of one file share. */
export interface DocumentContext {
  /** The file as named; `-` for standard input. */
  file: string;
  /** Told, or from the file's name; a mapped source column wins over the latter. */
  source: string;
  zone: string;
  order: DateOrder;
  midnightIsDay: boolean;
  grade: TimeGrade;
  traits: TextTraits;
}

/** Longest text of a document, in UTF-16 code units: a whole book is longer, a post or an article is not. */
export const textCap = 1024 * 1024;

/** Longest other field, in UTF-16 code units. */
export const fieldCap = 8192;

/** What platforms write in place of a text that was taken down. */
const takenDown = new Set(["[removed]", "[deleted]", "[deleted by user]", "[removed by reddit]", "[ removed by reddit ]"]);

/** True for a document, false for a diagnostic. */
export function isDocument(result: StoredDocument | Diagnostic): result is StoredDocument {
  return "id" in result;
}

/**
 * Turns one row into a document, or into a diagnostic that says why it cannot be one.
 *
 * A row without a native id gets one from all its content, so that equal rows are the same document. A row that has only a title, or whose text was taken down, has its
 * title as text. A missing date is an unknown time; a date that cannot be read is a defect.
 */
export function toDocument(row: Row, mapping: Mapping, context: DocumentContext): StoredDocument | Diagnostic {
  const { values } = row;
  const { fields } = mapping;
  const title = readText(values, fields.title, context.traits);
  const body = readText(values, fields.text, context.traits);
  if (title === "" && body === "") return problem(row, context, "empty_text", "the row has neither text nor title");
  const text = body === "" ? title : mapping.titleInText && title !== "" && title !== body ? `${title}\n\n${body}` : body;
  if (text.length > textCap)
    return problem(row, context, "text_too_long", `the text has ${text.length} characters, over the cap of ${textCap}`);

  const published = fields.published === undefined ? null : valueAt(values, fields.published);
  const time = parseDate(published, context);
  if ("error" in time) return problem(row, context, "bad_date", `'${String(published).slice(0, 80)}' ${time.error}`);

  const source = readField(values, fields.source) || context.source;
  const document: StoredDocument = {
    id: idOf(source, readField(values, fields.id), values),
    source,
    url: absolute(readField(values, fields.url)),
    author: repairEscapes(readField(values, fields.author)),
    client: clientName(readField(values, fields.client)),
    title: body === "" || mapping.titleInText ? "" : title,
    text,
    publication: readField(values, fields.publication),
    product: readField(values, fields.product),
    rating: fields.rating === undefined ? null : readRating(valueAt(values, fields.rating)),
    forum: readField(values, fields.forum),
    replyTo: readField(values, fields.reply_to),
    links: readLinks(text, fields.links === undefined ? null : valueAt(values, fields.links)),
    time,
    extra: extraOf(values, mapping),
    file: context.file,
    line: row.line,
  };
  for (const field of shortFields) {
    if (document[field].length <= fieldCap) continue;
    return problem(
      row,
      context,
      "field_too_long",
      `the field ${field} has ${document[field].length} characters, over the cap of ${fieldCap}`,
    );
  }
  return document;
}

function problem(row: Row, context: DocumentContext, code: string, reason: string): Diagnostic {
  return { file: context.file, line: row.line, code, reason, raw: rawOf(row.values) };
}

const shortFields = ["id", "source", "url", "author", "client", "publication", "product", "forum", "replyTo"] as const;

/** The diagnostic of a record that could not be read at all. */
export function toDiagnostic(bad: BadRow, file: string): Diagnostic {
  return { file, line: bad.line, code: bad.code, reason: bad.reason, raw: bad.raw };
}

function rawOf(values: Record<string, unknown>): string {
  try {
    return JSON.stringify(values).slice(0, rawCap);
  } catch {
    return "";
  }
}

function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(asText).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function readText(values: Record<string, unknown>, column: string | undefined, traits: TextTraits): string {
  if (column === undefined) return "";
  let text = asText(valueAt(values, column));
  if (traits.html) text = htmlToText(text);
  else if (traits.escaped) text = decodeEntities(text);
  text = tidy(repairEscapes(text));
  // Spreadsheet libraries write "nan" for an empty cell.
  return text.length <= 30 && (takenDown.has(text.toLowerCase()) || text === "nan" || text === "NaN") ? "" : text;
}

function readField(values: Record<string, unknown>, column: string | undefined): string {
  if (column === undefined) return "";
  const value = valueAt(values, column);
  if (value === "") return "";
  return isMissing(value) ? "" : tidy(asText(value));
}

function idOf(source: string, nativeId: string, values: Record<string, unknown>): string {
  // A document line that went through us carries its source in its id already.
  if (nativeId !== "") return nativeId.startsWith(`${source}:`) ? nativeId : `${source}:${nativeId}`;
  const parts: string[] = [];
  for (const column of Object.keys(values).sort()) {
    const value = values[column];
    if (!isMissing(value)) parts.push(column, typeof value === "object" ? JSON.stringify(value) : String(value).trim());
  }
  return `${source}:${stableId(...parts)}`;
}

/** Reddit's dumps give permalinks from the root of its site. */
function absolute(url: string): string {
  return url.startsWith("/r/") ? `https://www.reddit.com${url}` : url;
}

const anchor = /^<a\b[^<>]{0,500}>([^<>]{0,200})<\/a>$/i;

/** Twitter's API gives the client as a link: its text is the name. */
function clientName(value: string): string {
  return decodeEntities(anchor.exec(value)?.[1] ?? value);
}

const rating = /^(\d{1,3}(?:[.,]\d{1,4})?)(?: ?(?:\/|out of|stars?|von|de|sur)\b.{0,20})?$/i;

/** `4`, `4,5`, `4.0 out of 5 stars`, `★★★★☆`; null where it is no rating. */
function readRating(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || value.length > 40) return null;
  const text = value.trim();
  if (/^★+☆*$/.test(text)) return text.lastIndexOf("★") + 1;
  const match = rating.exec(text) ?? /^(\d{1,3})\/\d{1,3}$/.exec(text);
  return match ? Number(match[1].replace(",", ".")) : null;
}

function readLinks(text: string, mapped: unknown): string[] {
  const links = extractLinks(text);
  if (isMissing(mapped)) return links;
  const told = Array.isArray(mapped)
    ? mapped.map((item) => (typeof item === "string" ? item : JSON.stringify(item))).join(" ")
    : asText(mapped);
  return [...new Set([...extractLinks(told.replaceAll(",http", " http")), ...links])];
}

/** Columns that no role uses, as they came; objects of which a role uses a part stay whole. */
function extraOf(values: Record<string, unknown>, mapping: Mapping): Record<string, unknown> {
  const used = usedColumns(mapping);
  const extra: Record<string, unknown> = {};
  for (const key of Object.keys(values)) {
    if (!used.has(key) && key !== "__proto__") extra[key] = values[key];
  }
  if (mapping.fields.lang !== undefined) {
    const lang = readField(values, mapping.fields.lang);
    if (lang !== "") extra.lang = lang;
  }
  return extra;
}

const usedByMapping = new WeakMap<Mapping, Set<string>>();

function usedColumns(mapping: Mapping): Set<string> {
  const known = usedByMapping.get(mapping);
  if (known) return known;
  const used = new Set(Object.values(mapping.fields));
  usedByMapping.set(mapping, used);
  return used;
}
