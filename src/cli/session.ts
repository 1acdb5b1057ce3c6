import { resolve } from "node:path";
import { bringUpToDate } from "../pipeline/current.js";
import { openWorkspace, type Workspace } from "../pipeline/workspace.js";
import type { ReportContext } from "../report/context.js";
import type { Effects } from "./effects.js";
import type { CommonOptions } from "./flags.js";

/** Opens the workspace of a command, runs it, and closes again whatever happens. */
export async function withWorkspace<T>(options: CommonOptions, command: string, work: (workspace: Workspace) => Promise<T>): Promise<T> {
  await using workspace = await openWorkspace(resolve(options.workspace ?? "."), command);
  return await work(workspace);
}

/** As {@link withWorkspace}, with everything read and related first. */
export function withAnswers<T>(
  options: CommonOptions,
  command: string,
  effects: Effects,
  work: (context: ReportContext, workspace: Workspace) => Promise<T>,
): Promise<T> {
  return withWorkspace(options, command, async (workspace) => {
    const context = await bringUpToDate(workspace, { onProgress: effects.progress, onNote: effects.tell, signal: effects.signal });
    effects.quiet();
    return work(context, workspace);
  });
}
