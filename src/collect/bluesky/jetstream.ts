import { z } from "zod";
import type { StoredDocument } from "../../core/document.js";
import type { Diagnostic } from "../../core/errors.js";
import { authorPrefix, postDocument, postId, recordSchema } from "./post.js";

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

const accountSchema = z.object({ account: z.object({ did: z.string(), active: z.boolean(), status: z.string().nullish() }) });

/** What one event of the stream means for us. */
export type JetstreamReading =
  | { kind: "document"; document: StoredDocument }
  | { kind: "deletion"; id: string }
  /** An account that is gone: the ids of its documents begin so. */
  | { kind: "author_deletion"; prefix: string }
  | { kind: "nothing" }
  | { kind: "broken"; diagnostic: Diagnostic };

export const postCollection = "app.bsky.feed.post";

/** Raw input kept with a diagnostic, in characters. */
const rawKept = 500;

/** Words of an account's state under which its posts are no longer shown to anybody, and will not come back by the author's own doing. */
const goneStates: ReadonlySet<string | null | undefined> = new Set(["deleted", "takendown"]);

/**
 * Looks at an event before it is parsed, which is what keeps up with the whole network: most events are not for us.
 * @param mayMatch whether raw input may hold what is asked for
 */
export function keepsEvent(event: string, mayMatch: (raw: string) => boolean): boolean {
  if (event.includes('"kind":"account"')) return event.includes('"active":false');
  if (!event.includes(postCollection)) return false;
  return !event.includes('"operation":"create"') || mayMatch(event);
}

/**
 * Reads one event of Jetstream, Bluesky's stream of all posts.
 *
 * An edit after which a post names nothing that is wanted any more is its deletion here.
 * @param isWanted whether a post's text names what we look for
 */
export function readJetstream(event: string, source: string, now: number, isWanted: (text: string) => boolean): JetstreamReading {
  let value: unknown;
  try {
    value = JSON.parse(event);
  } catch (error) {
    return broken(event, source, `the event can't be read: ${(error as Error).message}`);
  }
  const account = accountSchema.safeParse(value);
  if (account.success) {
    const { did, active, status } = account.data.account;
    return !active && goneStates.has(status) ? { kind: "author_deletion", prefix: authorPrefix(did) } : { kind: "nothing" };
  }
  const parsed = commitSchema.safeParse(value);
  if (!parsed.success)
    return event.includes('"kind":"commit"') ? broken(event, source, "the event has changed its form") : { kind: "nothing" };
  const { did, time_us, commit } = parsed.data;
  if (commit.collection !== postCollection) return { kind: "nothing" };
  const id = postId(did, commit.rkey);
  if (commit.operation === "delete") return { kind: "deletion", id };
  const record = recordSchema.safeParse(commit.record);
  if (!record.success) return broken(event, source, "the post has changed its form");
  if (!isWanted(record.data.text)) return commit.operation === "update" ? { kind: "deletion", id } : { kind: "nothing" };
  const seenMs = Math.floor(time_us / 1000);
  return { kind: "document", document: postDocument({ did, key: commit.rkey, handle: null, record: record.data, seenMs }, source, now) };
}

const stamp = /"time_us":(\d{10,17})/;

/** When the stream saw an event, in Unix microseconds, as it stands there; null where it does not say. */
export function timeOfEvent(event: string): string | null {
  return stamp.exec(event)?.[1] ?? null;
}

function broken(event: string, source: string, reason: string): JetstreamReading {
  return { kind: "broken", diagnostic: { file: source, line: 0, code: "bad_item", reason, raw: event.slice(0, rawKept) } };
}
