import { z } from "zod";
import type { StoredDocument } from "../../core/document.js";
import { secondMs } from "../../core/time.js";
import { extractLinks } from "../file/extract-links.js";
import { afterPageLookingBack, passOf } from "../newest-first.js";
import { searchPhrases } from "../query.js";
import type { SourceAdapter, SourceTask } from "../source.js";
import { platformTime, sourceDocument, sourceItemId } from "../source-document.js";
import { isDefect, jsonOf, readItems, unreadable } from "../source-json.js";

export interface LemmySettings {
  /** Servers asked, by host: `lemmy.world`. */
  servers: string[];
  /** Communities read whole, posts and comments: `android@lemmy.world`. */
  communities?: string[];
  /** Also search each server for each phrase; true where absent. */
  search?: boolean;
  /** Nothing older is wanted, in Unix milliseconds. */
  since?: number;
  mostPhrases?: number;
}

const text = z.string().nullish();
const flag = z.boolean().nullish();
const creatorSchema = z.object({ name: z.string(), actor_id: text, bot_account: flag });
const postSchema = z.object({
  id: z.number(),
  name: z.string(),
  ap_id: z.string(),
  url: text,
  body: text,
  published: z.string(),
  updated: text,
  deleted: flag,
  removed: flag,
});
const communitySchema = z.object({ name: z.string(), actor_id: text });
const postViewSchema = z.object({
  post: postSchema,
  creator: creatorSchema,
  community: communitySchema,
  counts: z.object({ score: z.number().nullish() }).nullish(),
});
const commentViewSchema = z.object({
  comment: z.object({
    id: z.number(),
    content: z.string(),
    ap_id: z.string(),
    path: text,
    published: z.string(),
    updated: text,
    deleted: flag,
    removed: flag,
  }),
  post: postSchema,
  creator: creatorSchema,
  community: communitySchema,
  counts: z.object({ score: z.number().nullish() }).nullish(),
});
const answerSchema = z
  .object({ posts: z.array(z.unknown()).nullish(), comments: z.array(z.unknown()).nullish(), next_page: text })
  .refine((answer) => answer.posts || answer.comments, "neither posts nor comments");

type PostView = z.infer<typeof postViewSchema>;
type CommentView = z.infer<typeof commentViewSchema>;

const pageSize = 50;

/** Lemmy and what speaks its API, version 3: posts and comments of communities, newest first, and search. Source: the HTTP API of lemmy-js-client 0.19. */
export const lemmy: SourceAdapter<LemmySettings> = {
  kind: "lemmy",
  pauseMs: secondMs,
  limits: [
    "A server knows the communities that somebody on it follows; a post is kept once, whichever server gave it.",
    "A deleted post is known as deleted only while it still stands in the list: the last two days are read again every six hours, the last month every week.",
    "Votes are those of the moment of collection.",
  ],

  plan(query, settings) {
    const since = String(settings.since ?? 0);
    const phrases =
      settings.search === false ? [] : searchPhrases(query, settings.mostPhrases ?? 20).map((phrase) => phrase.replaceAll('"', ""));
    return settings.servers.flatMap((server): SourceTask[] => {
      const base = server.includes("://") ? server : `https://${server}`;
      const communities = (settings.communities ?? [])
        .map((name) => name.replace(/^!/, ""))
        .flatMap((community) =>
          (["post", "comment"] as const).map((what) => ({
            key: `${server} ${what}s ${community}`,
            asks: `The newest ${what}s in ${community}, as ${server} knows them`,
            settings: { base, since, what, community },
          })),
        );
      const searches = phrases.flatMap((phrase) =>
        (["post", "comment"] as const).map((what) => ({
          key: `${server} search ${what}s ${phrase}`,
          asks: `${what === "post" ? "Posts" : "Comments"} that ${server} knows with "${phrase}", newest first`,
          settings: { base, since, what, phrase },
        })),
      );
      return [...communities, ...searches];
    });
  },

  request({ settings }, cursor) {
    const { page } = passOf(cursor);
    const parameters: Record<string, string> = { sort: "New", limit: String(pageSize) };
    let path = `/api/v3/${settings.what}/list`;
    if (settings.phrase) {
      path = "/api/v3/search";
      Object.assign(parameters, { q: settings.phrase, type_: settings.what === "post" ? "Posts" : "Comments", listing_type: "All" });
    } else Object.assign(parameters, { community_name: settings.community, type_: "All" });
    // Newer servers page posts by a token, all others by number.
    if (page) parameters[/^\d+$/.test(page) ? "page" : "page_cursor"] = page;
    return { url: `${settings.base}${path}?${new URLSearchParams(parameters)}`, obeyRobots: false };
  },

  read(task, cursor, answer, { source, now }) {
    const body = jsonOf(answer, answerSchema);
    if (isDefect(body)) return unreadable(source, body, cursor);
    const documents: StoredDocument[] = [];
    const deletions: string[] = [];
    const instants: number[] = [];
    const add = (apId: string, published: string, isGone: boolean, make: () => StoredDocument): void => {
      const instant = instantOf(published);
      if (!Number.isNaN(instant)) instants.push(instant);
      if (isGone) deletions.push(sourceItemId("lemmy", apId));
      else documents.push(make());
    };
    const wantsPosts = task.settings.what === "post";
    const listed = (wantsPosts ? body.posts : body.comments) ?? [];
    const diagnostics = wantsPosts
      ? readItems(listed, postViewSchema, source, (view) =>
          add(view.post.ap_id, view.post.published, !!(view.post.deleted || view.post.removed), () => ofPost(view, source, now)),
        )
      : readItems(listed, commentViewSchema, source, (view) =>
          add(view.comment.ap_id, view.comment.published, !!(view.comment.deleted || view.comment.removed), () =>
            ofComment(view, source, now),
          ),
        );
    const pass = passOf(cursor);
    const number = Number(pass.page ?? "1");
    const next = listed.length < pageSize ? null : (body.next_page ?? String((Number.isFinite(number) ? number : 1) + 1));
    return {
      documents,
      deletions,
      diagnostics,
      ...afterPageLookingBack(pass, instants, next, { since: Number(task.settings.since), now }),
    };
  },
};

/** Older servers give instants without a zone; they are UTC. */
function instantOf(written: string): number {
  return Date.parse(/Z|[+-]\d{2}:?\d{2}$/.test(written) ? written : `${written}Z`);
}

function timeOf(written: string, now: number): ReturnType<typeof platformTime> {
  const instant = instantOf(written);
  return platformTime(Number.isNaN(instant) ? null : instant, now, 1);
}

function fullName({ name, actor_id: actor }: { name: string; actor_id?: string | null }): string {
  return actor && URL.canParse(actor) ? `${name}@${new URL(actor).host}` : name;
}

function ofPost({ post, creator, community, counts }: PostView, source: string, now: number): StoredDocument {
  return sourceDocument(source, post.ap_id, {
    id: sourceItemId("lemmy", post.ap_id),
    url: post.ap_id,
    author: fullName(creator),
    title: post.name,
    text: post.body || post.name,
    forum: fullName(community),
    links: [...new Set([...(post.url ? [post.url] : []), ...extractLinks(post.body ?? "")])],
    time: timeOf(post.published, now),
    extra: { score: counts?.score ?? null, bot: creator.bot_account ?? null, edited: post.updated ?? null },
  });
}

function ofComment({ comment, post, creator, community, counts }: CommentView, source: string, now: number): StoredDocument {
  // The path names the comments above, from the root "0" to the comment itself; only the server's own numbers stand in it.
  const isReplyToComment = (comment.path ?? "").split(".").length > 2;
  const host = URL.canParse(comment.ap_id) ? new URL(comment.ap_id).origin : "";
  const above = (comment.path ?? "").split(".").at(-2) ?? "";
  return sourceDocument(source, comment.ap_id, {
    id: sourceItemId("lemmy", comment.ap_id),
    url: comment.ap_id,
    author: fullName(creator),
    title: "",
    text: comment.content,
    forum: fullName(community),
    replyTo: sourceItemId("lemmy", isReplyToComment && host ? `${host}/comment/${above}` : post.ap_id),
    links: extractLinks(comment.content),
    time: timeOf(comment.published, now),
    extra: {
      score: counts?.score ?? null,
      bot: creator.bot_account ?? null,
      edited: comment.updated ?? null,
      thread: sourceItemId("lemmy", post.ap_id),
      thread_title: post.name,
    },
  });
}
