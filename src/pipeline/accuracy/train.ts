import { toLine } from "../../collect/file/document-line.js";
import type { DocumentLine } from "../../core/document.js";
import { LandfallError } from "../../core/errors.js";
import { type Axis, axes, axisLabels } from "../../core/reading.js";
import { type GroupedExample, minimumLabels, type Training, train } from "../../read/adjust/cross-validate.js";
import type { GoldLabels } from "../../read/evaluate.js";
import { loadReaderModel } from "../../read/model-file.js";
import { createReader } from "../../read/reader.js";
import { labelledDocuments, labelledTexts } from "../../report/accuracy/labelled.js";
import type { ReportContext } from "../../report/context.js";
import { writeAdjustment } from "../adjustment-file.js";
import type { Workspace } from "../workspace.js";

/** A document with labels to train on; near copies share a group. */
export interface TrainingDocument {
  document: DocumentLine;
  labels: GoldLabels;
  group?: string;
}

/**
 * The workspace's own labels with their documents. Labels set right in the drawer are left out: they were given because the reader was wrong, and a
 * reader fitted on its faults alone unlearns what it gets right.
 */
export async function ownTraining(context: ReportContext): Promise<TrainingDocument[]> {
  const [labelled, texts] = await Promise.all([labelledDocuments(context), labelledTexts(context)]);
  const documents = new Map(texts.map((document) => [document.id, document]));
  return labelled.flatMap(({ id, group, labels }) => {
    const document = documents.get(id);
    if (!document) return [];
    const gold: GoldLabels = {};
    for (const axis of axes) if (labels[axis] && labels[axis].origin !== "drawer") gold[axis] = labels[axis].label;
    return Object.keys(gold).length === 0 ? [] : { document: toLine(document), labels: gold, group };
  });
}

/**
 * What labelled documents teach, by the shipped reader's probabilities in this workspace.
 * @throws LandfallError USAGE where no axis has the minimum of labels
 */
export function trainOn({ catalogue, config }: Pick<Workspace, "catalogue" | "config">, documents: readonly TrainingDocument[]): Training {
  const model = loadReaderModel();
  const reader = createReader({ catalogue, market: config.market, model });
  const examples = Object.fromEntries(axes.map((axis) => [axis, [] as GroupedExample[]])) as Record<Axis, GroupedExample[]>;
  for (const { document, labels, group } of documents) {
    const weighed = reader.weigh(document);
    for (const axis of axes) {
      const right = (axisLabels[axis] as readonly string[]).indexOf(labels[axis] ?? "");
      if (right < 0) continue;
      examples[axis].push({ id: document.id, group: group ?? document.id, source: document.source, p: weighed[axis], right });
    }
  }
  const preferences = Object.fromEntries(axes.map((axis) => [axis, model.calibration[axis].preference])) as Record<Axis, number[]>;
  const training = train(examples, { base: model.version, preferences });
  if (training.adjustment.tried.length === 0) {
    const most = Math.max(0, ...training.insufficient.map(({ have }) => have));
    throw new LandfallError("USAGE", `insufficient data: ${most} labels on the axis that has most, ${minimumLabels} are needed`, {
      next: "label more documents with `landfall label`, or pass --labels with a file of them",
    });
  }
  return training;
}

/** Keeps what was learnt with the workspace; from the next reading on it counts, and the documents are read again. */
export function keepTraining(workspace: Workspace, { adjustment }: Training): string {
  const file = writeAdjustment(workspace.data, adjustment);
  workspace.adjustment = { current: adjustment, isOutdated: false };
  return file;
}
