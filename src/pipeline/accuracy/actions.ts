import { toLine } from "../../collect/file/document-line.js";
import type { StoredDocument } from "../../core/document.js";
import type { Axis, Reading } from "../../core/reading.js";
import { createReader, type Reader } from "../../read/reader.js";
import type { Accuracy } from "../../report/accuracy/answers.js";
import type { ReportContext } from "../../report/context.js";
import { bringUpToDate } from "../current.js";
import type { WorkOptions } from "../progress.js";
import { readerName } from "../read.js";
import type { Workspace } from "../workspace.js";
import { makeAccuracy } from "./answer.js";
import { saveThresholds } from "./save-thresholds.js";

/** What a running server may ask of its workspace beyond answers. */
export interface WorkspaceActions {
  /** The Accuracy page; the context is the one that counts. */
  accuracy(context: ReportContext): Promise<Accuracy>;
  /** Reads a document for an entity that it names, as the workspace reads. */
  readFor(document: StoredDocument, entity: string): Reading;
  /** Writes thresholds into landfall.toml; the returned work reads the documents again and gives the new context and reader. */
  saveThresholds(thresholds: Partial<Record<Axis, number>>, work?: WorkOptions): Promise<{ context: ReportContext; reader: string }>;
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
    async saveThresholds(thresholds, work) {
      saveThresholds(workspace, thresholds);
      return { context: await bringUpToDate(workspace, work), reader: readerName(workspace) };
    },
  };
}
