import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LandfallError } from "../core/errors.js";
import { decodeModel, type ReaderModel } from "./model.js";

/** `models/reader/` of the package: two up from this file both as source (`src/read`) and as built (`dist/read`). */
export const modelPath = fileURLToPath(new URL("../../models/reader/weights.bin", import.meta.url));

/**
 * Reads the weights that come with Landfall.
 * @throws LandfallError `MODEL_INVALID` where the file is missing or broken
 */
export function loadReaderModel(path: string = modelPath): ReaderModel {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new LandfallError("MODEL_INVALID", `No weights at ${path}`, { next: "reinstall, or run npm run train", cause });
  }
  return decodeModel(bytes);
}
