import type { ReportContext } from "../report/context.js";
import { remakeStaleFacts } from "../store/facts.js";
import { type ReadOptions, readPending } from "./read.js";
import { currentGeneration, relate } from "./relate.js";
import { askSecondReader } from "./second-reader/ask.js";
import type { Workspace } from "./workspace.js";

/** Reads what is unread, asks the second reader where one is set, relates what has changed, and gives what answers are made from. */
export async function bringUpToDate(workspace: Workspace, options: ReadOptions = {}): Promise<ReportContext> {
  await readPending(workspace, options);
  const { stopped } = await askSecondReader(workspace, options);
  if (stopped !== null) options.onNote?.(`second reader: ${stopped}`);
  const generation = await relate(workspace, options);
  await remakeStaleFacts(workspace.store, generation);
  return contextOf(workspace, generation);
}

/** What answers are made from as things stand, without any work. */
export async function asItStands(workspace: Workspace): Promise<ReportContext> {
  return contextOf(workspace, await currentGeneration(workspace.store));
}

function contextOf({ store, catalogue, config, brands }: Workspace, generation: string): ReportContext {
  return { store, catalogue, config, brands, generation };
}
