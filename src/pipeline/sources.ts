import { resolve } from "node:path";
import type { Role } from "../collect/file/mapping.js";
import type { ReadOptions } from "../collect/file/options.js";
import { findRun } from "../store/runs.js";
import { importFile, importKey } from "./import.js";
import type { WorkOptions } from "./progress.js";
import type { Workspace } from "./workspace.js";

/** Brings in the files of `[[sources]]` that are new or have changed since they were last brought in whole. */
export async function importSources(workspace: Workspace, options: WorkOptions = {}): Promise<void> {
  for (const source of workspace.config.sources) {
    if (source.kind !== "file") continue;
    const path = resolve(workspace.folder, source.path);
    const how: ReadOptions = {};
    if (source.name !== undefined) how.source = source.name;
    if (source.zone !== undefined) how.zone = source.zone;
    if (source.map !== undefined) how.map = source.map as Partial<Record<Role, string>>;
    if (await findRun(workspace.store, "import", { input: importKey(path, how), state: "done" })) continue;
    await importFile(workspace, path, how, { ...options, shownAs: source.path });
  }
}
