import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { ReadOptions } from "../collect/file/options.js";
import { type DocumentBatch, type DocumentReading, openDocuments } from "../collect/file/read-documents.js";
import type { StoredDocument } from "../core/document.js";
import { type Diagnostic, LandfallError } from "../core/errors.js";
import { stableId } from "../core/hash.js";
import { saveDocuments } from "../store/documents.js";
import { erasedHashes } from "../store/erasures.js";
import { saveQuarantine } from "../store/quarantine.js";
import { findRun, type Run, saveRun } from "../store/runs.js";
import { isErased } from "./collect/keep-document.js";
import { privacyKey } from "./collect/privacy.js";
import type { WorkOptions } from "./progress.js";
import type { Workspace } from "./workspace.js";

/** Where every row of an import is: `rows = documents + duplicates + quarantined`. */
export interface ImportCounts {
  rows: number;
  /** Rows that became a new document. */
  documents: number;
  /** Rows whose document was there already, as it is or with other content (then the newest content counts). */
  duplicates: number;
  quarantined: number;
}

/** What an import takes besides how the file is read. */
export interface ImportWork extends WorkOptions {
  /** Told how the file will be read, before its first row is. */
  onPlan?: (reading: DocumentReading) => void;
  /** The file's name as documents and quarantine keep it; the path where absent. */
  shownAs?: string;
}

/** Rows between two checkpoints. */
const batchRows = 5000;

const noCounts: ImportCounts = { rows: 0, documents: 0, duplicates: 0, quarantined: 0 };

/**
 * Brings the rows of a file into the workspace. Safe against being killed at any moment: a second run goes on at the last checkpoint, and the
 * counts are then those of an undisturbed run.
 *
 * A checkpoint is written only after the rows before it are kept, so nothing is lost; rows after it that were kept are known by their id.
 * @param path a file, or `-` for standard input (which cannot go on: it starts anew)
 * @throws LandfallError CANCELLED, FILE_MISSING, FORMAT_UNKNOWN, MAPPING_INVALID, STORE_FULL
 */
export async function importFile(
  workspace: Workspace,
  path: string,
  options: ReadOptions = {},
  { onProgress, onPlan, signal, shownAs = path }: ImportWork = {},
): Promise<ImportCounts> {
  const { store, config } = workspace;
  const input = importKey(path, options);
  const stopped = path === "-" ? undefined : await findRun(store, "import", { input, state: "running" });
  const run: Run = stopped ?? {
    run: stableId("import", input, String(store.nextVersion())),
    kind: "import",
    input,
    state: "running",
    checkpoint: 0,
    counts: { ...noCounts },
    detail: shownAs,
    started: Date.now(),
  };
  if (!stopped) await saveRun(store, run);
  const counts = { ...noCounts, ...run.counts } as ImportCounts;
  const reading = await openDocuments(path, {
    zone: config.import.zone,
    batchRows,
    readParquet: (file) => store.parquet(resolve(file)),
    ...options,
    skipRows: run.checkpoint,
    signal,
  });
  onPlan?.(reading);
  const erased = await erasedHashes(store);
  const key = erased.size > 0 ? privacyKey(workspace.data) : null;
  for await (const batch of closing(reading)) {
    const refused = key === null ? [] : batch.documents.filter((document) => isErased(document, { key, erased }));
    const documents = refused.length === 0 ? batch.documents : batch.documents.filter((document) => !refused.includes(document));
    const saved = await saveDocuments(
      store,
      documents.map((document) => ({ ...document, file: shownAs })),
      run.run,
    );
    await saveQuarantine(
      store,
      [...batch.diagnostics, ...batch.notes, ...refused.map(erasedRow)].map((diagnostic) => ({ ...diagnostic, file: shownAs })),
      run.run,
    );
    counts.rows += batch.rows;
    counts.documents += saved.added;
    counts.duplicates += saved.known + saved.updated;
    counts.quarantined += batch.diagnostics.length + refused.length;
    await saveRun(store, { ...run, checkpoint: counts.rows, counts: { ...counts } });
    onProgress?.({ stage: `importing ${shownAs}`, done: batch.bytesRead, total: batch.totalBytes, unit: "bytes", rows: counts.rows });
  }
  if (signal?.aborted)
    throw new LandfallError("CANCELLED", `stopped after ${counts.rows} rows, which are kept`, {
      next: "run the same command again: it goes on from there",
    });
  await saveRun(store, { ...run, state: "done", checkpoint: counts.rows, counts: { ...counts } });
  return counts;
}

/** A row whose author was erased: told as a row, without what it said. */
function erasedRow({ file, line }: StoredDocument): Diagnostic {
  return { file, line, code: "erased", reason: "its author was erased from this workspace", raw: "" };
}

async function* closing(reading: DocumentReading): AsyncGenerator<DocumentBatch> {
  try {
    yield* reading.batches;
  } finally {
    await reading.close();
  }
}

/** The same file, unchanged, read in the same way: only then may a stopped import go on where it was. */
export function importKey(path: string, { stdin: _stdin, readParquet: _readParquet, signal: _signal, ...settings }: ReadOptions): string {
  const how = JSON.stringify(settings);
  if (path === "-") return `- ${how}`;
  const file = resolve(path);
  const { size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 };
  return `${file} ${size} ${mtimeMs} ${how}`;
}
