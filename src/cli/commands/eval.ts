import { loadCatalogue } from "../../catalogue/load.js";
import { catalogueFolders } from "../../catalogue/shipped.js";
import { readRows } from "../../collect/file/read-rows.js";
import { isBadRow } from "../../collect/file/row.js";
import type { DocumentLine } from "../../core/document.js";
import { LandfallError } from "../../core/errors.js";
import { evaluateReadings, type GoldLabels, type JudgedDocument } from "../../read/evaluate.js";
import { formatCard } from "../../read/evaluate-text.js";
import { createReader } from "../../read/reader.js";
import type { Effects } from "../effects.js";
import { type CommonOptions, listFlag } from "../flags.js";

interface EvalOptions extends CommonOptions {
  labels: string;
  market: string;
  catalogues: string;
}

/** Reads labelled documents and prints how right each axis is, with intervals, confusion and calibration, per source too. */
export async function evaluate(options: EvalOptions, effects: Effects): Promise<void> {
  const catalogue = await loadCatalogue(catalogueFolders(listFlag(options.catalogues)));
  const reader = createReader({ catalogue, market: options.market });
  const judged: JudgedDocument[] = [];
  const stream = await readRows(options.labels, { format: "jsonl", signal: effects.signal });
  try {
    for await (const events of stream.blocks) {
      for (const event of events) {
        if (isBadRow(event)) {
          effects.tell(`line ${event.line}: ${event.reason}`);
          continue;
        }
        const { labels, ...document } = event.values as unknown as DocumentLine & { labels?: GoldLabels };
        if (labels === undefined || typeof document.text !== "string")
          effects.tell(`line ${event.line}: a labelled document needs \`text\` and \`labels\``);
        else judged.push({ source: document.source ?? "", gold: labels, reading: reader.read(document as DocumentLine) });
      }
    }
  } finally {
    await stream.close();
  }
  if (judged.length === 0) {
    throw new LandfallError("USAGE", `${options.labels} holds no labelled document`, {
      next: 'each line needs `text` and `labels`, e.g. {"labels": {"level": "product"}}',
    });
  }
  const card = evaluateReadings(judged);
  effects.print(options.json ? JSON.stringify(card) : formatCard(card).trimEnd());
}
