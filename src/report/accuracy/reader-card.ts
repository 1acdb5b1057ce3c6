import { readFileSync } from "node:fs";
import { z } from "zod";
import { LandfallError } from "../../core/errors.js";
import type { ReaderCard } from "./answers.js";

/** Beside the weights; three up from this file both as source and as built. */
const cardFile = new URL("../../../models/reader/card.json", import.meta.url);

/** The way of holding out whose labels and sources are told: what holds on sources to come. */
const strictWay = "leave one source out";

const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** The card as training writes it, as far as it is told. */
const fileSchema = z.object({
  documents: z.number().int(),
  firstHand: z.array(z.object({ way: z.string(), recall: z.number(), precision: z.number() })),
  axes: z.array(
    z.object({
      axis: z.string(),
      agreement: z.number().nullish(),
      ways: z.array(
        z.object({
          name: z.string(),
          macroF1: estimate,
          calibrationError: estimate.nullable(),
          labels: z.array(
            z.object({ label: z.string(), precision: z.number(), recall: z.number(), f1: z.number(), support: z.number().int() }),
          ),
          sources: z.array(z.object({ source: z.string(), documents: z.number().int(), macroF1: z.number() })),
        }),
      ),
    }),
  ),
});

/**
 * The card of the shipped reader, written by its training.
 * @throws LandfallError MODEL_INVALID where it is missing or broken
 */
export function readReaderCard(file: URL = cardFile): ReaderCard {
  let card: z.infer<typeof fileSchema>;
  try {
    card = fileSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new LandfallError("MODEL_INVALID", "the reader's card cannot be used", { cause, next: "reinstall, or run npm run train" });
  }
  return {
    measured: `${card.documents.toLocaleString("en-US")} labelled documents, each read by weights that had not seen it`,
    documents: card.documents,
    firstHand: card.firstHand,
    axes: card.axes.map(({ axis, agreement, ways }) => {
      const strict = ways.find(({ name }) => name === strictWay);
      return {
        axis,
        agreement: agreement ?? null,
        ways: ways.map(({ name, macroF1: { value, low, high }, calibrationError }) => ({
          name,
          macroF1: value,
          low,
          high,
          calibrationError: calibrationError?.value ?? null,
        })),
        labels: strict?.labels ?? [],
        sources: strict?.sources ?? [],
      };
    }),
  };
}
