import type { StoredDocument } from "../core/document.js";
import { stableId } from "../core/hash.js";
import { monthOf, type TimeGrade } from "../core/time.js";
import type { Store } from "./store.js";

/** A row of the table `documents`. Instants travel as Unix milliseconds and come back the same. */
interface DocumentRow {
  id: string;
  month: number;
  source: string;
  url: string;
  author: string;
  client: string;
  title: string;
  text: string;
  publication: string;
  product: string;
  rating: number | null;
  forum: string;
  reply_to: string;
  links: string[];
  time_from: number | string | null;
  time_to: number | string | null;
  time_grade: TimeGrade;
  assumed_zone: string;
  extra: string;
  file: string;
  line: number;
  content_hash: string;
  run: string;
  version: number;
  deleted: number;
}

/** How a batch landed: `added` new documents, `updated` known ones with other content, `known` already there as they are. */
export interface SaveCounts {
  added: number;
  updated: number;
  known: number;
}

/**
 * Saves a batch. The same document has the same id and the newest content wins; what is there already is not written again.
 *
 * A row that this very run had already written before it was stopped counts as it did then, so that a run that goes on counts as an undisturbed one.
 */
export async function saveDocuments(store: Store, documents: StoredDocument[], run: string): Promise<SaveCounts> {
  const counts: SaveCounts = { added: 0, updated: 0, known: 0 };
  if (documents.length === 0) return counts;
  const newest = new Map<string, DocumentRow>();
  for (const document of documents) {
    const row = toRow(document, run, store.nextVersion());
    const earlier = newest.get(row.id);
    if (earlier) {
      if (earlier.content_hash === row.content_hash) {
        counts.known++;
        continue;
      }
      counts.updated++;
    }
    newest.set(row.id, row);
  }
  const existing = new Map<string, { month: number; content_hash: string; run: string; file: string; line: number }>();
  for (const row of await store.query<{ id: string; month: number; content_hash: string; run: string; file: string; line: number }>(
    "SELECT id, month, content_hash, run, file, line FROM documents FINAL WHERE id IN {ids:Array(String)}",
    { ids: [...newest.keys()] },
  )) {
    existing.set(row.id, row);
  }
  const rows: DocumentRow[] = [];
  for (const row of newest.values()) {
    const before = existing.get(row.id);
    if (before === undefined) {
      counts.added++;
    } else if (before.content_hash === row.content_hash) {
      const isSameRow = before.file === row.file && before.line === row.line;
      if (isSameRow && before.run === run) counts.added++;
      else if (isSameRow && before.run === updateOf(run)) counts.updated++;
      else counts.known++;
      continue;
    } else {
      counts.updated++;
      row.run = updateOf(run);
      if (before.month !== row.month) rows.push({ ...row, month: before.month, deleted: 1 });
    }
    rows.push(row);
  }
  await store.insert("documents", rows);
  return counts;
}

/** How a row names the run that gave a known document other content, apart from a run that brought it. */
function updateOf(run: string): string {
  return `${run} update`;
}

function toRow(document: StoredDocument, run: string, version: number): DocumentRow {
  const { interval, grade, assumedZone } = document.time;
  const extra = JSON.stringify(document.extra);
  return {
    id: document.id,
    month: monthOf(interval?.from ?? null),
    source: document.source,
    url: document.url,
    author: document.author,
    client: document.client,
    // A lone surrogate cannot be stored as UTF-8; its replacement is one code unit too, so offsets hold.
    title: document.title.toWellFormed(),
    text: document.text.toWellFormed(),
    publication: document.publication,
    product: document.product,
    rating: document.rating,
    forum: document.forum,
    reply_to: document.replyTo,
    links: document.links,
    time_from: interval?.from ?? null,
    time_to: interval?.to ?? null,
    time_grade: grade,
    assumed_zone: assumedZone ?? "",
    extra,
    file: document.file,
    line: document.line,
    content_hash: stableId(
      document.url,
      document.author,
      document.client,
      document.title,
      document.text,
      document.publication,
      document.product,
      String(document.rating),
      document.forum,
      document.replyTo,
      document.links.join(" "),
      String(interval?.from),
      String(interval?.to),
      grade,
      extra,
    ),
    run,
    version,
    deleted: 0,
  };
}

/** The columns a {@link StoredDocument} is made from, for a SELECT on `documents AS d`. */
export const documentColumns = `d.id AS id, d.source AS source, d.url AS url, d.author AS author, d.client AS client, d.title AS title, d.text AS text,
  d.publication AS publication, d.product AS product, d.rating AS rating, d.forum AS forum, d.reply_to AS reply_to, d.links AS links,
  toUnixTimestamp64Milli(d.time_from) AS time_from_ms, toUnixTimestamp64Milli(d.time_to) AS time_to_ms, d.time_grade AS time_grade,
  d.assumed_zone AS assumed_zone, d.extra AS extra, d.file AS file, d.line AS line`;

/** A row that a SELECT of {@link documentColumns} gives. */
export type DocumentColumns = Omit<DocumentRow, "time_from" | "time_to" | "month" | "content_hash" | "run" | "version" | "deleted"> & {
  time_from_ms: number | null;
  time_to_ms: number | null;
};

/** A document from its columns. */
export function fromColumns(row: DocumentColumns): StoredDocument {
  const from = row.time_from_ms;
  const to = row.time_to_ms;
  return {
    id: row.id,
    source: row.source,
    url: row.url,
    author: row.author,
    client: row.client,
    title: row.title,
    text: row.text,
    publication: row.publication,
    product: row.product,
    rating: row.rating,
    forum: row.forum,
    replyTo: row.reply_to,
    links: row.links,
    time: { interval: from === null || to === null ? null : { from, to }, grade: row.time_grade, assumedZone: row.assumed_zone || null },
    extra: JSON.parse(row.extra) as Record<string, unknown>,
    file: row.file,
    line: row.line,
  };
}
