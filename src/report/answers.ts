/**
 * The shapes of every answer, defined once: the types, the validation and the API document come from these schemas.
 *
 * A {@link Door} is a number that opens: the documents that `filter` finds are exactly `count` of them.
 */
import { z } from "zod";
import { aspectNames, axes, claimAttributes, releaseStates, voices } from "../core/reading.js";
import { copyKinds } from "../core/relation.js";
import { timeGrades } from "../core/time.js";
import { labelOrigins } from "../store/corrections.js";

/** The steps of the share-of-voice waterfall, in order; a document stands at the first step that takes it out, or at the last that keeps it. */
export const waterfallSteps = ["all", "copies", "paid_official", "automated", "synchronised", "talk", "first_hand", "specific"] as const;
export type WaterfallStep = (typeof waterfallSteps)[number];

const stepSchema = z.enum(waterfallSteps).meta({ id: "WaterfallStep" });
const voiceSchema = z.enum(voices).meta({ id: "Voice" });
const gradeSchema = z.enum(timeGrades).meta({ id: "TimeGrade" });
const releaseStateSchema = z.enum(releaseStates).meta({ id: "ReleaseState" });

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

const spanSchema = { start: z.number().int(), end: z.number().int() };

export const timeSchema = z
  .object({
    from: z.string().nullable().describe("ISO 8601 UTC; null where the time is unknown."),
    to: z.string().nullable(),
    grade: gradeSchema,
    assumedZone: z.string().nullable(),
  })
  .meta({ id: "DocumentTime" });

/** A document as a list shows it. */
export const documentItemSchema = z
  .object({
    id: z.string(),
    source: z.string(),
    url: z.string(),
    author: z.string(),
    publication: z.string(),
    title: z.string(),
    text: z.string().describe("Cut to the length a list needs."),
    time: timeSchema,
    lang: z.string(),
    voice: voiceSchema,
    target: z.object({ label: z.string().nullable(), entity: z.string().nullable(), p: z.number() }),
    labels: z.record(z.string(), z.object({ label: z.union([z.string(), z.boolean()]).nullable(), p: z.number(), corrected: z.boolean() })),
    copies: z.number().int().describe("How many other documents are copies of this one."),
    copyOf: z.string().nullable().describe("The original that this one copies."),
    story: z.string().nullable(),
    group: z.string().nullable(),
    snippet: z
      .string()
      .nullable()
      .describe("With a search: the stretch of text around the first hit; the hits are marked by `highlights`."),
    highlights: z.array(z.object(spanSchema)).describe("Search hits as offsets into `snippet` (or `text` where there is none)."),
  })
  .meta({ id: "DocumentItem" });
export type DocumentItem = z.infer<typeof documentItemSchema>;

export const facetSchema = z
  .object({
    name: z.string(),
    values: z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() })),
  })
  .meta({ id: "Facet" });

export const documentListSchema = z
  .object({
    total: z.number().int(),
    documents: z.array(documentItemSchema),
    next: z.string().nullable().describe("Opaque token of the next page."),
    facets: z
      .array(facetSchema)
      .describe("Counts under the same filter: voice, horizon, level, brand, product, source, lang, story, group."),
    reading: z.string().describe("The list in one sentence."),
  })
  .meta({ id: "DocumentList" });
export type DocumentList = z.infer<typeof documentListSchema>;

/** A label in words, with what a person may set instead. */
const explanationSchema = z
  .object({
    axis: z.string(),
    label: z.string(),
    p: z.number(),
    sentence: z.string().describe("The label in plain words: what it means and what decided it."),
    choices: z
      .array(z.string())
      .describe("The labels a person may set instead; none where the document is read for another target than its main one."),
    second: z
      .object({
        model: z.string(),
        label: z.string(),
        quotes: z.array(z.string()),
        first: z.object({ label: z.string(), p: z.number() }).describe("What the shipped reader read."),
      })
      .nullable()
      .describe("The second reader's label, where it stands over an unsure one of the shipped reader's."),
    corrected: z.object({ by: z.string(), at: z.string(), from: z.string(), correction: z.string() }).nullable(),
  })
  .meta({ id: "Explanation" });

/** A document with everything that was read in it and related to it: the drawer. */
export const documentDetailSchema = documentItemSchema
  .extend({
    client: z.string(),
    product: z.string(),
    rating: z.number().nullable(),
    forum: z.string(),
    replyTo: z.string(),
    links: z.array(z.string()),
    fullText: z.string(),
    file: z.string(),
    line: z.number().int(),
    extra: z.record(z.string(), z.unknown()),
    mentions: z.array(z.object({ ...spanSchema, text: z.string(), entity: z.string().nullable(), kind: z.string(), name: z.string() })),
    evidence: z.array(z.object({ ...spanSchema, axis: z.string(), cue: z.string(), weight: z.number().nullable() })),
    aspects: z.array(z.object({ ...spanSchema, aspect: z.enum(aspectNames), polarity: z.string(), quote: z.string() })),
    claims: z.array(
      z.object({
        ...spanSchema,
        product: z.string(),
        attribute: z.enum(claimAttributes),
        value: z.string(),
        certainty: z.string(),
        by: z.string().nullable(),
      }),
    ),
    explanations: z.array(explanationSchema),
    targets: z
      .array(z.object({ entity: z.string(), name: z.string(), main: z.boolean() }))
      .describe("What the document names: each can be read as the target."),
    releaseState: z.object({ state: releaseStateSchema, sentence: z.string(), disagrees: z.boolean() }),
    copyLinks: z.array(
      z.object({ id: z.string(), kind: z.enum(copyKinds), score: z.number(), author: z.string(), source: z.string(), time: timeSchema }),
    ),
    corrections: z.array(
      z.object({ id: z.string(), axis: z.string(), label: z.string(), by: z.string(), at: z.string(), undone: z.boolean() }),
    ),
  })
  .meta({ id: "DocumentDetail" });
export type DocumentDetail = z.infer<typeof documentDetailSchema>;

const quoteSchema = z
  .object({
    document: z.string(),
    quote: z.string(),
    author: z.string(),
    source: z.string(),
    time: timeSchema,
    experience: z.string(),
    polarity: z.string(),
  })
  .meta({ id: "Quote" });

export const brandStandingSchema = z
  .object({
    brand: z.string(),
    name: z.string(),
    ours: z.boolean(),
    steps: z.array(z.object({ step: stepSchema, label: z.string(), left: doorSchema, removed: doorSchema.nullable() })),
    shareOfTalk: openRateSchema.describe(
      "Of the people's talk that names any brand of the workspace, the part that names this one; a document that names two brands counts for both, so shares may add to more than the whole.",
    ),
    firstHand: openRateSchema.describe("First-hand claimed or specific, of the talk that is left."),
    specific: openRateSchema.describe("First-hand specific, of the talk that is left."),
    willBe: openRateSchema.describe("Rumoured or announced, of the product talk with a horizon."),
    productTalk: openRateSchema.describe("Product talk, of product and brand talk."),
    horizon: z.record(z.string(), doorSchema),
    level: z.record(z.string(), doorSchema),
    voices: z.record(z.string(), doorSchema).describe("All mentions by voice."),
    reading: z.string().describe("The standing in one sentence, made from these numbers."),
  })
  .meta({ id: "BrandStanding" });
export type BrandStanding = z.infer<typeof brandStandingSchema>;

export const briefSchema = z
  .object({
    workspace: z.object({ name: z.string(), brand: z.string(), rivals: z.array(z.string()), market: z.string(), sample: z.boolean() }),
    period: z.object({ from: z.string(), to: z.string(), label: z.string(), why: z.string(), zone: z.string() }),
    previous: z.object({ from: z.string(), to: z.string(), label: z.string() }),
    headline: z.string(),
    sentences: z.array(z.string()).describe("Where we stand, in words; each figure in it stands elsewhere in the brief with its door."),
    totals: z.object({
      documents: doorSchema.describe("Dated documents of the period that mention a brand of the workspace."),
      period: doorSchema.describe("All dated documents of the period."),
      undated: doorSchema.describe("Documents of unknown time, in no period."),
      impossible: doorSchema.describe("Documents whose time cannot be right; it stands as it came."),
      all: doorSchema,
      rows: z.number().int().describe("Rows that ever came in: documents + duplicates + quarantined + erased."),
      erased: z.number().int().describe("Documents that are gone since: deleted at the source, past their time, or by request."),
      duplicates: z.number().int(),
      quarantined: z.number().int(),
    }),
    standings: z.array(brandStandingSchema).describe("Ours first, then the rivals in the workspace's order."),
    timeline: z.object({
      bucket: z.enum(["hour", "day", "week", "month"]),
      buckets: z.array(z.string()).describe("Start of each bucket, ISO 8601."),
      series: z.array(
        z.object({
          brand: z.string(),
          name: z.string(),
          counts: z.array(doorSchema),
          voices: z.record(z.string(), z.array(z.number().int())).describe("Count by voice for each bucket."),
          events: z
            .array(z.object({ at: z.string(), label: z.string(), kind: z.string(), source: z.string() }))
            .describe("Catalogue facts inside the period."),
        }),
      ),
    }),
    owners: z.array(
      z.object({
        brand: z.string(),
        name: z.string(),
        reading: z.string(),
        documents: doorSchema.describe("First-hand documents of the period."),
        aspects: z.array(
          z.object({
            aspect: z.enum(aspectNames),
            positive: doorSchema,
            negative: doorSchema,
            other: doorSchema,
            share: openRateSchema.describe("Documents that praise it, of those that praise or blame it."),
            quotes: z.array(quoteSchema).describe("The strongest first."),
          }),
        ),
      }),
    ),
    stories: z.array(
      z.object({
        story: z.string(),
        label: z.string(),
        documents: doorSchema,
        accounts: z.number().int(),
        sources: z.array(z.string()),
        brands: z.array(z.string()),
        start: timeSchema,
        first: z
          .array(z.object({ document: z.string(), author: z.string(), publication: z.string(), source: z.string(), time: timeSchema }))
          .describe(
            "One entry where one document ended before every other began; several where their times overlap; empty where no time is known.",
          ),
        reading: z.string(),
        roots: doorSchema.describe("Documents that are roots."),
        independentRoots: z.number().int().describe("Roots of different authors or outlets, over the whole story."),
        echoes: doorSchema,
        circular: z.boolean().describe("Sources in it cite one another in a circle."),
        medianLagMinutes: z.number().nullable(),
        horizon: z.string(),
      }),
    ),
    pressure: z.object({
      reading: z.string(),
      brands: z
        .array(
          z.object({
            brand: z.string(),
            name: z.string(),
            ours: z.boolean(),
            documents: doorSchema,
            against: doorSchema,
            for: doorSchema,
            reading: z.string(),
          }),
        )
        .describe("What synchronised, unexplained groups posted together about each brand; for and against where it is the post's target."),
      groups: z.array(
        z.object({
          group: z.string(),
          accounts: z.number().int(),
          documents: doorSchema,
          objects: z.number().int(),
          observed: z.number(),
          expected: z.number().nullable(),
          q: z.number().nullable(),
          explanation: z.string().nullable().describe("The innocent explanation that fits, or null."),
          brands: z.array(
            z.object({
              brand: z.string(),
              name: z.string(),
              documents: z.number().int(),
              negative: z.number().int(),
              positive: z.number().int(),
            }),
          ),
          reading: z.string(),
        }),
      ),
    }),
    leaks: z.object({
      reading: z.string(),
      claims: z.array(
        z.object({
          product: z.string(),
          name: z.string(),
          attribute: z.enum(claimAttributes),
          value: z.string(),
          documents: doorSchema,
          stated: z.number().int(),
          hedged: z.number().int(),
          firstSeen: timeSchema,
          by: z.array(z.string()),
        }),
      ),
    }),
    changes: z.array(
      z.object({
        brand: z.string(),
        metric: z.string(),
        now: openRateSchema,
        before: openRateSchema,
        changed: z.enum(["up", "down", "no clear change", "insufficient data"]),
        reading: z.string(),
      }),
    ),
    insufficient: z.array(z.object({ question: z.string(), have: z.number().int(), need: z.number().int(), next: z.string() })),
    languages: z.array(z.object({ lang: z.string(), documents: doorSchema, readInFull: z.boolean() })),
    made: z.object({ at: z.string(), reader: z.string(), version: z.string() }),
  })
  .meta({ id: "Brief" });
export type Brief = z.infer<typeof briefSchema>;

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
