import { readLabels } from "../../pipeline/accuracy/labels-file.js";
import { keepTraining, ownTraining, type TrainingDocument, trainOn } from "../../pipeline/accuracy/train.js";
import { removeAdjustment } from "../../pipeline/adjustment-file.js";
import { bringUpToDate } from "../../pipeline/current.js";
import type { Workspace } from "../../pipeline/workspace.js";
import type { Effects } from "../effects.js";
import type { CommonOptions } from "../flags.js";
import { withWorkspace } from "../session.js";
import { sayTraining } from "../training-text.js";

interface TrainOptions extends CommonOptions {
  labels?: string;
  dryRun?: boolean;
  reset?: boolean;
}

/** Fits the workspace's own adjustment of the reader to labels, keeps what held-out labels agree with, and reads the documents again. */
export async function train(options: TrainOptions, effects: Effects): Promise<void> {
  await withWorkspace(options, "train", async (workspace) => {
    const work = { onProgress: effects.progress, signal: effects.signal };
    if (options.reset) {
      const was = removeAdjustment(workspace.data);
      workspace.adjustment = { current: undefined, isOutdated: false };
      await bringUpToDate(workspace, work);
      effects.quiet();
      if (options.json) effects.print(JSON.stringify({ reset: was }));
      else effects.print(was ? "the shipped reader reads this workspace again" : "the shipped reader was reading this workspace already");
      return;
    }
    const training = trainOn(workspace, await trainingDocuments(workspace, options, effects));
    const isAnyKept = Object.keys(training.adjustment.axes).length > 0;
    const isSaved = isAnyKept && !options.dryRun;
    if (isSaved) {
      keepTraining(workspace, training);
      await bringUpToDate(workspace, work);
    }
    effects.quiet();
    if (options.json) effects.print(JSON.stringify({ ...training, saved: isSaved }));
    else {
      effects.print(sayTraining(training));
      effects.print(said(isAnyKept, isSaved, training.adjustment.name));
    }
  });
}

function said(isAnyKept: boolean, isSaved: boolean, name: string): string {
  if (!isAnyKept) return "nothing is kept: the shipped reader is as good on these labels as chance can tell";
  if (!isSaved) return "a dry run: nothing is kept";
  return `kept as own-${name}; the documents were read again (\`landfall train --reset\` brings the shipped reader back)`;
}

async function trainingDocuments(workspace: Workspace, options: TrainOptions, effects: Effects): Promise<TrainingDocument[]> {
  if (options.labels === undefined) {
    return await ownTraining(await bringUpToDate(workspace, { onProgress: effects.progress, signal: effects.signal }));
  }
  const { lines, refused } = await readLabels(options.labels, effects.signal);
  for (const { line, reason } of refused) effects.tell(`line ${line}: ${reason}`);
  return lines.map(({ document: { labels, ...document } }) => ({ document, labels }));
}
