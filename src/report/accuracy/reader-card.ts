import { readFileSync } from "node:fs";
import { LandfallError } from "../../core/errors.js";
import { type ReaderCard, readerCardSchema } from "./answers.js";

/** Beside the weights; three up from this file both as source and as built. */
const cardFile = new URL("../../../models/reader/card.json", import.meta.url);

/**
 * The card of the shipped reader, written by its training.
 * @throws LandfallError MODEL_INVALID where it is missing or broken
 */
export function readReaderCard(file: URL = cardFile): ReaderCard {
  try {
    return readerCardSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new LandfallError("MODEL_INVALID", "the reader's card cannot be used", { cause, next: "reinstall, or run npm run train" });
  }
}
