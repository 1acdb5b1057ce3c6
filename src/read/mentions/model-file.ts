import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LandfallError } from "../../core/errors.js";
import { decodeMentionModel, type MentionModel } from "./model.js";

/** The committed weights: three up from this file both as source (`src/read/mentions`) and as built (`dist/read/mentions`). */
export const mentionModelPath = fileURLToPath(new URL("../../../models/mentions/weights.bin", import.meta.url));

/**
 * Reads the mention finder's weights from disk; every other file of this folder is a function of its arguments.
 * @throws LandfallError `MODEL_INVALID` where there is no such file or it is no model
 */
export function readMentionModel(path: string = mentionModelPath): MentionModel {
  try {
    return decodeMentionModel(readFileSync(path));
  } catch (cause) {
    throw new LandfallError("MODEL_INVALID", `no mention model at ${path}`, { next: "npm run train writes it", cause });
  }
}
