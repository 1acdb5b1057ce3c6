import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { parseConfig } from "../../core/config.js";
import { LandfallError } from "../../core/errors.js";
import type { Axis } from "../../core/reading.js";
import { setThresholds } from "../../core/set-thresholds.js";
import { readWorkspaceFile, type Workspace } from "../workspace.js";

/**
 * Writes thresholds into the workspace's landfall.toml and takes them over; the documents are read again when they are next brought up to date.
 * @throws LandfallError USAGE for the sample, whose settings are fixed; CONFIG_INVALID where the file cannot be changed safely
 */
export function saveThresholds(workspace: Workspace, thresholds: Partial<Record<Axis, number>>): void {
  if (workspace.config.sample) {
    throw new LandfallError("USAGE", "the sample's settings are fixed", { next: "make a workspace of your own with `landfall init`" });
  }
  const { file } = readWorkspaceFile(workspace.folder);
  const text = setThresholds(readFileSync(file, "utf8"), thresholds);
  const { reading } = parseConfig(text, file);
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
  workspace.config = { ...workspace.config, reading };
}
