import { z } from "zod";
import { aspectNames, claimAttributes } from "../../core/reading.js";
import { doorSchema, openRateSchema, stepSchema, timeSchema } from "../answers.js";

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
