import { z } from "zod";
import { secondMs } from "../../core/time.js";
import { textOfMarkup } from "../feed/feed-text.js";
import { afterPage, passOf } from "../newest-first.js";
import type { SourceAdapter } from "../source.js";
import { platformTime, sourceDocument } from "../source-document.js";
import { isDefect, jsonOf, readItems, unreadable } from "../source-json.js";

export interface MastodonSettings {
  /** Servers asked, by host: `mastodon.social`. */
  servers: string[];
  /** Hashtags followed besides those made from the phrases, without the mark. */
  hashtags?: string[];
  token?: string;
  /** Nothing older is wanted, in Unix milliseconds. */
  since?: number;
  mostHashtags?: number;
}

const text = z.string().nullish();
const statusSchema = z.object({
  id: z.string().min(1),
  uri: text,
  url: text,
  created_at: z.string(),
  edited_at: text,
  content: z.string(),
  spoiler_text: text,
  visibility: text,
  language: text,
  in_reply_to_id: text,
  account: z.object({ acct: z.string(), url: text, bot: z.boolean().nullish() }),
  application: z.object({ name: text }).nullish(),
  card: z.object({ url: text }).nullish(),
  reblog: z.unknown().nullish(),
});

const pageSize = 40;

/** Mastodon and what speaks its API (Pleroma, Akkoma, GoToSocial, Pixelfed): hashtag timelines, which need no account on most servers. */
export const mastodon: SourceAdapter<MastodonSettings> = {
  kind: "mastodon",
  // Servers allow 300 requests in five minutes.
  pauseMs: secondMs,
  limits: [
    "A server sees what its members and those whom they follow post; it is a part of the network, never all of it.",
    "Only public posts are kept. Full-text search needs an account and finds only who agreed to be found.",
    "Deletions are known from the streaming API, not from timelines.",
  ],

  plan(query, settings) {
    const made = query.phrases.map((phrase) => phrase.replace(/[^\p{L}\p{N}]+/gu, ""));
    const tags = [...new Set([...(settings.hashtags ?? []), ...made].map((tag) => tag.replace(/^#/, "").toLowerCase()))]
      .filter(Boolean)
      .slice(0, settings.mostHashtags ?? 30);
    return settings.servers.flatMap((server) =>
      tags.map((tag) => ({
        key: `${server} #${tag}`,
        asks: `Public posts with #${tag} that ${server} knows, newest first`,
        settings: {
          base: server.includes("://") ? server : `https://${server}`,
          tag,
          token: settings.token ?? "",
          since: String(settings.since ?? 0),
        },
      })),
    );
  },

  request({ settings }, cursor) {
    const { page } = passOf(cursor);
    const url = new URL(`${settings.base}/api/v1/timelines/tag/${encodeURIComponent(settings.tag)}`);
    url.search = new URLSearchParams({ limit: String(pageSize), ...(page ? { max_id: page } : {}) }).toString();
    return { url: url.href, obeyRobots: false, headers: settings.token ? { authorization: `Bearer ${settings.token}` } : undefined };
  },

  read(task, cursor, answer, { source, now }) {
    const body = jsonOf(answer, z.array(z.unknown()));
    if (isDefect(body)) return unreadable(source, body, cursor);
    const documents: ReturnType<typeof sourceDocument>[] = [];
    const instants: number[] = [];
    let last: string | null = null;
    const diagnostics = readItems(body, statusSchema, source, (status) => {
      last = status.id;
      const instant = Date.parse(status.created_at);
      if (!Number.isNaN(instant)) instants.push(instant);
      if (status.visibility && status.visibility !== "public" && status.visibility !== "unlisted") return;
      if (status.reblog) return;
      documents.push(documentOf(status, source, task.settings.base, now));
    });
    const next = body.length === 0 ? null : last;
    return { documents, deletions: [], diagnostics, ...afterPage(passOf(cursor), instants, next, Number(task.settings.since)) };
  },
};

/** The id is the post's address in the whole network, so that two servers' copies of one post are one document. */
function documentOf(status: z.infer<typeof statusSchema>, source: string, base: string, now: number): ReturnType<typeof sourceDocument> {
  const content = textOfMarkup(status.content, base);
  const instant = Date.parse(status.created_at);
  const host = new URL(base).host;
  return sourceDocument(source, status.uri ?? `${host}/${status.id}`, {
    url: status.url ?? status.uri ?? "",
    author: status.account.acct.includes("@") ? status.account.acct : `${status.account.acct}@${host}`,
    client: status.application?.name ?? "",
    text: [status.spoiler_text, content.text].filter(Boolean).join("\n"),
    replyTo: status.in_reply_to_id ? `${host}/${status.in_reply_to_id}` : "",
    // Links to hashtags and to the persons named are the network's own.
    links: content.links.filter((link) => !/\/(?:tags?|tagged)\/|\/@[^/]+\/?$|\/users\/[^/]+\/?$/i.test(link)),
    time: platformTime(Number.isNaN(instant) ? null : instant, now, 1),
    extra: { language: status.language ?? null, bot: status.account.bot ?? null, edited: status.edited_at ?? null },
  });
}
