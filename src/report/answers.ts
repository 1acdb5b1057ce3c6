/**
 * The shapes of every answer, defined once: the types, the validation and the API document come from these schemas.
 *
 * A {@link Door} is a number that opens: the documents that `filter` finds are exactly `count` of them.
 */
import { z } from "zod";
import { axes, releaseStates, voices } from "../core/reading.js";
import { timeGrades } from "../core/time.js";
import { labelOrigins } from "../store/corrections.js";

/** The steps of the share-of-voice waterfall, in order; a document stands at the first step that takes it out, or at the last that keeps it. */
export const waterfallSteps = ["all", "copies", "paid_official", "automated", "synchronised", "talk", "first_hand", "specific"] as const;
export type WaterfallStep = (typeof waterfallSteps)[number];

export const stepSchema = z.enum(waterfallSteps).meta({ id: "WaterfallStep" });
export const voiceSchema = z.enum(voices).meta({ id: "Voice" });
const gradeSchema = z.enum(timeGrades).meta({ id: "TimeGrade" });
export const releaseStateSchema = z.enum(releaseStates).meta({ id: "ReleaseState" });

/** Which documents to open. Every field narrows; lists are alternatives. All are strings so that a filter is a URL query. */
export const documentFilterSchema = z
  .object({
    q: z.string().max(400).describe("Words to find in title and text; all must occur; a phrase in double quotes stays together."),
    brand: z
      .string()
      .describe(
        "Comma-separated catalogue ids of brands: documents that mention one of them or a product of it, and are about a brand or product.",
      ),
    product: z.string().describe("Catalogue id of a product or line."),
    from: z.string().describe("First day or instant, ISO 8601, inclusive."),
    to: z.string().describe("Last day (inclusive) or instant (exclusive), ISO 8601."),
    undated: z.enum(["only", "include"]).describe("Documents without a known time: `only` those, or `include` them beside the period's."),
    step: z.enum(waterfallSteps).describe("The documents left after this step of the waterfall."),
    removed: z.enum(waterfallSteps).exclude(["all"]).describe("The documents that this step of the waterfall took out."),
    voice: z.string().describe(`Comma-separated: ${voices.join(", ")}.`),
    level: z.string().describe("Comma-separated labels of the axis level."),
    horizon: z.string().describe("Comma-separated labels of the axis horizon."),
    experience: z.string().describe("Comma-separated labels of the axis experience."),
    tie: z.string().describe("Comma-separated labels of the axis tie."),
    speaker: z.string().describe("Comma-separated labels of the axis speaker."),
    stance: z.string().describe("Comma-separated labels of the axis stance."),
    aspect: z.string().describe("An aspect with an opinion on it."),
    polarity: z.string().describe("With `aspect`: comma-separated positive, negative, mixed, neutral."),
    claim: z.string().describe("Documents that make a claim on this attribute; `any` for any."),
    finding: z
      .enum(["horizon_disagrees", "impossible_time"])
      .describe(
        "`horizon_disagrees`: text and catalogue disagree on the release state. `impossible_time`: the document's time cannot be right.",
      ),
    source: z.string().describe("Comma-separated sources."),
    lang: z.string().describe("Comma-separated ISO 639-1 codes."),
    author: z.string().describe("One account within its source, as `source/name`."),
    story: z.string().describe("Documents of one story."),
    role: z
      .string()
      .describe(
        "Comma-separated places in a story: root, echo, undetermined; `first` for one that was certainly first, `opening` for the first of its teller, `copy` for one that repeats another as a whole.",
      ),
    teller: z
      .string()
      .describe("An outlet or author, folded for comparison: its documents in stories that others told too; `any` for all such documents."),
    group: z.string().describe("What groups posted together: comma-separated groups, or `unexplained`, `explained` or `any`."),
    about: z.string().describe("Comma-separated catalogue ids of brands: documents whose target is one of them or a product of it."),
    object: z
      .string()
      .describe("Documents that did the same thing: `KIND:OBJECT`, e.g. `link:https://example.org/page` or `hashtags:one two`."),
    copies_of: z.string().describe("A document and its copies."),
    id: z.string().describe("Comma-separated document ids."),
    labelled: z
      .string()
      .describe(
        "Documents that a person has labelled: `any`, `AXIS` (or `voice`), `AXIS:RIGHT` or `AXIS:RIGHT:READ` (either may be empty; READ may be `withheld`); `!AXIS` those that nobody has.",
      ),
    drawn: z
      .string()
      .describe(
        "With `labelled`: comma-separated ways in which the label came to be given: drawer, random, uncertain, disagreement, import.",
      ),
    agreed: z
      .string()
      .describe("An axis or `voice`: documents whose reading is what is shown; with `labelled`, those that were read right."),
    probability: z
      .string()
      .describe("`AXIS:FROM-TO`: documents whose label on the axis was read with a probability from FROM up to but not including TO."),
  })
  .partial()
  .meta({ id: "DocumentFilter" });
export type DocumentFilter = z.infer<typeof documentFilterSchema>;

export const doorSchema = z.object({ count: z.number().int(), filter: documentFilterSchema }).meta({ id: "Door" });
export type Door = z.infer<typeof doorSchema>;

export const rateSchema = z
  .object({
    count: z.number().int(),
    n: z.number().int(),
    rate: z.number(),
    low: z.number(),
    high: z.number(),
    sufficient: z.boolean().describe("False: too few documents to print a percentage."),
  })
  .meta({ id: "Rate" });

/** A rate whose count and base both open. */
export const openRateSchema = rateSchema
  .extend({ filter: documentFilterSchema, baseFilter: documentFilterSchema })
  .meta({ id: "OpenRate" });
export type OpenRate = z.infer<typeof openRateSchema>;

export const spanSchema = { start: z.number().int(), end: z.number().int() };

export const timeSchema = z
  .object({
    from: z.string().nullable().describe("ISO 8601 UTC; null where the time is unknown."),
    to: z.string().nullable(),
    grade: gradeSchema,
    assumedZone: z.string().nullable(),
  })
  .meta({ id: "DocumentTime" });

export const correctionInputSchema = z
  .object({
    axis: z.enum(axes as [string, ...string[]]),
    label: z.string(),
    by: z.string().min(1).max(120).default("me"),
    origin: z.enum(labelOrigins).default("drawer").describe("How the document came to be labelled."),
  })
  .meta({ id: "CorrectionInput" });

export const workspaceStatusSchema = z
  .object({
    name: z.string(),
    sample: z.boolean(),
    brand: z.object({ id: z.string(), name: z.string() }),
    rivals: z.array(z.object({ id: z.string(), name: z.string() })),
    market: z.string(),
    period: z.object({ from: z.string(), to: z.string() }).nullable(),
    documents: z.number().int(),
    rows: z.number().int(),
    duplicates: z.number().int(),
    quarantined: z.number().int(),
    unread: z.number().int(),
    sources: z.array(
      z.object({
        source: z.string(),
        documents: z.number().int(),
        first: z.string().nullable(),
        last: z.string().nullable(),
        undated: z.number().int(),
      }),
    ),
    busy: z.string().nullable().describe("What is running now, e.g. `reading 1,200 of 16,291`."),
    version: z.string(),
  })
  .meta({ id: "WorkspaceStatus" });
export type WorkspaceStatus = z.infer<typeof workspaceStatusSchema>;

export const quarantineListSchema = z
  .object({
    total: z.number().int(),
    rows: z.array(
      z.object({ file: z.string(), line: z.number().int(), code: z.string(), reason: z.string(), raw: z.string(), at: z.string() }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: "QuarantineList" });

/** RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
  })
  .meta({ id: "Problem" });
