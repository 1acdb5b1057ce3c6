/** The shapes of the answers on live sources. */
import { z } from "zod";
import { timeGrades } from "../../core/time.js";
import { doorSchema } from "../answers.js";

export const sourceStates = ["waiting", "collecting", "good", "quiet", "failing", "refused", "paused"] as const;
export type SourceState = (typeof sourceStates)[number];

const noticeSchema = z
  .object({
    source: z.string(),
    kind: z.enum(["quiet", "failing", "refused", "drift", "missing_key", "no_contact"]),
    text: z.string().describe("What was seen, in a sentence."),
    next: z.string().describe("What can be done about it."),
  })
  .meta({ id: "SourceNotice" });
export type SourceNotice = z.infer<typeof noticeSchema>;

const liveSourceSchema = z
  .object({
    name: z.string(),
    kind: z.string(),
    about: z.string().describe("What the kind is, in a sentence."),
    state: z.enum(sourceStates),
    reading: z.string().describe("How it stands, in a sentence."),
    asks: z.array(z.string()).describe("What it is asked, in sentences."),
    limits: z.array(z.string()).describe("What it cannot see, in sentences."),
    documents: doorSchema.describe("Documents from it that count in answers."),
    aDay: z.number().nullable().describe("New documents a day over the last seven days; null before the first day is over."),
    lagMinutes: z.number().nullable().describe("Median time from publication to sight, last seven days."),
    everyMinutes: z.number(),
    lastSuccess: z.string().nullable(),
    lastAsked: z.string().nullable(),
    nextRun: z.string().nullable().describe("null where it is paused."),
    failures: z.number().int().describe("Failed steps in a row, of the task that fares worst."),
    errors: z.number().int().describe("Failed steps in the last 24 hours."),
    lastError: z.object({ at: z.string(), code: z.string(), reason: z.string() }).nullable(),
    requests: z.number().int().describe("Requests in the last 24 hours."),
    requestsADay: z.number().int().describe("Requests a day that its schedule costs at least."),
    bytes: z.number().int().describe("Bytes received in the last 24 hours."),
    rows: z.number().int().describe("Items ever seen: documents + duplicates + quarantined."),
    added: z.number().int().describe("Documents that it ever brought."),
    duplicates: z.number().int(),
    quarantined: z.number().int(),
    deleted: z.number().int().describe("Documents that were deleted there, and so here."),
    keepDays: z.number().int().nullable(),
    rawDays: z.number().int(),
    pseudonyms: z.boolean(),
    rhythm: z
      .object({
        from: z.string().describe("Start of the first hour."),
        documents: z.array(z.number().int()).describe("New documents in each hour."),
        asked: z.array(z.number().int()).describe("Steps in each hour; 0 is a gap in which nobody asked."),
        failed: z.array(z.number().int()).describe("Failed steps in each hour."),
      })
      .describe("The last seven days, hour by hour."),
  })
  .meta({ id: "LiveSource" });
export type LiveSource = z.infer<typeof liveSourceSchema>;

export const sourceListSchema = z
  .object({
    reading: z.string().describe("How the sources stand, in one sentence."),
    sources: z.array(liveSourceSchema),
    notices: z.array(noticeSchema),
    canChange: z.boolean().describe("False for the shipped sample."),
    now: z.string(),
  })
  .meta({ id: "SourceList" });
export type SourceList = z.infer<typeof sourceListSchema>;

export const sourceTrialSchema = z
  .object({
    source: z.record(z.string(), z.unknown()).describe("The source as it would stand in the workspace file."),
    why: z.string().describe("How the address was understood."),
    asks: z.array(z.string()),
    limits: z.array(z.string()),
    trials: z.array(
      z.object({
        source: z.string(),
        task: z.string(),
        asks: z.string(),
        outcome: z.enum(["read", "unchanged", "failed", "refused", "gone"]),
        documents: z.number().int(),
        reason: z.string(),
        requests: z.number().int(),
        samples: z.array(
          z.object({
            title: z.string(),
            text: z.string(),
            author: z.string(),
            url: z.string(),
            published: z.string().nullable(),
            grade: z.enum(timeGrades),
          }),
        ),
      }),
    ),
  })
  .meta({ id: "SourceTrial" });

export const sourceInputSchema = z
  .object({
    address: z.string().min(1).max(2000).describe("An address, `r/community`, `#hashtag@server`: what it is is found out."),
    name: z.string().min(1).max(80).optional().describe("The name to give it; made from the address where absent."),
  })
  .meta({ id: "SourceInput" });

const accountSchema = z.string().min(3).max(500).describe("The account as `source:name`, e.g. `Mastodon:ada@mastodon.social`.");

export const authorInputSchema = z.object({ author: accountSchema }).meta({ id: "AuthorInput" });

export const erasureInputSchema = z
  .object({
    author: accountSchema,
    documents: z.number().int().min(0).describe("How many documents were counted: with any other number nothing is erased."),
    quarantined: z.number().int().min(0).describe("How many quarantined rows were counted."),
  })
  .meta({ id: "ErasureInput" });

export const erasureSchema = z
  .object({
    source: z.string(),
    names: z.array(z.string()).describe("The author's names here: the one given, and others of the same permanent id."),
    documents: z.number().int(),
    quarantined: z.number().int().describe("Quarantined rows that name the author."),
  })
  .meta({ id: "Erasure" });
