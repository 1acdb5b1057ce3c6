import { resolve } from "node:path";
import { loadCatalogue } from "../../catalogue/load.js";
import { catalogueFolders } from "../../catalogue/shipped.js";
import { LandfallError } from "../../core/errors.js";
import { readLabels } from "../../pipeline/accuracy/labels-file.js";
import { judgedOf, ownCard } from "../../pipeline/accuracy/own-card.js";
import { ownTraining, trainOn } from "../../pipeline/accuracy/train.js";
import { readAdjustment } from "../../pipeline/adjustment-file.js";
import { readWorkspaceFile } from "../../pipeline/workspace.js";
import type { Training } from "../../read/adjust/cross-validate.js";
import { evaluateReadings, type JudgedDocument } from "../../read/evaluate.js";
import { formatCard } from "../../read/evaluate-text.js";
import { createReader, type ReaderOptions } from "../../read/reader.js";
import { labelledDocuments } from "../../report/accuracy/labelled.js";
import type { Effects } from "../effects.js";
import { type CommonOptions, listFlag } from "../flags.js";
import { withAnswers } from "../session.js";
import { sayTraining } from "../training-text.js";

interface EvalOptions extends CommonOptions {
  labels?: string;
  market: string;
  catalogues: string;
}

/** How right the reader is on a file's labels, or on those that the workspace's people gave. */
export async function evaluate(options: EvalOptions, effects: Effects): Promise<void> {
  if (options.labels !== undefined) await evaluateFile(options, options.labels, effects);
  else await evaluateOwn(options, effects);
}

/** Reads labelled documents and prints how right each axis is; with a workspace, as that workspace reads. */
async function evaluateFile(options: EvalOptions, file: string, effects: Effects): Promise<void> {
  const reader = createReader(await readerOptions(options));
  const { lines, refused } = await readLabels(file, effects.signal);
  for (const { line, reason } of refused) effects.tell(`line ${line}: ${reason}`);
  if (lines.length === 0) {
    throw new LandfallError("USAGE", `${file} holds no labelled document`, {
      next: 'each line needs `text` and `labels`, e.g. {"labels": {"level": "product"}}',
    });
  }
  const judged: JudgedDocument[] = lines.map(({ document: { labels, ...document } }) => ({
    source: document.source,
    gold: labels,
    reading: reader.read(document),
  }));
  const card = evaluateReadings(judged);
  effects.print(options.json ? JSON.stringify(card) : formatCard(card).trimEnd());
}

async function readerOptions(options: EvalOptions): Promise<ReaderOptions> {
  if (options.workspace === undefined)
    return { catalogue: await loadCatalogue(catalogueFolders(listFlag(options.catalogues))), market: options.market };
  const folder = resolve(options.workspace);
  const { config } = readWorkspaceFile(folder);
  return {
    catalogue: await loadCatalogue(catalogueFolders(config.catalogues, folder)),
    market: config.market,
    thresholds: config.reading.thresholds,
    adjustment: readAdjustment(resolve(folder, "data")).current,
  };
}

async function evaluateOwn(options: EvalOptions, effects: Effects): Promise<void> {
  await withAnswers(options, "eval", effects, async (context, workspace) => {
    const documents = await labelledDocuments(context);
    if (documents.length === 0) {
      throw new LandfallError("USAGE", "nobody has labelled a document of this workspace yet", {
        next: "label some with `landfall label` or on the app's Accuracy page, or pass --labels with a file",
      });
    }
    const own = ownCard(documents);
    const labelled = await ownTraining(context);
    const tried = orReason(() => trainOn(workspace, labelled));
    if (options.json) {
      effects.print(JSON.stringify({ own, training: tried }));
      return;
    }
    effects.print(`${own.reading}\n`);
    effects.print(formatCard(evaluateReadings(judgedOf(documents, own.basis === "random" ? ["random"] : undefined))).trimEnd());
    effects.print(`\n${sayTraining(tried)}`);
  });
}

/** What training would give, or why it cannot be said. */
function orReason(work: () => Training): Training | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof LandfallError && error.code === "USAGE") return error.message;
    throw error;
  }
}
