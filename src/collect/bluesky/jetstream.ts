import { z } from "zod";
import type { StoredDocument } from "../../core/document.js";
import type { Diagnostic } from "../../core/errors.js";
import { postDocument, postId, recordSchema } from "./post.js";

const commitSchema = z.object({
  did: z.string(),
  time_us: z.number(),
  kind: z.literal("commit"),
  commit: z.object({
    operation: z.enum(["create", "update", "delete"]),
    collection: z.string(),
    rkey: z.string(),
    record: z.unknown().optional(),
  }),
});

/** What one event of the stream means for us. */
export type JetstreamReading =
  | { kind: "document"; document: StoredDocument; timeUs: number }
  | { kind: "deletion"; id: string; timeUs: number }
  | { kind: "author_deletion"; did: string; timeUs: number }
  | { kind: "nothing"; timeUs: number | null }
  | { kind: "broken"; diagnostic: Diagnostic; timeUs: number | null };

const postCollection = "app.bsky.feed.post";

/** Raw input kept with a diagnostic, in characters. */
const rawKept = 500;

/** How much of the stream is asked for again after a break, in microseconds: Jetstream's own advice is a few seconds. */
const overlapUs = 5_000_000;

/**
 * Reads one event of Jetstream, Bluesky's stream of all posts.
 *
 * Most events are not for us: the text is looked at before the JSON is parsed, which is what keeps up with the whole network.
 * @param isWanted whether a post's text names what we look for
 */
export function readJetstream(event: string, source: string, now: number, isWanted: (text: string) => boolean): JetstreamReading {
  const timeUs = timeOf(event);
  const isAccount = event.includes('"kind":"account"');
  if (!isAccount && !event.includes(postCollection)) return { kind: "nothing", timeUs };
  const isDelete = event.includes('"operation":"delete"');
  if (!isAccount && !isDelete && !isWanted(event)) return { kind: "nothing", timeUs };
  let value: unknown;
  try {
    value = JSON.parse(event);
  } catch (error) {
    return broken(event, source, `the event can't be read: ${(error as Error).message}`, timeUs);
  }
  if (isAccount) {
    const account = z
      .object({ account: z.object({ did: z.string(), active: z.boolean(), status: z.string().nullish() }) })
      .safeParse(value);
    const isGone = account.success && !account.data.account.active && account.data.account.status === "deleted";
    return isGone ? { kind: "author_deletion", did: account.data.account.did, timeUs: timeUs ?? 0 } : { kind: "nothing", timeUs };
  }
  const parsed = commitSchema.safeParse(value);
  if (!parsed.success) return broken(event, source, "the event has changed its form", timeUs);
  const { did, time_us, commit } = parsed.data;
  if (commit.collection !== postCollection) return { kind: "nothing", timeUs: time_us };
  if (commit.operation === "delete") return { kind: "deletion", id: postId(source, did, commit.rkey), timeUs: time_us };
  const record = recordSchema.safeParse(commit.record);
  if (!record.success) return broken(event, source, "the post has changed its form", time_us);
  if (!isWanted(record.data.text)) return { kind: "nothing", timeUs: time_us };
  const seenMs = Math.floor(time_us / 1000);
  return {
    kind: "document",
    document: postDocument({ did, key: commit.rkey, handle: null, record: record.data, seenMs }, source, now),
    timeUs: time_us,
  };
}

/** The stream's address, from a cursor on (Unix microseconds); a little before it, since what comes twice has one id. */
export function jetstreamUrl(base: string, cursorUs: number | null): string {
  const url = new URL("/subscribe", base);
  url.searchParams.append("wantedCollections", postCollection);
  if (cursorUs !== null) url.searchParams.set("cursor", String(Math.max(0, cursorUs - overlapUs)));
  return url.href;
}

const stamp = /"time_us":(\d{10,17})/;

function timeOf(event: string): number | null {
  const match = stamp.exec(event);
  return match ? Number(match[1]) : null;
}

function broken(event: string, source: string, reason: string, timeUs: number | null): JetstreamReading {
  return { kind: "broken", diagnostic: { file: source, line: 0, code: "bad_item", reason, raw: event.slice(0, rawKept) }, timeUs };
}
