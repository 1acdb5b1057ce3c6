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
  // As JSON: it takes half the time of copying the objects on the thread that receives, which is the one that all wait for.
  parentPort!.postMessage(JSON.stringify(documents.map((document) => reader.read(document))));
});
