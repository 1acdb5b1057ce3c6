import { loadCatalogue } from "../../catalogue/load.js";
import { catalogueFolders } from "../../catalogue/shipped.js";
import { readPending } from "../../pipeline/read.js";
import { createReader } from "../../read/reader.js";
import type { Effects } from "../effects.js";
import { endFilter, filterInput } from "../filter-input.js";
import { type CommonOptions, listFlag } from "../flags.js";
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
  const catalogue = await loadCatalogue(catalogueFolders(listFlag(options.catalogues)));
  const reader = createReader({ catalogue, market: options.market });
  for await (const block of input.blocks) {
    effects.print(block.map((document) => JSON.stringify(reader.read(document, options.target))).join("\n"));
  }
  endFilter(input, effects);
}
