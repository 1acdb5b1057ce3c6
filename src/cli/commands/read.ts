import { availableParallelism } from "node:os";
import { loadCatalogue } from "../../catalogue/load.js";
import { catalogueFolders } from "../../catalogue/shipped.js";
import type { Reading } from "../../core/reading.js";
import { readPending } from "../../pipeline/read.js";
import { readMany } from "../../read/pool.js";
import { createReader } from "../../read/reader.js";
import type { Effects } from "../effects.js";
import { endFilter, filterInput } from "../filter-input.js";
import { type CommonOptions, listFlag, numberFlag } from "../flags.js";
import { withWorkspace } from "../session.js";

interface ReadCommandOptions extends CommonOptions {
  market: string;
  catalogues: string;
  target?: string;
  workers?: string;
}

/** Lines read before their readings are written. */
const blockSize = 256;

/** As a filter: document lines in, reading lines out. With --workspace: reads what is unread there. */
export async function read(options: ReadCommandOptions, effects: Effects): Promise<void> {
  if (options.workspace !== undefined) {
    await withWorkspace(options, "read", async (workspace) => {
      const documents = await readPending(workspace, { onProgress: effects.progress, signal: effects.signal });
      effects.print(options.json ? JSON.stringify({ read: documents }) : `read ${documents} documents`);
    });
    return;
  }
  const input = filterInput(effects, "landfall read < documents.jsonl > readings.jsonl", blockSize);
  const how = { catalogueFolders: catalogueFolders(listFlag(options.catalogues)), market: options.market };
  const first = await input.blocks.next();
  const second = first.done ? first : await input.blocks.next();
  const blocks = rejoin([first, second], input.blocks);
  // One block is read before a second thread has started.
  const few = second.done === true;
  const workers =
    options.workers === undefined
      ? few
        ? 1
        : availableParallelism()
      : numberFlag("workers", options.workers, { least: 1, most: 64, whole: true });
  if (workers === 1 || options.target !== undefined) {
    const reader = createReader({ ...how, catalogue: await loadCatalogue(how.catalogueFolders) });
    for await (const block of blocks)
      print(
        block.map((document) => reader.read(document, options.target)),
        effects,
      );
  } else {
    for await (const readings of readMany(blocks, { ...how, workers })) print(readings, effects);
  }
  endFilter(input, effects);
}

function print(readings: Reading[], effects: Effects): void {
  effects.print(readings.map((reading) => JSON.stringify(reading)).join("\n"));
}

async function* rejoin<T>(taken: IteratorResult<T>[], rest: AsyncIterable<T>): AsyncGenerator<T> {
  for (const result of taken) if (!result.done) yield result.value;
  yield* rest;
}
