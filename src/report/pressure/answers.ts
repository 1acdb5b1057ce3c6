/** The shapes of the answers about accounts that act together. */
import { z } from "zod";
import { doorSchema, rateSchema } from "../answers.js";
import { documentItemSchema } from "../document-answers.js";

const verdictSchema = z.enum(["synchronised, unexplained", "explained", "insufficient data"]).meta({ id: "GroupVerdict" });
const edgeVerdictSchema = z
  .enum(["beyond chance", "shared habits", "within chance", "insufficient data"])
  .describe("`shared habits`: beyond chance, but no nearer in time than the two accounts' own posts and hours give.")
  .meta({ id: "EdgeVerdict" });
const brandSchema = z.object({ brand: z.string(), name: z.string() });
const instant = (what: string) => z.string().describe(`${what}, ISO 8601 UTC.`);

/** What a group's acts were worth against chance. */
const oddsSchema = z.object({
  observed: z.number().describe("Pairs of members' posts on one object within the window."),
  expected: z.number().describe("Their mean when each member's times are dealt anew among its own posts."),
  spread: z.array(z.number()).describe("What the dealings gave: the least, each twentieth part, the most."),
  q: z.number().describe("Probability by chance, corrected for all groups that could have been picked."),
  hasPower: z.boolean().describe("False: even acts that all met could not have shown it."),
});

const leanSchema = z.enum(["against", "for", "neither", "insufficient data"]);

export const groupSummarySchema = z
  .object({
    group: z.string(),
    verdict: verdictSchema,
    accounts: z.number().int(),
    documents: doorSchema.describe("What its members posted together; for a group without a verdict, what proposed it."),
    objects: z.number().int(),
    odds: oddsSchema,
    explanation: z.string().nullable(),
    target: brandSchema.nullable().describe("The brand that it aims at; null where that cannot be said."),
    lean: leanSchema,
    home: brandSchema.nullable().describe("The brand that its members speak of at other times."),
    medianLagSeconds: z.number(),
    windowSeconds: z.number(),
    from: instant("First joint act"),
    to: instant("Last joint act"),
    reading: z.string(),
  })
  .meta({ id: "GroupSummary" });
export type GroupSummary = z.infer<typeof groupSummarySchema>;

export const synchronyWindowSchema = z
  .object({
    source: z.string().describe("Empty for all sources together."),
    kind: z.string(),
    windowSeconds: z.number().int(),
    chosenBy: z.enum(["data", "default", "setting"]),
    reason: z.string(),
    gaps: z.number().int(),
    steps: z.array(z.object({ seconds: z.number(), observed: z.number(), expected: z.number() })),
  })
  .meta({ id: "SynchronyWindow" });

export const pressureSchema = z
  .object({
    reading: z.string(),
    totals: z.object({
      accounts: z.number().int().describe("Accounts with an action."),
      actions: z.number().int(),
      edges: z.number().int().describe("Pairs of accounts that acted together on two or more objects."),
      beyondChance: z.number().int(),
    }),
    brands: z
      .array(brandSchema.extend({ ours: z.boolean(), documents: doorSchema, against: doorSchema, for: doorSchema, reading: z.string() }))
      .describe("What unexplained groups posted together about each brand of the workspace."),
    unexplained: z.array(groupSummarySchema).describe("Least likely by chance first."),
    explained: z.array(groupSummarySchema),
    undecided: z.array(groupSummarySchema).describe("Proposed, tested, and too little data to say."),
    windows: z.array(synchronyWindowSchema),
  })
  .meta({ id: "Pressure" });
export type Pressure = z.infer<typeof pressureSchema>;

const stanceSchema = z.object({
  documents: z.number().int(),
  negative: rateSchema,
  positive: rateSchema,
  against: rateSchema.describe("Negative, of those that take a side."),
});

export const pressureGroupSchema = groupSummarySchema
  .extend({
    members: z.array(
      z.object({
        account: z.string(),
        name: z.string(),
        source: z.string(),
        joint: doorSchema.describe("What it posted together with the others."),
        all: doorSchema.describe("All that it posted."),
      }),
    ),
    shared: z
      .array(
        z.object({
          kind: z.string(),
          object: z.string(),
          label: z.string().describe("The object in words: a text's beginning, a link's address."),
          accounts: z.number().int().describe("Members that acted on it together."),
          documents: doorSchema.describe("All documents that acted on it, by anybody."),
          from: instant("First joint act"),
          to: instant("Last joint act"),
        }),
      )
      .describe("Most members first."),
    acts: z
      .array(z.object({ document: z.string(), member: z.number().int(), at: z.string() }))
      .describe("What was posted together, by time; `member` is an index into `members`."),
    ties: z
      .array(
        z.object({
          a: z.number().int(),
          b: z.number().int(),
          kind: z.string(),
          windowSeconds: z.number(),
          observed: z.number().int(),
          expected: z.number(),
          q: z.number(),
          lagSeconds: z.number(),
        }),
      )
      .describe("Pairs of members beyond chance; `a` and `b` are indexes into `members`."),
    tested: z.array(z.object({ name: z.string(), words: z.string(), covers: rateSchema, holds: z.boolean(), reason: z.string() })),
    withoutMostActive: z.object({
      account: z.string(),
      name: z.string(),
      members: z.number().int(),
      observed: z.number(),
      reading: z.string(),
    }),
    direction: z.object({
      reading: z.string(),
      target: brandSchema.extend({ rate: rateSchema }).nullable(),
      there: stanceSchema.nullable().describe("Its stance toward the target, in what it posted together."),
      elsewhere: stanceSchema.nullable().describe("Its members' stance in their other posts, toward other brands."),
      others: stanceSchema.nullable().describe("The stance of accounts in no group toward the target."),
      home: brandSchema.extend({ rate: rateSchema }).nullable(),
      communityAgainst: z.boolean(),
    }),
    history: z.object({
      periodSeconds: z.number(),
      gone: z.string().nullable(),
      reading: z.string(),
      stages: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          accounts: z.number().int(),
          documents: z.number().int(),
          parts: z.number().int(),
          changes: z.array(
            z.object({ change: z.string(), accounts: z.number().int(), joined: z.array(z.string()), left: z.array(z.string()) }),
          ),
        }),
      ),
    }),
  })
  .meta({ id: "PressureGroup" });
export type PressureGroup = z.infer<typeof pressureGroupSchema>;

const edgeSchema = z
  .object({
    kind: z.string(),
    windowSeconds: z.number().int(),
    objects: z.number().int(),
    pairs: z.number().int(),
    symmetry: z.number().describe("Distinct posts of the side with fewer, over those of the side with more: 0 to 1."),
    lead: z.number().describe("Part of the meetings in which the first account was first, 0 to 1; a tie is half."),
    lagSeconds: z.number(),
    expected: z.number(),
    p: z.number(),
    q: z.number(),
    habitExpected: z.number().nullable(),
    habitQ: z.number().nullable(),
    verdict: edgeVerdictSchema,
  })
  .meta({ id: "CoActionEdge" });

export const pressureEdgeSchema = z
  .object({
    a: z.string(),
    b: z.string(),
    reading: z.string(),
    edges: z.array(edgeSchema).describe("One for each kind of action, the least likely first."),
    posts: z
      .array(
        z.object({
          kinds: z.array(z.string()),
          label: z.string(),
          left: documentItemSchema,
          right: documentItemSchema,
          lagSeconds: z.number(),
        }),
      )
      .describe("The posts behind the edge, side by side, by time."),
    total: z.number().int().describe("Pairs of posts in all; `posts` may hold the first of them only."),
  })
  .meta({ id: "PressureEdge" });
export type PressureEdge = z.infer<typeof pressureEdgeSchema>;

export const pressureAccountSchema = z
  .object({
    account: z.string(),
    name: z.string(),
    source: z.string(),
    reading: z.string(),
    documents: doorSchema,
    actions: z.array(z.object({ kind: z.string(), count: z.number().int() })),
    group: groupSummarySchema.nullable(),
    neighbours: z.array(edgeSchema.extend({ account: z.string(), name: z.string(), group: z.string().nullable() })),
    metOnce: z.number().int().describe("Accounts that it met on one object only, which says nothing."),
  })
  .meta({ id: "PressureAccount" });
export type PressureAccount = z.infer<typeof pressureAccountSchema>;

export const pressureObjectSchema = z
  .object({
    kind: z.string(),
    object: z.string(),
    label: z.string(),
    reading: z.string(),
    documents: doorSchema,
    sharers: z.array(
      z.object({
        account: z.string(),
        name: z.string(),
        at: z.string(),
        document: z.string(),
        group: z.string().nullable(),
        ties: z.array(z.object({ account: z.string(), name: z.string(), objects: z.number().int(), expected: z.number(), q: z.number() })),
      }),
    ),
    total: z.number().int().describe("Accounts in all; `sharers` holds the first of them."),
    groups: z.array(groupSummarySchema),
  })
  .meta({ id: "PressureObject" });
export type PressureObject = z.infer<typeof pressureObjectSchema>;

export const pressureNetworkSchema = z
  .object({
    accounts: z.array(z.string()),
    groups: z.array(z.string()).describe("The groups that `group` points into."),
    group: z.array(z.number().int()).describe("By account: an index into `groups`, or -1."),
    a: z.array(z.number().int()).describe("By edge: an index into `accounts`."),
    b: z.array(z.number().int()),
    objects: z.array(z.number().int()).describe("By edge."),
    beyond: z.array(z.number().int()).describe("By edge: 1 where it is beyond chance."),
    total: z.number().int(),
    reading: z.string(),
  })
  .meta({ id: "PressureNetwork" });
export type PressureNetwork = z.infer<typeof pressureNetworkSchema>;
