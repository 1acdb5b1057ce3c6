import { dayMs } from "../../core/time.js";
import { dropOldSteps } from "../../store/cursors.js";
import { eraseDocuments, idsBefore } from "../../store/erasures.js";
import { dropOldPayloads } from "../../store/payloads.js";
import type { Workspace } from "../workspace.js";
import type { PlannedSource } from "./plan.js";

/**
 * Lets go of what is past its time: documents by their source's `keep_days`, raw answers by `raw_days`, old steps, memory held free.
 * @returns how many documents were erased
 */
export async function keepHouse({ store }: Workspace, sources: readonly PlannedSource[], now: number): Promise<number> {
  let erased = 0;
  for (const { name, keepDays } of sources) {
    if (keepDays !== null) erased += await eraseDocuments(store, await idsBefore(store, name, now - keepDays * dayMs));
  }
  await dropOldPayloads(store, now);
  await dropOldSteps(store, now);
  await store.trimMemory();
  return erased;
}
