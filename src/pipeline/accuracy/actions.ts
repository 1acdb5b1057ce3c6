import { toLine } from "../../collect/file/document-line.js";
import type { StoredDocument } from "../../core/document.js";
import type { Axis, Reading } from "../../core/reading.js";
import type { Training } from "../../read/adjust/cross-validate.js";
import { createReader, type Reader } from "../../read/reader.js";
import type { Accuracy } from "../../report/accuracy/answers.js";
import type { ReportContext } from "../../report/context.js";
import { removeAdjustment } from "../adjustment-file.js";
import { bringUpToDate } from "../current.js";
import type { WorkOptions } from "../progress.js";
import { readerName } from "../read.js";
import type { Workspace } from "../workspace.js";
import { makeAccuracy } from "./answer.js";
import { exportLabels, type LabelledLine } from "./labels-file.js";
import { saveThresholds } from "./save-thresholds.js";
import { keepTraining, ownTraining, trainOn } from "./train.js";

/** What a running server may ask of its workspace beyond answers. */
export interface WorkspaceActions {
  /** The Accuracy page; the context is the one that counts. */
  accuracy(context: ReportContext): Promise<Accuracy>;
  /** Reads a document for an entity that it names, as the workspace reads. */
  readFor(document: StoredDocument, entity: string): Reading;
  /** Writes thresholds into landfall.toml; they count from the next {@link WorkspaceActions.refresh} on. */
  saveThresholds(thresholds: Partial<Record<Axis, number>>): void;
  /**
   * Fits the reader to the workspace's own labels and keeps what helps; it counts from the next refresh on.
   * @throws LandfallError USAGE where there are too few labels
   */
  train(context: ReportContext): Promise<Training>;
  /** Brings the shipped reader back; it counts from the next refresh on. */
  resetTraining(): void;
  /** The workspace's labelled documents, as `landfall label --export` writes them. */
  labels(context: ReportContext): Promise<LabelledLine[]>;
  /** Reads again what is out of date, and gives the context and reader that count then. */
  refresh(work?: WorkOptions): Promise<{ context: ReportContext; reader: string }>;
}

/** The actions of an open workspace. The reader for single documents is made when it is first needed. */
export function workspaceActions(workspace: Workspace): WorkspaceActions {
  let made: { name: string; reader: Reader } | null = null;
  const reader = () => {
    const name = readerName(workspace);
    if (made?.name !== name) {
      const { catalogue, config, adjustment } = workspace;
      made = {
        name,
        reader: createReader({ catalogue, market: config.market, thresholds: config.reading.thresholds, adjustment: adjustment.current }),
      };
    }
    return made.reader;
  };
  return {
    // The settings may have changed since the context was made: what is shown is what was saved.
    accuracy: (context) => makeAccuracy(workspace, { ...context, config: workspace.config }),
    readFor: (document, entity) => reader().read(toLine(document), entity),
    saveThresholds: (thresholds) => saveThresholds(workspace, thresholds),
    async train(context) {
      const training = trainOn(workspace, await ownTraining(context));
      if (Object.keys(training.adjustment.axes).length > 0) keepTraining(workspace, training);
      return training;
    },
    resetTraining() {
      removeAdjustment(workspace.data);
      workspace.adjustment = { current: undefined, isOutdated: false };
    },
    labels: exportLabels,
    refresh: async (work) => ({ context: await bringUpToDate(workspace, work), reader: readerName(workspace) }),
  };
}
