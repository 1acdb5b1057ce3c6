import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Adjustment, parseAdjustment } from "../read/adjust/adjustment.js";
import { loadReaderModel } from "../read/model-file.js";

/** What `landfall train` writes into the workspace's data folder; removing it brings the shipped reader back. */
const adjustmentFile = "landfall.reader.json";

/**
 * The adjustment of a workspace; `current` is undefined where there is none, or where it was fitted over other weights.
 * @throws LandfallError MODEL_INVALID where the file is none
 */
export function readAdjustment(data: string): { current: Adjustment | undefined; isOutdated: boolean } {
  const file = join(data, adjustmentFile);
  if (!existsSync(file)) return { current: undefined, isOutdated: false };
  const adjustment = parseAdjustment(readFileSync(file, "utf8"), file);
  const isOutdated = adjustment.base !== loadReaderModel().version;
  return { current: isOutdated ? undefined : adjustment, isOutdated };
}

/** Writes it whole or not at all. */
export function writeAdjustment(data: string, adjustment: Adjustment): string {
  mkdirSync(data, { recursive: true });
  const file = join(data, adjustmentFile);
  writeFileSync(`${file}.new`, `${JSON.stringify(adjustment, null, 2)}\n`);
  renameSync(`${file}.new`, file);
  return file;
}

/** Brings the shipped reader back. False where there was no adjustment. */
export function removeAdjustment(data: string): boolean {
  const file = join(data, adjustmentFile);
  if (!existsSync(file)) return false;
  rmSync(file);
  return true;
}
