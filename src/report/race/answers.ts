/** The shapes of the answers on the race. */
import { z } from "zod";
import { claimAttributes, releaseStates, voices } from "../../core/reading.js";
import { copyKinds, storyRoles } from "../../core/relation.js";
import { documentFilterSchema, doorSchema, openRateSchema, timeSchema } from "../answers.js";

/** Stories that a list can be narrowed to. */
export const raceKinds = ["certain", "open", "no_root", "one_root", "several_roots", "circular", "by_hand"] as const;
export type RaceKind = (typeof raceKinds)[number];

export const raceOrders = ["reach", "newest", "fastest", "roots"] as const;
export type RaceOrder = (typeof raceOrders)[number];

/** Minutes from the start of a story's earliest document; `least` and `most` as the times of both allow. */
const lagSchema = z.object({
  document: z.string(),
  teller: z.string(),
  minutes: z.number().int(),
  least: z.number().int(),
  most: z.number().int(),
});

const firstSchema = z
  .object({ document: z.string(), teller: z.string(), source: z.string(), time: timeSchema })
  .meta({ id: "FirstDocument" });

/** A story as a list shows it. */
export const raceStorySchema = z
  .object({
    story: z.string(),
    label: z.string(),
    reading: z.string(),
    documents: doorSchema,
    tellers: z.number().int().describe("Authors and outlets that told it: its reach."),
    platforms: z.array(z.string()),
    brands: z.array(z.object({ brand: z.string(), name: z.string() })),
    roots: z.number().int().describe("Independent roots: of different authors or outlets."),
    rootDocuments: doorSchema,
    echoes: doorSchema,
    undetermined: doorSchema,
    undated: doorSchema,
    from: z.string().nullable(),
    to: z.string().nullable(),
    first: z.array(firstSchema).describe("One where one document was certainly first; else some of those that could have been."),
    couldBeFirst: z.number().int(),
    second: lagSchema.nullable(),
    tenth: lagSchema.nullable(),
    press: lagSchema.nullable(),
    circles: z.number().int(),
    byHand: z.boolean().describe("A person split or merged it."),
  })
  .meta({ id: "RaceStory" });
export type RaceStory = z.infer<typeof raceStorySchema>;

export const raceSchema = z
  .object({
    period: z.object({ from: z.string(), to: z.string(), label: z.string(), why: z.string() }),
    reading: z.string(),
    counts: z.object({
      all: z.number().int(),
      ...Object.fromEntries(raceKinds.map((kind) => [kind, z.number().int()])),
    } as Record<"all" | RaceKind, z.ZodNumber>),
    found: z.number().int().describe("Stories that the list has in all, under its filter."),
    stories: z.array(raceStorySchema),
    next: z.string().nullable(),
    documents: doorSchema.describe("Documents of these stories in the period that name a brand of the workspace."),
    impossibleTimes: doorSchema.describe("Documents whose time cannot be right, in all periods."),
  })
  .meta({ id: "Race" });
export type Race = z.infer<typeof raceSchema>;

/** What an author or outlet did in the race. */
export const tellerStandingSchema = z
  .object({
    teller: z.string(),
    name: z.string(),
    kind: z.enum(["outlet", "account"]),
    platforms: z.array(z.string()),
    stories: doorSchema.describe("Stories of the period that it told and others told too: each opens with its first document in it."),
    documents: doorSchema,
    firsts: openRateSchema.describe("Stories in which it was certainly first in what we saw, of its stories."),
    roots: openRateSchema.describe("Documents that are roots, of its documents."),
    copies: openRateSchema.describe("Documents that repeat another as a whole, of its documents."),
    lag: z
      .object({
        minutes: z.number().nullable().describe("Median over its stories; null where no time is known."),
        low: z.number().nullable(),
        high: z.number().nullable(),
        n: z.number().int(),
        sufficient: z.boolean(),
      })
      .describe("Minutes from a story's earliest document to its own first, with the 95 % interval of the median."),
  })
  .meta({ id: "TellerStanding" });
export type TellerStanding = z.infer<typeof tellerStandingSchema>;

export const tellerListSchema = z
  .object({
    period: raceSchema.shape.period,
    reading: z.string(),
    minimum: z.object({ stories: z.number().int(), documents: z.number().int() }),
    found: z.number().int(),
    tellers: z.array(tellerStandingSchema),
  })
  .meta({ id: "TellerList" });
export type TellerList = z.infer<typeof tellerListSchema>;

const spanSchema = z.object({ start: z.number().int(), end: z.number().int() });

const claimSchema = z.object({ product: z.string(), name: z.string(), attribute: z.enum(claimAttributes), value: z.string() });

/** A document in the race of its story. */
export const tellingSchema = z
  .object({
    document: z.string(),
    teller: z.string(),
    tellerKey: z.string(),
    source: z.string(),
    voice: z.enum(voices),
    title: z.string().describe("Its title, or how it begins."),
    time: timeSchema,
    role: z.enum(storyRoles),
    root: z.string().nullable(),
    first: z.boolean().describe("Certainly first in what we saw."),
    origin: z.object({ document: z.string(), by: z.string() }).nullable().describe("What it directly goes back to, and how."),
    lagMinutes: z.number().nullable(),
    copy: z.enum(copyKinds).nullable().describe("How it repeats another as a whole."),
    newWords: z.number().describe("Share of its words that no earlier document of the story had, 0 to 1."),
    newNumbers: z.array(z.string()),
    newPassages: z.array(z.string()),
    newClaims: z.array(claimSchema),
    timeFlags: z.array(z.string()).describe("Why its time cannot be right."),
  })
  .meta({ id: "Telling" });
export type Telling = z.infer<typeof tellingSchema>;

export const storyEditSchema = z
  .object({
    edit: z.string(),
    kind: z.enum(["split", "merge"]),
    documents: z.array(doorSchema).describe("merge: those of each story. split: those that were taken out, and those that were left."),
    by: z.string(),
    at: z.string(),
    undone: z.boolean(),
    undoneBy: z.string(),
    undoneAt: z.string().nullable(),
  })
  .meta({ id: "StoryEdit" });
export type StoryEdit = z.infer<typeof storyEditSchema>;

export const storyPageSchema = raceStorySchema
  .extend({
    tellings: z
      .array(tellingSchema)
      .describe("In order of time; of a large story the first, the roots, what others cite, and the earliest."),
    platformLags: z.array(z.object({ source: z.string(), documents: doorSchema, lag: lagSchema.nullable() })),
    citations: z.array(
      z.object({ from: z.string(), to: z.string().nullable(), kind: z.string(), source: z.string(), earlier: z.boolean() }),
    ),
    circular: z.array(z.object({ documents: doorSchema, tellers: z.array(z.string()) })),
    outside: z
      .array(z.object({ source: z.string(), kind: z.string(), documents: doorSchema }))
      .describe("Sources named that were not seen."),
    claims: z.array(
      claimSchema.extend({
        documents: doorSchema,
        first: z.string(),
        teller: z.string(),
        stated: z.number().int(),
        hedged: z.number().int(),
      }),
    ),
    subjects: z.array(
      z.object({
        entity: z.string(),
        name: z.string(),
        kind: z.enum(["brand", "product"]),
        documents: doorSchema,
        state: z.enum(releaseStates).nullable().describe("What the catalogue says of it in the market on the story's first day."),
        facts: z.array(z.object({ event: z.string(), date: z.string(), market: z.string(), source: z.string() })),
      }),
    ),
    copies: z.array(z.object({ a: z.string(), b: z.string(), kind: z.enum(copyKinds), score: z.number() })),
    edits: z.array(storyEditSchema),
    near: z
      .array(z.object({ story: z.string(), label: z.string(), documents: z.number().int() }))
      .describe("Other stories on the same products at the same time, which it could be merged with."),
  })
  .meta({ id: "StoryPage" });
export type StoryPage = z.infer<typeof storyPageSchema>;

const comparedSchema = z.object({
  document: z.string(),
  teller: z.string(),
  source: z.string(),
  title: z.string(),
  text: z.string(),
  lang: z.string(),
  time: timeSchema,
});

/** Two documents side by side. */
export const comparisonSchema = z
  .object({
    a: comparedSchema,
    b: comparedSchema,
    link: z
      .object({ kind: z.enum(copyKinds), score: z.number() })
      .nullable()
      .describe("How the later copies the earlier; null where they are not linked."),
    passages: z
      .array(z.object({ a: spanSchema, b: spanSchema, words: z.number().int() }))
      .describe("Stretches that both texts have, in order of `a`."),
    reading: z.string(),
  })
  .meta({ id: "Comparison" });
export type Comparison = z.infer<typeof comparisonSchema>;

/** A document's part in the race, for the drawer. */
export const documentRaceSchema = z
  .object({
    story: z.object({ story: z.string(), label: z.string(), documents: doorSchema, reading: z.string() }).nullable(),
    telling: tellingSchema.omit({ newClaims: true }).nullable(),
    timeFlags: z.array(z.object({ flag: z.string(), sentence: z.string() })),
  })
  .meta({ id: "DocumentRace" });
export type DocumentRace = z.infer<typeof documentRaceSchema>;

export const storyEditInputSchema = z
  .object({
    kind: z.enum(["split", "merge"]),
    story: z.string(),
    documents: z.array(z.string()).max(5000).default([]).describe("split: the documents that make a story of their own."),
    stories: z.array(z.string()).max(50).default([]).describe("merge: the stories that become one with it."),
    by: z.string().min(1).max(120).default("me"),
  })
  .meta({ id: "StoryEditInput" });

export const storyEditResultSchema = z
  .object({
    edit: z.string(),
    stories: z.array(z.string()).describe("The stories that hold the documents of the edit now."),
  })
  .meta({ id: "StoryEditResult" });
export type StoryEditResult = z.infer<typeof storyEditResultSchema>;

export const storyEditListSchema = z.object({ edits: z.array(storyEditSchema) }).meta({ id: "StoryEditList" });

export const impossibleTimesSchema = z
  .object({ reading: z.string(), documents: doorSchema, examples: z.array(z.object({ document: z.string(), sentence: z.string() })) })
  .meta({ id: "ImpossibleTimes" });
export type ImpossibleTimes = z.infer<typeof impossibleTimesSchema>;

/** What a list of the race is about. */
export const raceQuerySchema = z.object({
  from: z.string().optional().describe("First day of the period, YYYY-MM-DD."),
  to: z.string().optional().describe("Last day of the period, inclusive."),
  brand: documentFilterSchema.shape.brand,
});
