/** The shapes of what the Accuracy screen and the labelling pages are told. */
import { z } from "zod";
import { type Axis, axes } from "../../core/reading.js";
import { labelOrigins } from "../../store/corrections.js";
import { documentFilterSchema, doorSchema, openRateSchema, timeSchema } from "../answers.js";

const axisSchema = z.enum(axes as [Axis, ...Axis[]]);
const originSchema = z.enum(labelOrigins).meta({ id: "LabelOrigin" });

const estimateSchema = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .describe("A figure with its 95 % interval.")
  .meta({ id: "Estimate" });

/** The shipped reader's card, as training writes it: figures on documents that the weights had not seen. */
export const readerCardSchema = z
  .object({
    measured: z.string().describe("On what and when, in words."),
    documents: z.number().int(),
    firstHand: z
      .array(z.object({ way: z.string(), recall: z.number(), precision: z.number() }))
      .describe("How many of the documents called first-hand are so, where as many of all that are so are found as the recall says."),
    axes: z.array(
      z.object({
        axis: z.string(),
        ways: z.array(
          z.object({
            name: z
              .string()
              .describe("`leave one source out`: nothing of the source was seen; `known sources`: other documents of it were."),
            macroF1: z.number(),
            low: z.number(),
            high: z.number(),
            calibrationError: z.number().nullable(),
          }),
        ),
        labels: z.array(
          z.object({
            label: z.string(),
            precision: z.number().nullable(),
            recall: z.number().nullable(),
            f1: z.number(),
            support: z.number().nullable(),
          }),
        ),
        sources: z.array(z.object({ source: z.string(), macroF1: z.number(), documents: z.number().int() })),
        agreement: z.number().nullable().describe("Macro-F1 of one person's labels against another's."),
      }),
    ),
  })
  .meta({ id: "ReaderCard" });
export type ReaderCard = z.infer<typeof readerCardSchema>;

/** How right one axis is on the workspace's own labels. */
const ownAxisSchema = z
  .object({
    axis: z.string(),
    documents: doorSchema.describe("Documents with a person's label on the axis."),
    sufficient: z.boolean().describe("False: too few labels for the figures to say anything."),
    withheld: doorSchema.describe("Of them, those on which the reader said unclear because of its threshold."),
    macroF1: estimateSchema,
    accuracy: openRateSchema,
    calibrationError: estimateSchema.nullable(),
    bins: z.array(
      z.object({
        from: z.number(),
        to: z.number(),
        documents: doorSchema,
        meanProbability: z.number(),
        shareRight: z.number(),
      }),
    ),
    labels: z.array(z.object({ label: z.string(), precision: openRateSchema, recall: openRateSchema, f1: estimateSchema })),
    confusion: z
      .object({ labels: z.array(z.string()), rows: z.array(z.object({ right: z.string(), cells: z.array(doorSchema) })) })
      .describe("Rows are the right labels, columns what was read; the last column counts what was withheld."),
    sources: z.array(z.object({ source: z.string(), documents: doorSchema, macroF1: z.number(), accuracy: openRateSchema })),
  })
  .meta({ id: "OwnAxis" });

const ownCardSchema = z
  .object({
    documents: doorSchema.describe("Documents that a person has labelled on some axis."),
    drawn: z.array(z.object({ origin: originSchema, documents: doorSchema })),
    people: z.array(z.object({ by: z.string(), labels: z.number().int() })),
    basis: z
      .enum(["random", "all"])
      .describe("Which labels the figures stand on: those of documents drawn at random where they are enough."),
    need: z.number().int().describe("Documents that a figure needs."),
    reading: z.string(),
    axes: z.array(ownAxisSchema),
  })
  .meta({ id: "OwnCard" });
export type OwnCard = z.infer<typeof ownCardSchema>;

const thresholdSchema = z
  .object({
    axis: axisSchema,
    threshold: z.number(),
    read: z.number().int().describe("Documents with a probability on the axis and no person's label."),
    under: z
      .array(z.number().int())
      .describe("How many of them are less probable than 0, 0.01, 0.02 … 1: at that threshold they are unclear."),
    filter: documentFilterSchema.describe("Those that the present threshold leaves unclear."),
  })
  .meta({ id: "Threshold" });
export type Threshold = z.infer<typeof thresholdSchema>;

const figuresSchema = z.object({
  macroF1: z.number(),
  accuracy: z.number(),
  calibrationError: z.number(),
  logLoss: z.number(),
});

const adjustmentSchema = z
  .object({
    state: z.enum(["none", "current", "outdated"]).describe("outdated: fitted over other weights than these, and not used."),
    name: z.string().nullable(),
    reading: z.string(),
    tried: z.array(
      z.object({ axis: z.string(), documents: z.number().int(), kept: z.boolean(), before: figuresSchema, after: figuresSchema }),
    ),
  })
  .describe("What the workspace's own labels changed in the reader.")
  .meta({ id: "AdjustmentStatus" });

const secondReaderSchema = z
  .object({
    model: z.string().nullable().describe("Null where none is set."),
    reading: z.string(),
    answered: z.number().int(),
    refused: z.number().int(),
    failed: z.number().int(),
    cost: z.number(),
    labels: z.array(z.object({ axis: z.string(), documents: z.number().int() })),
    unused: z
      .array(z.object({ id: z.string(), state: z.enum(["refused", "failed"]), reason: z.string(), at: z.string() }))
      .describe("The last answers that could not be used, and why."),
  })
  .meta({ id: "SecondReaderStatus" });

export const accuracySchema = z
  .object({
    headline: z.string(),
    reader: z.object({ name: z.string(), card: readerCardSchema }),
    own: ownCardSchema,
    thresholds: z.object({
      saved: z.boolean().describe("False for the sample, whose settings are fixed."),
      file: z.string(),
      axes: z.array(thresholdSchema),
    }),
    adjustment: adjustmentSchema,
    second: secondReaderSchema,
  })
  .meta({ id: "Accuracy" });
export type Accuracy = z.infer<typeof accuracySchema>;

/** A document to be labelled, and why it. */
const labelTaskSchema = z
  .object({
    id: z.string(),
    source: z.string(),
    author: z.string(),
    client: z.string(),
    publication: z.string(),
    forum: z.string(),
    product: z.string(),
    rating: z.number().nullable(),
    title: z.string(),
    text: z.string(),
    links: z.array(z.string()),
    url: z.string(),
    time: timeSchema,
    voice: z.string(),
    copyOf: z.string(),
    target: z.object({ label: z.string().nullable(), entity: z.string().nullable() }),
    origin: originSchema,
    why: z.string().describe("Why this document, in words."),
    axes: z.array(axisSchema).describe("The axes that are still to be labelled."),
    read: z
      .record(z.string(), z.object({ label: z.string(), p: z.number() }))
      .describe("What the reader read, to be shown after a label is given."),
  })
  .meta({ id: "LabelTask" });
export type LabelTask = z.infer<typeof labelTaskSchema>;

const questionSchema = z
  .object({ axis: axisSchema, asks: z.string(), labels: z.array(z.object({ label: z.string(), means: z.string() })) })
  .meta({ id: "LabelQuestion" });

export const labelQueueSchema = z
  .object({
    tasks: z.array(labelTaskSchema),
    left: z.number().int().describe("Documents that can still be drawn."),
    disagreements: z.number().int().describe("Of them, those on which two readings differ."),
    questions: z.array(questionSchema).describe("The codebook, a line a label."),
  })
  .meta({ id: "LabelQueue" });
export type LabelQueue = z.infer<typeof labelQueueSchema>;

export const skipInputSchema = z
  .object({ axes: z.array(axisSchema).min(1), by: z.string().min(1).max(120).default("me") })
  .meta({ id: "SkipInput" });

export const thresholdsInputSchema = z
  .object({ thresholds: z.partialRecord(axisSchema, z.number().min(0).max(1)) })
  .meta({ id: "ThresholdsInput" });
