import type { DocumentLine, StoredDocument } from "../../core/document.js";
import type { Diagnostic } from "../../core/errors.js";
import { type TimeGrade, timeGrades } from "../../core/time.js";
import { formatInterval } from "../dates/format-interval.js";
import type { DateOptions } from "../dates/parse-date.js";
import type { Mapping } from "./mapping.js";
import { type DocumentContext, toDocument } from "./to-document.js";

/** The columns of a document line are its fields: nothing is guessed. */
const lineMapping: Mapping = {
  fields: {
    id: "id",
    source: "source",
    text: "text",
    title: "title",
    url: "url",
    author: "author",
    client: "client",
    published: "published",
    publication: "publication",
    product: "product",
    rating: "rating",
    forum: "forum",
    reply_to: "reply_to",
    links: "links",
  },
  guesses: [],
  rest: [],
  titleInText: false,
  warnings: [],
};

/** How a line's date is known where it does not say (`time_grade`). */
const defaultGrade: TimeGrade = "platform";

/** Where a line came from, and how its date is read; by default standard input, and UTC for a date without an offset. */
export interface LineContext extends Partial<Omit<DateOptions, "now">> {
  file?: string;
  /** 1-based number of the line. */
  line?: number;
  /** For lines that name none. */
  source?: string;
}

/**
 * A document line as it is stored, or why it cannot be. The id and the text are kept as they are, to the code unit: offsets of later stages count in that text.
 * `time_grade` and `assumed_zone`, which {@link toLine} writes, are read back into the time.
 */
export function fromLine(line: DocumentLine, context: LineContext = {}): StoredDocument | Diagnostic {
  const full: DocumentContext = {
    file: context.file ?? "-",
    source: context.source ?? "stdin",
    zone: context.zone ?? "UTC",
    order: context.order ?? "mdy",
    midnightIsDay: context.midnightIsDay ?? false,
    grade: timeGrades.find((grade) => grade === line.time_grade && grade !== "unknown") ?? context.grade ?? defaultGrade,
    traits: { escaped: false, html: false },
  };
  const result = toDocument({ line: context.line ?? 0, values: line }, lineMapping, full);
  if (!("id" in result)) return result;
  const { assumed_zone, time_grade, ...extra } = result.extra;
  result.extra = extra;
  if (result.time.interval !== null && typeof assumed_zone === "string") result.time.assumedZone = assumed_zone;
  if (typeof line.id === "string" && line.id !== "") result.id = line.id;
  if (typeof line.text === "string" && line.text.trim() !== "") result.text = line.text;
  return result;
}

/** A stored document as a line; empty fields are left out, unknown fields stand beside the known ones. `fromLine` gives the same document back, but for file and line. */
export function toLine(document: StoredDocument): DocumentLine {
  const { time, rating, links } = document;
  const line: DocumentLine = { ...document.extra, id: document.id, source: document.source, text: document.text };
  for (const field of ["url", "author", "client", "title", "publication", "product", "forum"] as const)
    if (document[field] !== "") line[field] = document[field];
  if (document.replyTo !== "") line.reply_to = document.replyTo;
  if (rating !== null) line.rating = rating;
  if (links.length > 0) line.links = links;
  if (time.interval !== null) {
    line.published = formatInterval(time.interval, time.assumedZone === "UTC");
    if (time.assumedZone !== null && time.assumedZone !== "UTC") line.assumed_zone = time.assumedZone;
    if (time.grade !== defaultGrade) line.time_grade = time.grade;
  }
  return line;
}
