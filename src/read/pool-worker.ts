import { parentPort, workerData } from "node:worker_threads";
import { loadCatalogue } from "../catalogue/load.js";
import type { DocumentLine } from "../core/document.js";
import type { PoolReaderOptions } from "./pool.js";
import { createReader } from "./reader.js";

const { catalogueFolders, market, thresholds, adjustment } = workerData as PoolReaderOptions;
const catalogue = await loadCatalogue(catalogueFolders);
const reader = createReader({
  catalogue,
  ...(market ? { market } : {}),
  ...(thresholds ? { thresholds } : {}),
  ...(adjustment ? { adjustment } : {}),
});

parentPort!.on("message", (documents: DocumentLine[]) => {
  // As JSON: the thread that receives is the one that all wait for, and parsing takes it half the time of taking in copied objects.
  // One reading at a time, so that its objects are gone before the next is read.
  parentPort!.postMessage(`[${documents.map((document) => JSON.stringify(reader.read(document))).join(",")}]`);
});
