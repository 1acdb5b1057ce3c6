import { z } from "zod";
import { aspectNames, claimAttributes } from "../core/reading.js";
import { copyKinds } from "../core/relation.js";
import { releaseStateSchema, spanSchema, timeSchema, voiceSchema } from "./answers.js";

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
