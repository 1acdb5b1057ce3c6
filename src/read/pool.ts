import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { loadCatalogue } from "../catalogue/load.js";
import type { DocumentLine } from "../core/document.js";
import type { Axis, Reading } from "../core/reading.js";
import { threadEntry } from "../core/thread.js";
import type { Adjustment } from "./adjust/adjustment.js";
import { type PackedReadings, unpackReadings } from "./packed-readings.js";
import { createReader, longestText } from "./reader.js";

/** What each worker needs to make a reader of its own; plain data, because it crosses threads. */
export interface PoolReaderOptions {
  /** As for `loadCatalogue`. */
  catalogueFolders: readonly string[];
  market?: string;
  thresholds?: Partial<Record<Axis, number>>;
  adjustment?: Adjustment;
}

export interface PoolOptions extends PoolReaderOptions {
  /** Threads; default one a core. 1 reads on the calling thread. */
  workers?: number;
}

/** Parts of batches under way per worker: one is read while others wait. */
const partsPerWorker = 3;
/** Fewer documents than this are not parted: to hand them over costs more than it saves. */
const leastPart = 50;
/** A list of documents is cut into batches of this size. */
const batchSize = 500;

/** Threads that each hold a reader. They get ready as soon as they are started, so start them before the documents are there. */
export class ReaderPool implements AsyncDisposable {
  readonly #threads: ReadingThread[];

  /** @param workers threads; default one a core */
  constructor(options: PoolReaderOptions, workers: number = availableParallelism()) {
    this.#threads = Array.from({ length: workers }, () => startWorker(options));
  }

  /** Yields the readings batch by batch, in the order of the input, the same for any number of threads. */
  async *read(batches: AsyncIterable<DocumentLine[]> | Iterable<DocumentLine[]>): AsyncGenerator<Reading[]> {
    const threads = this.#threads;
    const pending: Promise<Reading[]>[][] = [];
    let underWay = 0;
    let turn = 0;
    for await (const batch of batches) {
      const parts = partsOf(batch, threads.length).map((part) => handled(threads[turn++ % threads.length].read(part)));
      pending.push(parts);
      underWay += parts.length;
      while (underWay >= threads.length * partsPerWorker && pending.length > 1) {
        underWay -= pending[0].length;
        yield await joined(pending.shift()!);
      }
    }
    for (const parts of pending) yield await joined(parts);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }
}

/**
 * Reads documents on several threads, started for this and stopped after it; see {@link ReaderPool}.
 * @param documents batches, or one list that is cut into batches of 500
 */
export async function* readMany(
  documents: AsyncIterable<DocumentLine[]> | Iterable<DocumentLine[]> | DocumentLine[],
  options: PoolOptions,
): AsyncGenerator<Reading[]> {
  const workers = options.workers ?? availableParallelism();
  const batches = batchesOf(documents);
  if (workers <= 1) {
    const { catalogueFolders, workers: _, ...readerOptions } = options;
    const reader = createReader({ catalogue: await loadCatalogue(catalogueFolders), ...readerOptions });
    for await (const batch of batches) yield batch.map((document) => reader.read(document));
    return;
  }
  await using pool = new ReaderPool(options, workers);
  yield* pool.read(batches);
}

/** A batch in equal parts, one a thread, so that all threads work on the batch that is waited for. */
function partsOf(batch: DocumentLine[], threads: number): DocumentLine[][] {
  const size = Math.max(leastPart, Math.ceil(batch.length / threads));
  const parts: DocumentLine[][] = [];
  for (let at = 0; at < batch.length || at === 0; at += size) parts.push(batch.slice(at, at + size));
  return parts;
}

async function joined(parts: Promise<Reading[]>[]): Promise<Reading[]> {
  return (await Promise.all(parts)).flat();
}

/** A failure is reported where the batch's turn comes; until then it must not count as unhandled. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

async function* batchesOf(
  documents: AsyncIterable<DocumentLine[]> | Iterable<DocumentLine[]> | DocumentLine[],
): AsyncGenerator<DocumentLine[]> {
  if (Array.isArray(documents) && !Array.isArray(documents[0])) {
    const list = documents as DocumentLine[];
    for (let at = 0; at < list.length; at += batchSize) yield list.slice(at, at + batchSize);
    return;
  }
  yield* documents as AsyncIterable<DocumentLine[]>;
}

interface ReadingThread {
  read(batch: DocumentLine[]): Promise<Reading[]>;
  stop(): Promise<unknown>;
}

/**
 * Megabytes of a thread's memory. New objects: a reading is gone once it is written, so more would only be memory that is not used again soon.
 * All objects: far above what a catalogue takes; the nearer this limit is, the less garbage the engine lets stand (measured: 50 MB less at the peak).
 */
const memoryOfThread = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 };

function startWorker(options: PoolReaderOptions): ReadingThread {
  const { catalogueFolders, market, thresholds, adjustment } = options;
  const worker = new Worker(threadEntry("pool-worker", import.meta.url), {
    workerData: { catalogueFolders, market, thresholds, adjustment },
    execArgv: [],
    resourceLimits: memoryOfThread,
  });
  // A thread answers its batches in the order in which they came.
  const waiting: PendingBatch[] = [];
  let failure: unknown;
  worker.on("message", (packed: PackedReadings) => waiting.shift()!.resolve(unpackReadings(packed)));
  worker.on("error", (cause) => {
    failure = cause;
    for (const { reject } of waiting.splice(0)) reject(cause);
  });
  return {
    read: (batch) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        waiting.push({ resolve, reject });
        worker.postMessage(batch.map(asRead));
      }),
    stop: () => worker.terminate(),
  };
}

/** What is not read need not cross: a batch of texts of 1 MB would fill a thread's memory. */
function asRead(document: DocumentLine): DocumentLine {
  return document.text.length > longestText ? { ...document, text: document.text.slice(0, longestText) } : document;
}

interface PendingBatch {
  resolve(readings: Reading[]): void;
  reject(cause: unknown): void;
}
