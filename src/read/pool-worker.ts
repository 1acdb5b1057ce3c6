import { parentPort, workerData } from "node:worker_threads";
import { loadCatalogue } from "../catalogue/load.js";
import type { DocumentLine } from "../core/document.js";
import { ReadingPacker } from "./packed-readings.js";
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

const packer = new ReadingPacker();

parentPort!.on("message", (documents: DocumentLine[]) => {
  for (const document of documents) packer.add(reader.read(document));
  const packed = packer.take();
  parentPort!.postMessage(packed, [packed.codes.buffer, packed.numbers.buffer]);
});
