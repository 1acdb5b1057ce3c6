import { z } from "zod";
import { secondMs } from "../../core/time.js";
import { afterPage, passOf } from "../newest-first.js";
import { searchPhrases } from "../query.js";
import type { SourceAdapter } from "../source.js";
import { isDefect, jsonOf, readItems, unreadable } from "../source-json.js";
import { postDocument, recordSchema } from "./post.js";

export interface BlueskySettings {
  /** The AppView asked; the public one where absent. */
  api?: string;
  token?: string;
  /** Nothing older is wanted, in Unix milliseconds. */
  since?: number;
  mostPhrases?: number;
}

const text = z.string().nullish();
const viewSchema = z.object({
  uri: z.string().startsWith("at://"),
  cid: text,
  indexedAt: text,
  author: z.object({ did: z.string(), handle: text }),
  record: recordSchema,
  likeCount: z.number().nullish(),
  repostCount: z.number().nullish(),
  replyCount: z.number().nullish(),
});
const answerSchema = z.object({ posts: z.array(z.unknown()), cursor: text });

const pageSize = 100;

/** Bluesky's search (`app.bsky.feed.searchPosts`), newest first. The whole network as it happens is Jetstream's, see `jetstream.ts`. */
export const blueskySearch: SourceAdapter<BlueskySettings> = {
  kind: "bluesky",
  pauseMs: secondMs,
  limits: [
    "Search shows what the server has indexed and does not hide.",
    "Deletions are known from Jetstream only.",
    "Some servers ask for an account before they answer a search.",
  ],

  plan(query, settings) {
    const common = { api: settings.api ?? "https://public.api.bsky.app", token: settings.token ?? "", since: String(settings.since ?? 0) };
    return searchPhrases(query, settings.mostPhrases ?? 50).map((phrase) => ({
      key: `search ${phrase}`,
      asks: `Posts on Bluesky with ${phrase}, newest first`,
      settings: { ...common, phrase },
    }));
  },

  request({ settings }, cursor) {
    const { page } = passOf(cursor);
    const url = new URL(`${settings.api}/xrpc/app.bsky.feed.searchPosts`);
    url.search = new URLSearchParams({
      q: settings.phrase,
      sort: "latest",
      limit: String(pageSize),
      ...(page ? { cursor: page } : {}),
    }).toString();
    return { url: url.href, obeyRobots: false, headers: settings.token ? { authorization: `Bearer ${settings.token}` } : undefined };
  },

  read(task, cursor, answer, { source, now }) {
    const body = jsonOf(answer, answerSchema);
    if (isDefect(body)) return unreadable(source, body, cursor);
    const documents: ReturnType<typeof postDocument>[] = [];
    const instants: number[] = [];
    const diagnostics = readItems(body.posts, viewSchema, source, (view) => {
      const [, , did, , key] = view.uri.split("/");
      const indexed = Date.parse(view.indexedAt ?? "");
      const instant = Number.isNaN(indexed) ? Date.parse(view.record.createdAt) : indexed;
      if (!Number.isNaN(instant)) instants.push(instant);
      documents.push(
        postDocument(
          {
            did: did || view.author.did,
            key,
            handle: view.author.handle ?? null,
            record: view.record,
            seenMs: Number.isNaN(indexed) ? null : indexed,
          },
          source,
          now,
        ),
      );
    });
    const next = body.posts.length === 0 ? null : (body.cursor ?? null);
    return { documents, deletions: [], diagnostics, ...afterPage(passOf(cursor), instants, next, Number(task.settings.since)) };
  },
};
