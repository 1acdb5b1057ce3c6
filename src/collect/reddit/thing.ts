import { z } from "zod";
import type { StoredDocument } from "../../core/document.js";
import { secondMs } from "../../core/time.js";
import { extractLinks } from "../file/extract-links.js";
import { platformTime, sourceDocument, sourceItemId } from "../source-document.js";

const text = z.string().nullish();
/** A post (`t3`) or a comment (`t1`) as listings, API and dumps give it; other fields pass. */
export const thingSchema = z.object({
  kind: z.enum(["t1", "t3"]),
  data: z.object({
    id: z.string().min(1),
    name: text,
    // Older dumps write it as text.
    created_utc: z.union([
      z.number(),
      z
        .string()
        .regex(/^\d{9,11}(?:\.\d+)?$/)
        .transform(Number),
    ]),
    author: text,
    title: text,
    selftext: text,
    body: text,
    url: text,
    permalink: text,
    subreddit: text,
    parent_id: text,
    link_id: text,
    link_title: text,
    score: z.number().nullish().catch(null),
    edited: z.union([z.boolean(), z.number()]).nullish().catch(null),
    removed_by_category: text,
    crosspost_parent: text,
  }),
});

export type RedditThing = z.infer<typeof thingSchema>;

/** Reddit's words for what is no longer there. */
const gone = new Set(["[deleted]", "[removed]", "[deleted by user]"]);

/** Reddit's full name of it: `t3_abc`. */
export function nameOf({ kind, data }: RedditThing): string {
  return `${kind}_${data.id}`;
}

/** True for what was deleted or removed: only its place is left. */
export function isGone({ data }: RedditThing): boolean {
  const content = data.body ?? data.selftext ?? "";
  return (
    gone.has(content.trim()) ||
    (gone.has(data.author ?? "") && content === "" && data.body !== undefined) ||
    data.removed_by_category === "deleted"
  );
}

/** A post or a comment as a document; its id is Reddit's full name, the same in listings, in the API and in the dumps. */
export function documentOf(thing: RedditThing, source: string, now: number): StoredDocument {
  const { data } = thing;
  const content = data.body ?? data.selftext ?? "";
  const outer = data.url && !data.url.includes("reddit.com/r/") && /^https?:/.test(data.url) ? [data.url] : [];
  return sourceDocument(source, nameOf(thing), {
    id: sourceItemId("reddit", nameOf(thing)),
    url: data.permalink ? `https://www.reddit.com${data.permalink}` : "",
    author: data.author && !gone.has(data.author) ? data.author : "",
    title: data.title ?? "",
    text: content || data.title || "",
    forum: data.subreddit ? `r/${data.subreddit}` : "",
    replyTo: data.parent_id ? sourceItemId("reddit", data.parent_id) : "",
    links: [...new Set([...outer, ...extractLinks(content)])],
    time: platformTime(data.created_utc * secondMs, now),
    extra: {
      score: data.score ?? null,
      thread: data.link_id ?? nameOf(thing),
      edited: typeof data.edited === "number" ? data.edited : null,
      crosspost: data.crosspost_parent ?? null,
    },
  });
}

/** One line of a dump: a post or a comment without its kind. */
export function readThing(
  line: string,
  source: string,
  now: number,
): { document: StoredDocument; community: string; isGone: boolean } | { reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { reason: `the line is not JSON: ${(error as Error).message.slice(0, 120)}` };
  }
  if (typeof value !== "object" || value === null) return { reason: "the line is no object" };
  const kind = "body" in value ? "t1" : "t3";
  const thing = thingSchema.safeParse({ kind, data: value });
  if (!thing.success) return { reason: `the post has changed its form: ${thing.error.issues[0].path.join(".")}` };
  return { document: documentOf(thing.data, source, now), community: thing.data.data.subreddit ?? "", isGone: isGone(thing.data) };
}
