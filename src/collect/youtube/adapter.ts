import { z } from "zod";
import { secondMs } from "../../core/time.js";
import { extractLinks } from "../file/extract-links.js";
import { afterPage, passOf } from "../newest-first.js";
import type { SourceAdapter } from "../source.js";
import { platformTime, sourceDocument, sourceItemId } from "../source-document.js";
import { isDefect, jsonOf, readItems, unreadable } from "../source-json.js";

export interface YouTubeSettings {
  api?: string;
  /** A key for the Data API; without one there are no comments. */
  key: string;
  /** Videos whose comments are read, by id. */
  videos: string[];
  /** Nothing older is wanted, in Unix milliseconds. */
  since?: number;
}

const text = z.string().nullish();
const commentSchema = z.object({
  id: z.string().min(1),
  snippet: z.object({
    videoId: text,
    parentId: text,
    textOriginal: text,
    textDisplay: text,
    authorDisplayName: text,
    authorChannelId: z.object({ value: text }).nullish().catch(null),
    likeCount: z.number().nullish(),
    publishedAt: z.string(),
    updatedAt: text,
  }),
});
const threadSchema = z.object({
  id: z.string().min(1),
  snippet: z.object({ videoId: text, topLevelComment: commentSchema, totalReplyCount: z.number().nullish() }),
  replies: z.object({ comments: z.array(z.unknown()) }).nullish(),
});
const answerSchema = z.object({ items: z.array(z.unknown()), nextPageToken: text });

const pageSize = 100;

/** Comments under videos, newest first, through YouTube's Data API. A channel's new videos come as a feed: give `https://www.youtube.com/feeds/videos.xml?channel_id=…` as a feed. */
export const youtubeComments: SourceAdapter<YouTubeSettings> = {
  kind: "youtube",
  pauseMs: secondMs / 4,
  limits: [
    "A key answers 10,000 requests a day; each page of comments costs one.",
    "Of a thread's replies the API gives five with the thread; the others cost a request a thread and are not asked for.",
    "Comments held for review are not seen; deleted ones vanish without a sign.",
  ],

  plan(_query, settings) {
    return settings.videos.map((video) => ({
      key: `comments ${video}`,
      asks: `Comments under the video ${video}, newest first`,
      settings: {
        api: settings.api ?? "https://www.googleapis.com/youtube/v3",
        key: settings.key,
        video,
        since: String(settings.since ?? 0),
      },
    }));
  },

  request({ settings }, cursor) {
    const { page } = passOf(cursor);
    const url = new URL(`${settings.api}/commentThreads`);
    url.search = new URLSearchParams({
      part: "snippet,replies",
      videoId: settings.video,
      order: "time",
      maxResults: String(pageSize),
      textFormat: "plainText",
      ...(page ? { pageToken: page } : {}),
    }).toString();
    // In a header and not in the address: addresses are kept with the raw payload and shown in messages.
    return { url: url.href, obeyRobots: false, headers: { "x-goog-api-key": settings.key } };
  },

  read(task, cursor, answer, { source, now }) {
    const body = jsonOf(answer, answerSchema);
    if (isDefect(body)) return unreadable(source, body, cursor);
    const documents: ReturnType<typeof sourceDocument>[] = [];
    const instants: number[] = [];
    const diagnostics = readItems(body.items, threadSchema, source, (thread) => {
      const { topLevelComment } = thread.snippet;
      instants.push(Date.parse(topLevelComment.snippet.publishedAt));
      documents.push(documentOf(topLevelComment, thread.snippet.videoId ?? task.settings.video, source, now));
      for (const reply of thread.replies?.comments ?? []) {
        const parsed = commentSchema.safeParse(reply);
        if (parsed.success) documents.push(documentOf(parsed.data, thread.snippet.videoId ?? task.settings.video, source, now));
      }
    });
    const known = instants.filter((instant) => !Number.isNaN(instant));
    return {
      documents,
      deletions: [],
      diagnostics,
      ...afterPage(passOf(cursor), known, body.nextPageToken ?? null, Number(task.settings.since)),
    };
  },
};

function documentOf(
  { id, snippet }: z.infer<typeof commentSchema>,
  video: string,
  source: string,
  now: number,
): ReturnType<typeof sourceDocument> {
  const content = snippet.textOriginal ?? snippet.textDisplay ?? "";
  const instant = Date.parse(snippet.publishedAt);
  return sourceDocument(source, id, {
    url: `https://www.youtube.com/watch?v=${video}&lc=${id}`,
    author: snippet.authorDisplayName ?? "",
    text: content,
    forum: video,
    replyTo: sourceItemId(source, snippet.parentId ?? video),
    links: extractLinks(content),
    time: platformTime(Number.isNaN(instant) ? null : instant, now),
    extra: {
      likes: snippet.likeCount ?? null,
      channel: snippet.authorChannelId?.value ?? null,
      edited: snippet.updatedAt && snippet.updatedAt !== snippet.publishedAt ? snippet.updatedAt : null,
    },
  });
}
