import { z } from "zod";
import type { StoredDocument } from "../../core/document.js";
import type { DocumentTime } from "../../core/time.js";
import { extractLinks } from "../file/extract-links.js";
import { platformTime, sourceDocument, sourceItemId } from "../source-document.js";

const text = z.string().nullish();
const reference = z.object({ uri: z.string() }).nullish();

/** An `app.bsky.feed.post` record, as far as we read it; other fields pass. Source: the lexicons of the AT Protocol. */
export const recordSchema = z.object({
  text: z.string(),
  createdAt: z.string(),
  langs: z.array(z.string()).nullish(),
  via: text,
  reply: z.object({ parent: reference, root: reference }).nullish().catch(null),
  facets: z
    .array(
      z
        .object({
          features: z.array(z.object({ $type: text, uri: text, tag: text }).catch({ $type: null, uri: null, tag: null })).nullish(),
        })
        .catch({ features: [] }),
    )
    .nullish()
    .catch(null),
  embed: z
    .object({ $type: text, external: z.object({ uri: text, title: text }).nullish().catch(null) })
    .nullish()
    .catch(null),
});

export interface BlueskyPost {
  did: string;
  key: string;
  handle: string | null;
  record: z.infer<typeof recordSchema>;
  /** When the network saw it, in Unix milliseconds; null where the answer does not say. */
  seenMs: number | null;
}

/** The id of a post: its author's permanent id and its key, the same in search and in the stream, so that a post that both give is one document. */
export function postId(did: string, key: string): string {
  return sourceItemId("bluesky", ownId(did, key));
}

/** How the ids of all posts of one author begin. */
export function authorPrefix(did: string): string {
  return sourceItemId("bluesky", ownId(did, ""));
}

function ownId(did: string, key: string): string {
  return `${did}.${key}`;
}

/** A post as a document. */
export function postDocument({ did, key, handle, record, seenMs }: BlueskyPost, source: string, now: number): StoredDocument {
  const facetLinks = (record.facets ?? []).flatMap(({ features }) => (features ?? []).flatMap(({ uri }) => (uri ? [uri] : [])));
  const embedded = record.embed?.external?.uri ? [record.embed.external.uri] : [];
  const parent = record.reply?.parent?.uri.split("/") ?? null;
  return sourceDocument(source, ownId(did, key), {
    id: postId(did, key),
    url: `https://bsky.app/profile/${did}/post/${key}`,
    author: handle && handle !== "handle.invalid" ? handle : did,
    client: record.via ?? "",
    text: record.text,
    replyTo: parent && parent.length >= 5 ? postId(parent[2], parent[4]) : "",
    links: [...new Set([...facetLinks, ...embedded, ...extractLinks(record.text)])].filter((link) => /^https?:\/\//.test(link)),
    time: timeOf(record.createdAt, seenMs, now),
    extra: { did, languages: record.langs ?? [] },
  });
}

/** A client's clock may be this far ahead of the network's, in milliseconds; a post stamped later was stamped at will. */
const clientSkewMs = 2 * 60 * 1000;

/**
 * `createdAt` is what the client says and may be anything; the network's own sight of the post bounds it from above. A stamp after that is replaced by the sight; one before it
 * stands, since posts are imported from elsewhere with their old dates.
 */
function timeOf(createdAt: string, seenMs: number | null, now: number): DocumentTime {
  const said = Date.parse(createdAt);
  if (seenMs !== null && (Number.isNaN(said) || said > seenMs + clientSkewMs)) return platformTime(seenMs, now, 1);
  return platformTime(Number.isNaN(said) ? null : said, now, 1);
}
