import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LandfallError } from "../../core/errors.js";
import { type AspectModel, decodeAspectModel } from "./model.js";

/** The committed weights: three up from this file both as source (`src/read/aspects`) and as built (`dist/read/aspects`). */
export const aspectModelPath = fileURLToPath(new URL("../../../models/aspects/weights.bin", import.meta.url));

/**
 * Reads the aspect weights from disk; every other file of this folder is a function of its arguments.
 * @throws LandfallError `MODEL_INVALID` where there is no such file or it is no model
 */
export function readAspectModel(path: string = aspectModelPath): AspectModel {
  try {
    return decodeAspectModel(readFileSync(path));
  } catch (cause) {
    throw new LandfallError("MODEL_INVALID", `no aspect model at ${path}`, { next: "npm run train writes it", cause });
  }
}
