import { z } from "zod";
import { secondMs } from "../../core/time.js";
import { parseFeed } from "../feed/parse-feed.js";
import type { FetchedAnswer } from "../fetch/fetcher.js";
import { extractLinks } from "../file/extract-links.js";
import { afterPage, passOf } from "../newest-first.js";
import type { Cursor, SourceAdapter, SourcePage } from "../source.js";
import { platformTime, sourceDocument, sourceItemId } from "../source-document.js";
import { isDefect, jsonOf, readItems, unreadable } from "../source-json.js";

export interface YouTubeSettings {
  api?: string;
  /** Where channels' feeds stand; YouTube's own where absent. */
  site?: string;
  /** A key for the Data API; without one there are no comments. */
  key?: string;
  /** Channels whose new videos are read, by id (`UC…`); with a key also all comments under their videos. */
  channels?: string[];
  /** Videos whose comments are read, by id. */
  videos?: string[];
  /** Nothing older is wanted, in Unix milliseconds. */
  since?: number;
}

const words = z.string().nullish();
const commentSchema = z.object({
  id: z.string().min(1),
  snippet: z.object({
    videoId: words,
    parentId: words,
    textOriginal: words,
    textDisplay: words,
    authorDisplayName: words,
    authorChannelId: z.object({ value: words }).nullish().catch(null),
    likeCount: z.number().nullish(),
    publishedAt: z.string(),
    updatedAt: words,
  }),
});
const threadSchema = z.object({
  id: z.string().min(1),
  snippet: z.object({ videoId: words, topLevelComment: commentSchema, totalReplyCount: z.number().nullish() }),
  replies: z.object({ comments: z.array(z.unknown()) }).nullish(),
});
const answerSchema = z.object({ items: z.array(z.unknown()), nextPageToken: words });

const pageSize = 100;

/** Channels' new videos, through their feeds and without a key; and comments under videos, newest first, through YouTube's Data API, with one. */
export const youtube: SourceAdapter<YouTubeSettings> = {
  kind: "youtube",
  pauseMs: secondMs / 4,
  limits: [
    "A channel's feed shows its newest 15 videos, with title and description; what is said in a video is not seen.",
    "Without a key there are no comments.",
    "A key answers 10,000 requests a day; each page of comments costs one.",
    "Of a thread's replies the API gives five with the thread; the others cost a request a thread and are not asked for.",
    "Comments held for review are not seen; deleted ones vanish without a sign.",
  ],

  plan(_query, settings) {
    const comments = {
      api: settings.api ?? "https://www.googleapis.com/youtube/v3",
      key: settings.key ?? "",
      since: String(settings.since ?? 0),
    };
    return [
      ...(settings.channels ?? []).map((channel) => ({
        key: `videos ${channel}`,
        asks: `The newest videos of the channel ${channel}`,
        settings: {
          feed: `${settings.site ?? "https://www.youtube.com"}/feeds/videos.xml?${new URLSearchParams({ channel_id: channel })}`,
        },
      })),
      ...(settings.key ? (settings.channels ?? []) : []).map((channel) => ({
        key: `channel comments ${channel}`,
        asks: `Comments under all videos of the channel ${channel}, newest first`,
        settings: { ...comments, channel },
      })),
      ...(settings.videos ?? []).map((video) => ({
        key: `comments ${video}`,
        asks: `Comments under the video ${video}, newest first`,
        settings: { ...comments, video },
      })),
    ];
  },

  request({ settings }, cursor) {
    if (settings.feed)
      return {
        url: settings.feed,
        // The feed is offered for reading by programs, in the head of each channel's page.
        obeyRobots: false,
        validators: { etag: text(cursor?.etag), lastModified: text(cursor?.lastModified) },
      };
    const { page } = passOf(cursor);
    const url = new URL(`${settings.api}/commentThreads`);
    url.search = new URLSearchParams({
      part: "snippet,replies",
      ...(settings.video ? { videoId: settings.video } : { allThreadsRelatedToChannelId: settings.channel }),
      order: "time",
      maxResults: String(pageSize),
      textFormat: "plainText",
      ...(page ? { pageToken: page } : {}),
    }).toString();
    // In a header and not in the address: addresses are kept with the raw payload and shown in messages.
    return { url: url.href, obeyRobots: false, headers: { "x-goog-api-key": settings.key } };
  },

  read(task, cursor, answer, { source, now }) {
    if (task.settings.feed) return readVideos(cursor, answer, source, now);
    const body = jsonOf(answer, answerSchema);
    if (isDefect(body)) return unreadable(source, body, cursor);
    const documents: ReturnType<typeof sourceDocument>[] = [];
    const instants: number[] = [];
    const diagnostics = readItems(body.items, threadSchema, source, (thread) => {
      const { topLevelComment } = thread.snippet;
      instants.push(Date.parse(topLevelComment.snippet.publishedAt));
      documents.push(documentOf(topLevelComment, videoOf(thread.snippet, task.settings), source, now));
      for (const reply of thread.replies?.comments ?? []) {
        const parsed = commentSchema.safeParse(reply);
        if (parsed.success) documents.push(documentOf(parsed.data, videoOf(thread.snippet, task.settings), source, now));
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

function videoOf({ videoId }: { videoId?: string | null }, settings: Readonly<Record<string, string>>): string {
  return videoId ?? settings.video ?? "";
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** A channel's feed: each video as a document, known by the same id under which its comments answer it. */
function readVideos(cursor: Cursor | null, answer: FetchedAnswer, source: string, now: number): SourcePage {
  const { feed, diagnostics } = parseFeed(answer.body, { url: answer.url, contentType: answer.contentType, name: source });
  if (!feed)
    return unreadable(source, { defect: diagnostics[0]?.reason ?? "the document is no feed", raw: diagnostics[0]?.raw ?? "" }, cursor);
  const documents = feed.items.flatMap((item) => {
    const video = item.extra["yt:videoid"] ?? item.id ?? item.link ?? "";
    if (video === "") return [];
    const instant = item.time.interval?.from ?? null;
    return sourceDocument(source, video, {
      id: sourceItemId("youtube", video),
      url: item.link ?? `https://www.youtube.com/watch?v=${video}`,
      author: item.author ?? feed.author ?? "",
      title: item.title,
      text: item.text || item.title,
      publication: feed.title,
      links: extractLinks(item.text),
      // The feed's stamp is the platform's own.
      time: platformTime(instant, now),
      extra: { kind: "video", channel: item.extra["yt:channelid"] ?? null },
    });
  });
  return { documents, deletions: [], diagnostics, cursor: { ...answer.validators }, isDone: true };
}

function documentOf(
  { id, snippet }: z.infer<typeof commentSchema>,
  video: string,
  source: string,
  now: number,
): ReturnType<typeof sourceDocument> {
  const content = snippet.textOriginal ?? snippet.textDisplay ?? "";
  const instant = Date.parse(snippet.publishedAt);
  return sourceDocument(source, id, {
    id: sourceItemId("youtube", id),
    url: `https://www.youtube.com/watch?v=${video}&lc=${id}`,
    author: snippet.authorDisplayName ?? "",
    text: content,
    forum: video,
    replyTo: sourceItemId("youtube", snippet.parentId ?? video),
    links: extractLinks(content),
    time: platformTime(Number.isNaN(instant) ? null : instant, now),
    extra: {
      likes: snippet.likeCount ?? null,
      channel: snippet.authorChannelId?.value ?? null,
      edited: snippet.updatedAt && snippet.updatedAt !== snippet.publishedAt ? snippet.updatedAt : null,
    },
  });
}
