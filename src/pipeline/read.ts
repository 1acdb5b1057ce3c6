import { availableParallelism } from "node:os";
import { catalogueFolders } from "../catalogue/shipped.js";
import type { Catalogue } from "../catalogue/types.js";
import { toLine } from "../collect/file/document-line.js";
import type { DocumentLine, StoredDocument } from "../core/document.js";
import { LandfallError } from "../core/errors.js";
import { stableId } from "../core/hash.js";
import type { Reading } from "../core/reading.js";
import { monthOf } from "../core/time.js";
import { loadReaderModel } from "../read/model-file.js";
import { ReaderPool, readMany } from "../read/pool.js";
import { codeVersion } from "../read/reader.js";
import { type DocumentColumns, documentColumns, fromColumns } from "../store/documents.js";
import { type ReadingToSave, saveReadings } from "../store/readings.js";
import type { Store } from "../store/store.js";
import type { WorkOptions } from "./progress.js";
import type { Workspace } from "./workspace.js";

/** Documents read and saved in one step. */
const batchDocuments = 2000;

/** Below so many documents the start of a second thread costs more than it saves. */
const worthThread = 4000;

/**
 * Threads that read: one core is left to this thread, which takes as long to keep what is read as they to read it. A thread more than that
 * costs more than it saves: each has to warm up by itself.
 */
const readingThreads = Math.max(1, availableParallelism() - 1);

/** Documents that have no reading by this reader, or a newer content than their reading. */
const unread = `FROM (SELECT * FROM documents FINAL) AS d
  LEFT JOIN (SELECT id, reader, version AS read_version FROM readings FINAL) AS r ON r.id = d.id
  WHERE (r.reader != {reader:String} OR r.read_version < d.version)`;

/** Threads that get ready to read a workspace's documents while these are still coming in. */
export function startReaders(workspace: Workspace): ReaderPool {
  return new ReaderPool(readerOptions(workspace), readingThreads);
}

/** How a workspace's documents are read, by its settings. */
export function readerOptions({ folder, config, adjustment }: Workspace) {
  return {
    catalogueFolders: catalogueFolders(config.catalogues, folder),
    market: config.market,
    thresholds: config.reading.thresholds,
    adjustment: adjustment.current,
  };
}

/**
 * What a workspace's documents are read with. Other code, weights, thresholds, market, names in the catalogue or labels trained on are another
 * reader: then the documents are read again.
 */
export function readerName({ catalogue, config, adjustment }: Workspace): string {
  const names = catalogue.products.map(({ id, aliases }) => `${id} ${aliases.join(" ")}`);
  const aliases = catalogue.brands.map((brand) => `${brand.id} ${brand.aliases.join(" ")}`);
  const facts = catalogue.facts.map(({ product, market, event, date }) => `${product} ${market} ${event} ${date}`);
  const settings = stableId(config.market, JSON.stringify(config.reading.thresholds), ...names, ...aliases, ...facts);
  const own = adjustment.current ? ` own-${adjustment.current.name}` : "";
  return `${codeVersion}-${loadReaderModel().version} ${settings.slice(0, 8)}${own}`;
}

/** What reading takes. */
export interface ReadOptions extends WorkOptions {
  /** Threads that are ready, stopped when all is read; started for this where absent. */
  readers?: ReaderPool;
}

/**
 * Reads every document that has no up-to-date reading yet, and says how many those were.
 * @throws LandfallError CANCELLED when stopped; what was read is kept
 */
export async function readPending(workspace: Workspace, { onProgress, signal, readers }: ReadOptions = {}): Promise<number> {
  const { store } = workspace;
  const reader = readerName(workspace);
  const { total } = await store.one<{ total: number }>(`SELECT count() AS total ${unread}`, { reader });
  if (total === 0) return 0;
  const waiting: PendingBatch[] = [];
  async function* lines(): AsyncGenerator<DocumentLine[]> {
    for await (const batch of pendingDocuments(store, reader)) {
      if (signal?.aborted) return;
      waiting.push(batch);
      yield batch.documents.map(toLine);
    }
  }
  await using pool = readers ?? (total >= worthThread ? startReaders(workspace) : null);
  const all = pool ? pool.read(lines()) : readMany(lines(), { ...readerOptions(workspace), workers: 1 });
  let done = 0;
  let saving: Promise<void> = Promise.resolve();
  for await (const readings of all) {
    const { documents, readBefore } = waiting.shift() as PendingBatch;
    const batch = readings.map((reading, i) => withEntities(reading, documents[i], workspace));
    // The next batch is fetched and read while this one is saved.
    await saving;
    saving = saveReadings(store, batch, { reader, readBefore });
    saving.catch(() => undefined);
    done += batch.length;
    onProgress?.({ stage: "reading", done, total, unit: "documents" });
  }
  await saving;
  if (signal?.aborted)
    throw new LandfallError("CANCELLED", "stopped while reading", { next: "run the same command again: it goes on where it was" });
  return done;
}

/** Documents to read, and which of them have a reading that is out of date. */
interface PendingBatch {
  documents: StoredDocument[];
  readBefore: string[];
}

/** The unread documents in blocks. Those before `after` may be read meanwhile; those after it are still to come. */
async function* pendingDocuments(store: Store, reader: string): AsyncGenerator<PendingBatch> {
  let after = { month: 0, id: "" };
  for (;;) {
    const rows = await store.query<DocumentColumns & { month: number; read_before: number }>(
      `SELECT ${documentColumns}, d.month AS month, r.reader != '' AS read_before ${unread} AND (d.month, d.id) > ({month:UInt32}, {id:String})
       ORDER BY d.month, d.id LIMIT ${batchDocuments}`,
      { reader, ...after },
    );
    if (rows.length === 0) return;
    yield { documents: rows.map(fromColumns), readBefore: rows.filter((row) => row.read_before === 1).map((row) => row.id) };
    const last = rows[rows.length - 1];
    after = { month: last.month, id: last.id };
    if (rows.length < batchDocuments) return;
  }
}

/** Adds what the store indexes: every entity named with the line it belongs to, the brand of each, and whether the release state is settled. */
function withEntities(reading: Reading, document: StoredDocument, { catalogue, config }: Workspace): ReadingToSave {
  const entities = new Set<string>();
  const brands = new Set<string>();
  const add = (entity: string | null): string => {
    if (entity === null) return "";
    for (let at: string | null = entity; at !== null && !entities.has(at); at = catalogue.product(at)?.line ?? null) entities.add(at);
    const brand = catalogue.brandOf(entity)?.id ?? "";
    if (brand !== "") brands.add(brand);
    return brand;
  };
  const mentionBrands = reading.mentions.map((mention) => add(mention.entity));
  add(reading.target.entity);
  const from = document.time.interval?.from ?? null;
  return {
    reading,
    month: monthOf(from),
    brands: [...brands].sort(),
    entities: [...entities].sort(),
    releaseSettled: isSettled(reading.target.entity, from, catalogue, config.market),
    mentionBrands,
  };
}

function isSettled(target: string | null, instantMs: number | null, catalogue: Catalogue, market: string): boolean {
  if (target === null || instantMs === null || catalogue.product(target) === undefined) return false;
  return catalogue.releaseState(target, market, new Date(instantMs).toISOString().slice(0, 10)).settled;
}
