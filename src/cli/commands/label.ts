import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { userInfo } from "node:os";
import { LandfallError } from "../../core/errors.js";
import { type Axis, axes } from "../../core/reading.js";
import { exportLabels, importLabels } from "../../pipeline/accuracy/labels-file.js";
import { bringUpToDate } from "../../pipeline/current.js";
import { labelQueue, type QueueOptions, queueOrders } from "../../report/accuracy/next.js";
import type { ReportContext } from "../../report/context.js";
import { saveCorrection, undoCorrection } from "../../store/corrections.js";
import { saveSkips } from "../../store/skips.js";
import type { Effects } from "../effects.js";
import { type CommonOptions, listFlag, numberFlag } from "../flags.js";
import { openKeys } from "../keys.js";
import { LabelSession } from "../label-session.js";
import { withWorkspace } from "../session.js";

interface LabelOptions extends CommonOptions {
  by?: string;
  axes: string;
  limit: string;
  seed: string;
  order: string;
  list?: boolean;
  export?: string;
  import?: string;
}

/** Takes a person's labels in the terminal, lists the documents to label, or carries labels out of and into the workspace. */
export async function label(options: LabelOptions, effects: Effects): Promise<void> {
  const by = options.by ?? userName();
  if (options.export !== undefined) return await writeOut(options, options.export, effects);
  if (options.import !== undefined) return await readIn(options, options.import, by, effects);
  const queue = queueOptions(options, by);
  // Keys are opened before the store, which takes standard input away.
  using keys = options.list ? null : await openKeys(effects.signal);
  await withWorkspace(options, "label", async (workspace) => {
    const context = await bringUpToDate(workspace, { onProgress: effects.progress, signal: effects.signal });
    effects.quiet();
    const drawn = await labelQueue(context, queue);
    if (keys === null) {
      if (options.json) effects.print(JSON.stringify(drawn));
      else for (const task of drawn.tasks) effects.print(`${task.id}\t${task.origin}\t${task.why}`);
      return;
    }
    if (drawn.tasks.length === 0) {
      effects.tell("no document is left to label");
      return;
    }
    const session = new LabelSession(drawn, actionsOf(context, by));
    await labelByKeys(session, keys.keys, effects);
    const { labels, documents } = session.counts;
    if (options.json) effects.print(JSON.stringify({ labels, documents }));
    else effects.print(`${labels} labels on ${documents} documents kept, as ${by}; run it again to go on, \`landfall eval\` for the card`);
  });
}

/** Longer lines are hard to read. */
const widest = 100;

async function labelByKeys(session: LabelSession, keys: AsyncIterable<string>, effects: Effects): Promise<void> {
  const width = Math.min(widest, process.stderr.columns || widest);
  // On a terminal each question takes the place of the one before.
  const clear = process.stderr.isTTY ? "\u001b[H\u001b[2J" : "";
  effects.tell(clear + session.show(width));
  for await (const key of keys) {
    if (effects.signal.aborted) return;
    await session.press(key);
    effects.tell(clear + session.show(width));
    if (session.isOver) return;
  }
}

function actionsOf({ store, generation }: ReportContext, by: string): ConstructorParameters<typeof LabelSession>[1] {
  return {
    save: (task, axis, label) =>
      saveCorrection(store, generation, { id: task.id, axis, label, was: task.read[axis].label, by, origin: task.origin }),
    undo: async (task, name) => {
      await undoCorrection(store, generation, task.id, name);
    },
    skip: (task, skipped) => saveSkips(store, task.id, skipped, by),
  };
}

function queueOptions(options: LabelOptions, by: string): QueueOptions {
  const wanted = listFlag(options.axes);
  const unknown = wanted.find((axis) => !axes.includes(axis as Axis));
  if (unknown !== undefined) {
    throw new LandfallError("USAGE", `--axes: '${unknown}' is no axis`, { next: `choose among ${axes.join(", ")}` });
  }
  return {
    by,
    axes: wanted.length === 0 ? axes : (wanted as Axis[]),
    limit: numberFlag("limit", options.limit, { least: 1, most: 500, whole: true }),
    seed: numberFlag("seed", options.seed, { least: 0, most: 0xffffffff, whole: true }),
    order: queueOrders.find((order) => order === options.order),
  };
}

async function writeOut(options: LabelOptions, file: string, effects: Effects): Promise<void> {
  await withWorkspace(options, "label", async (workspace) => {
    const context = await bringUpToDate(workspace, { onProgress: effects.progress, signal: effects.signal });
    effects.quiet();
    const lines = await exportLabels(context);
    if (file === "-") {
      for (const line of lines) effects.print(JSON.stringify(line));
      return;
    }
    const stream = createWriteStream(file);
    for (const line of lines) if (!stream.write(`${JSON.stringify(line)}\n`)) await once(stream, "drain");
    stream.end();
    await once(stream, "finish");
    if (options.json) effects.print(JSON.stringify({ file, documents: lines.length }));
    else effects.print(`${lines.length} labelled documents written to ${file}`);
  });
}

async function readIn(options: LabelOptions, file: string, by: string, effects: Effects): Promise<void> {
  await withWorkspace(options, "label", async (workspace) => {
    const context = await bringUpToDate(workspace, { onProgress: effects.progress, signal: effects.signal });
    effects.quiet();
    const { labels, documents, refused } = await importLabels(context, file, { by, signal: effects.signal });
    for (const { line, reason } of refused) effects.tell(`line ${line}: ${reason}`);
    if (refused.length > 0) process.exitCode = someRefused;
    if (options.json) effects.print(JSON.stringify({ labels, documents, refused: refused.length }));
    else effects.print(`${labels} labels on ${documents} documents taken from ${file}`);
  });
}

/** The exit code of work that is done but left something unused. */
const someRefused = 3;

function userName(): string {
  try {
    return userInfo().username || "me";
  } catch {
    return "me";
  }
}
