import type { ReportContext } from "../report/context.js";
import { type ReadOptions, readPending } from "./read.js";
import { currentGeneration, relate } from "./relate.js";
import type { Workspace } from "./workspace.js";

/** Reads what is unread, relates what has changed, and gives what answers are made from. */
export async function bringUpToDate(workspace: Workspace, options: ReadOptions = {}): Promise<ReportContext> {
  await readPending(workspace, options);
  return contextOf(workspace, await relate(workspace, options));
}

/** What answers are made from as things stand, without any work. */
export async function asItStands(workspace: Workspace): Promise<ReportContext> {
  return contextOf(workspace, await currentGeneration(workspace.store));
}

function contextOf({ store, catalogue, config, brands }: Workspace, generation: string): ReportContext {
  return { store, catalogue, config, brands, generation };
}
