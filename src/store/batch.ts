import { existsSync, readFileSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { eraseDocuments } from "./erasures.js";
import { dropQuarantine } from "./quarantine.js";
import type { Store } from "./store.js";

/** What is kept in one piece: either all of it or nothing. */
export interface Batch {
  /** Rows by table, with their versions: inserted once more they replace themselves. */
  inserts: { table: string; rows: object[] }[];
  /** Documents that are erased, after the rows are in. */
  erase: string[];
  /** Runs whose quarantined rows go, before the rows are in. */
  requarantine?: string[];
}

/** In the workspace's data folder: a batch that has been decided and may not be in the store yet. */
const batchFile = "unfinished-batch.json";

/**
 * Keeps a batch. The file is the decision: from the moment that it has its name the batch will be kept, by this process or, where it is killed, by the next one ({@link finishBatch}).
 * So what was counted in deciding is what is there, whatever happens in between. Source: write-ahead logging with redo, Mohan et al. 1992.
 *
 * One process at a time keeps batches in a folder.
 */
export async function keepBatch(store: Store, folder: string, batch: Batch): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, batchFile);
  const file = await open(`${path}.new`, "w", 0o600);
  try {
    await file.writeFile(JSON.stringify(batch));
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await apply(store, batch);
  await rm(path);
}

/** Keeps what a process that was killed had decided to keep. */
export async function finishBatch(store: Store, folder: string): Promise<void> {
  const path = join(folder, batchFile);
  if (!existsSync(path)) return;
  await apply(store, JSON.parse(readFileSync(path, "utf8")) as Batch);
  await rm(path);
}

/** Does the same however often it is done. */
async function apply(store: Store, { inserts, erase, requarantine = [] }: Batch): Promise<void> {
  for (const run of requarantine) await dropQuarantine(store, run);
  for (const { table, rows } of inserts) await store.insert(table, rows);
  await eraseDocuments(store, erase);
}
