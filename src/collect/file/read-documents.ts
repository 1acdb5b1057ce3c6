import type { StoredDocument } from "../../core/document.js";
import { type Diagnostic, LandfallError } from "../../core/errors.js";
import type { ReadOptions } from "./options.js";
import { planReading, type ReadPlan } from "./read-plan.js";
import { type FileFacts, readRows } from "./read-rows.js";
import { isBadRow, type Row, type RowEvent } from "./row.js";
import { isDocument, toDiagnostic, toDocument } from "./to-document.js";

/** A stretch of a file: `rows` = `documents.length` + `diagnostics.length`, always. */
export interface DocumentBatch {
  documents: StoredDocument[];
  /** One for each row that is no document. */
  diagnostics: Diagnostic[];
  /** About the file as a whole (a broken stream, a guessed encoding): not rows. Line 0. */
  notes: Diagnostic[];
  /** Rows of this batch. */
  rows: number;
  /** Rows from the file's start to the end of this batch, skipped ones included: the `skipRows` of a resumed run. */
  rowsRead: number;
  /** Bytes of the file read so far, as they lie on disk; read ahead of the batch by up to one buffer. */
  bytesRead: number;
  /** Null where the size is not known (standard input). */
  totalBytes: number | null;
}

/** Rows from which mapping, date order and texts are judged; the same rows in every run, so that a resumed run judges alike. */
export const sampleRows = 2000;

/** Characters of all sampled rows together: a few huge rows must not fill the memory. */
const sampleCharacters = 8 * 1024 * 1024;

const defaultBatchRows = 2000;

/** Characters of the rows of one batch: a batch of long articles ends before its rows are full. */
const batchCharacters = 32 * 1024 * 1024;

/** A file that is being read: its plan is settled before the first batch. */
export interface DocumentReading {
  facts: FileFacts;
  plan: ReadPlan;
  batches: AsyncGenerator<DocumentBatch>;
  close(): Promise<void>;
}

/** Opens a file of any format, settles how to read it, and gives its documents in batches. @throws LandfallError FILE_MISSING, FORMAT_UNKNOWN, MAPPING_INVALID, CANCELLED */
export async function openDocuments(path: string, options: ReadOptions = {}): Promise<DocumentReading> {
  const stream = await readRows(path, options);
  try {
    const events = stream.blocks[Symbol.asyncIterator]();
    const head: RowEvent[] = [];
    let size = 0;
    let ended = false;
    while (head.length < sampleRows && size < sampleCharacters) {
      const next = await events.next();
      if (next.done) {
        ended = true;
        break;
      }
      for (const event of next.value) {
        head.push(event);
        size += sizeOf(event);
      }
    }
    const plan = planReading(path, sampleOf(head), options);
    return { facts: stream.facts, plan, batches: batchesOf(stream.facts, plan, head, ended ? null : events, options), close: stream.close };
  } catch (error) {
    await stream.close();
    throw error;
  }
}

/** The rows that judge: the same whatever pieces the file was read in. */
function sampleOf(head: readonly RowEvent[]): Row[] {
  const sample: Row[] = [];
  let size = 0;
  for (const event of head.slice(0, sampleRows)) {
    if (size >= sampleCharacters) break;
    size += sizeOf(event);
    if (!isBadRow(event)) sample.push(event);
  }
  return sample;
}

/** The documents of a file in batches, in the file's order; the same batches in every run. See {@link openDocuments}. */
export async function* readDocuments(path: string, options: ReadOptions = {}): AsyncGenerator<DocumentBatch> {
  const reading = await openDocuments(path, options);
  try {
    yield* reading.batches;
  } finally {
    await reading.close();
  }
}

async function* batchesOf(
  facts: FileFacts,
  plan: ReadPlan,
  head: RowEvent[],
  rest: AsyncIterator<RowEvent[]> | null,
  options: ReadOptions,
): AsyncGenerator<DocumentBatch> {
  const batchRows = options.batchRows ?? defaultBatchRows;
  const skipRows = options.skipRows ?? 0;
  let rowsRead = 0;
  let notesGiven = 0;
  let batch = emptyBatch();
  let size = 0;
  const finish = (): DocumentBatch => {
    const notes = facts.notes.slice(notesGiven).map((reason) => ({ file: facts.path, line: 0, code: "file_note", reason, raw: "" }));
    notesGiven = facts.notes.length;
    const finished = { ...batch, notes, rowsRead, bytesRead: facts.bytesRead(), totalBytes: facts.totalBytes };
    batch = emptyBatch();
    size = 0;
    return finished;
  };
  let events: RowEvent[] | null = head;
  while (events !== null) {
    for (const event of events) {
      rowsRead++;
      if (rowsRead <= skipRows) continue;
      addTo(batch, event, plan);
      size += sizeOf(event);
      if (batch.rows >= batchRows || size >= batchCharacters) {
        if (options.signal?.aborted) throw new LandfallError("CANCELLED", `reading ${facts.path} was stopped`);
        yield finish();
      }
    }
    const next: IteratorResult<RowEvent[]> | null = rest === null ? null : await rest.next();
    events = next === null || next.done ? null : next.value;
  }
  if (batch.rows > 0 || facts.notes.length > notesGiven) yield finish();
}

function emptyBatch(): { documents: StoredDocument[]; diagnostics: Diagnostic[]; rows: number } {
  return { documents: [], diagnostics: [], rows: 0 };
}

function addTo(batch: ReturnType<typeof emptyBatch>, event: RowEvent, plan: ReadPlan): void {
  batch.rows++;
  if (isBadRow(event)) {
    batch.diagnostics.push(toDiagnostic(event, plan.context.file));
    return;
  }
  const result = toDocument(event, plan.mapping, plan.context);
  if (isDocument(result)) batch.documents.push(result);
  else batch.diagnostics.push(result);
}

/** Characters that a row holds, near enough. */
function sizeOf(event: RowEvent): number {
  if (isBadRow(event)) return event.raw.length;
  let size = 0;
  for (const key in event.values) {
    const value = event.values[key];
    size += typeof value === "string" ? value.length : typeof value === "object" && value !== null ? JSON.stringify(value).length : 8;
  }
  return size;
}
