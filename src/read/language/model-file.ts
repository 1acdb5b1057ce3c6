import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LandfallError } from "../../core/errors.js";
import { decodeLanguageModel, type LanguageModel } from "./model.js";

/** The committed weights: three up from this file both as source (`src/read/language`) and as built (`dist/read/language`). */
export const languageModelPath = fileURLToPath(new URL("../../../models/language/weights.bin", import.meta.url));

/**
 * Reads the language weights from disk; every other file of this folder is a function of its arguments.
 * @throws LandfallError `MODEL_INVALID` where there is no such file or it is no model
 */
export function readLanguageModel(path: string = languageModelPath): LanguageModel {
  try {
    return decodeLanguageModel(readFileSync(path));
  } catch (cause) {
    throw new LandfallError("MODEL_INVALID", `no language model at ${path}`, { next: "npm run train writes it", cause });
  }
}
