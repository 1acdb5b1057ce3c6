import { bringUpToDate } from "../../pipeline/current.js";
import { findRun } from "../../store/runs.js";
import type { Effects } from "../effects.js";
import type { CommonOptions } from "../flags.js";
import { withWorkspace } from "../session.js";

/** Reads what is unread and relates all documents anew, where anything changed. */
export async function relateWorkspace(options: CommonOptions, effects: Effects): Promise<void> {
  await withWorkspace(options, "relate", async (workspace) => {
    await bringUpToDate(workspace, { onProgress: effects.progress, signal: effects.signal });
    const counts = (await findRun(workspace.store, "relate", { state: "done" }))?.counts ?? {};
    if (options.json) effects.print(JSON.stringify(counts));
    else effects.print(`${counts.documents} documents, ${counts.links} copy links, ${counts.stories} stories, ${counts.groups} groups`);
  });
}
