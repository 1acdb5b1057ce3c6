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

/** What is there of a document: enough to see whether another of the same id is news. */
export type KnownDocument = Pick<DocumentRow, "month" | "content_hash" | "run" | "file" | "line">;

/** Ids asked for in one query. */
const idsAtOnce = 5000;

/** Those of some documents that are there. */
export async function knownDocuments(store: Store, ids: readonly string[]): Promise<Map<string, KnownDocument>> {
  const known = new Map<string, KnownDocument>();
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const rows = await store.query<KnownDocument & { id: string }>(
      "SELECT id, month, content_hash, run, file, line FROM documents FINAL WHERE id IN {ids:Array(String)}",
      { ids: ids.slice(from, from + idsAtOnce) },
    );
    for (const { id, ...row } of rows) known.set(id, row);
  }
  return known;
}

/**
 * Saves a batch. The same document has the same id and the newest content wins; what is there already is not written again.
 *
 * A row that this very run had already written before it was stopped counts as it did then, so that a run that goes on counts as an undisturbed one.
 */
export async function saveDocuments(store: Store, documents: StoredDocument[], run: string): Promise<SaveCounts> {
  const known = documents.length === 0 ? new Map() : await knownDocuments(store, [...new Set(documents.map(({ id }) => id))]);
  const { rows, counts } = documentRows(documents, known, run, () => store.nextVersion());
  await store.insert("documents", rows);
  return counts;
}

/**
 * The rows to write for some documents, and how they land among those that are there.
 * @param known takes in what the rows will make of it
 */
export function documentRows(
  documents: readonly StoredDocument[],
  known: Map<string, KnownDocument>,
  run: string,
  nextVersion: () => number,
): { rows: object[]; counts: SaveCounts } {
  const counts: SaveCounts = { added: 0, updated: 0, known: 0 };
  const newest = new Map<string, DocumentRow>();
  for (const document of documents) {
    const row = toRow(document, run, nextVersion());
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
  const rows: DocumentRow[] = [];
  for (const row of newest.values()) {
    const before = known.get(row.id);
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
    const { month, content_hash, run: by, file, line } = row;
    known.set(row.id, { month, content_hash, run: by, file, line });
    rows.push(row);
  }
  return { rows, counts };
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
