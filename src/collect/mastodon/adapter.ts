import { z } from "zod";
import type { StoredDocument } from "../../core/document.js";
import { secondMs } from "../../core/time.js";
import { matcherOf } from "../match-query.js";
import { afterPage, passOf } from "../newest-first.js";
import { searchPhrases } from "../query.js";
import type { SourceAdapter, SourceTask } from "../source.js";
import { isDefect, jsonOf, readItems, unreadable } from "../source-json.js";
import { hashtagsOf, serverBase } from "./servers.js";
import { isPublicPost, statusDocument, statusSchema } from "./status.js";

export interface MastodonSettings {
  /** Servers asked, by host: `mastodon.social`. */
  servers: string[];
  /** Hashtags followed besides those made from the phrases, without the mark. */
  hashtags?: string[];
  /** Also read the public timeline and keep what names what is asked for. */
  publicTimeline?: boolean;
  /** An access token; with one, posts whose authors agreed to be found are searched too. */
  token?: string;
  /** Nothing older is wanted, in Unix milliseconds. */
  since?: number;
  mostHashtags?: number;
  mostPhrases?: number;
}

const listSchema = z.array(z.unknown());
const searchSchema = z.object({ statuses: z.array(z.unknown()) });

const pageSize = 40;

/** Mastodon and what speaks its API (Pleroma, Akkoma, GoToSocial, Pixelfed): timelines of hashtags and of a whole server, which need no account on most, and search, which does. */
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
    const tags = hashtagsOf(query, settings.hashtags, settings.mostHashtags);
    const phrases = settings.token ? searchPhrases(query, settings.mostPhrases ?? 20) : [];
    return settings.servers.flatMap((server): SourceTask[] => {
      const common = { base: serverBase(server), token: settings.token ?? "", since: String(settings.since ?? 0) };
      return [
        ...tags.map((tag) => ({
          key: `${server} #${tag}`,
          asks: `Public posts with #${tag} that ${server} knows, newest first`,
          settings: { ...common, what: "tag", tag },
        })),
        ...(settings.publicTimeline
          ? [
              {
                key: `${server} public`,
                asks: `All public posts that ${server} knows, newest first; those that name what is asked for are kept`,
                settings: { ...common, what: "public", query: JSON.stringify(query) },
              },
            ]
          : []),
        ...phrases.map((phrase) => ({
          key: `${server} search ${phrase}`,
          asks: `Posts with ${phrase} that ${server} finds, newest first`,
          settings: { ...common, what: "search", phrase },
        })),
      ];
    });
  },

  request({ settings }, cursor) {
    const { page } = passOf(cursor);
    const path =
      settings.what === "search"
        ? "/api/v2/search"
        : settings.what === "public"
          ? "/api/v1/timelines/public"
          : `/api/v1/timelines/tag/${encodeURIComponent(settings.tag)}`;
    const url = new URL(`${settings.base}${path}`);
    url.search = new URLSearchParams({
      ...(settings.what === "search" ? { q: settings.phrase, type: "statuses" } : {}),
      limit: String(pageSize),
      ...(page ? { max_id: page } : {}),
    }).toString();
    return { url: url.href, obeyRobots: false, headers: settings.token ? { authorization: `Bearer ${settings.token}` } : undefined };
  },

  read(task, cursor, answer, { source, now }) {
    const body = task.settings.what === "search" ? jsonOf(answer, searchSchema) : jsonOf(answer, listSchema);
    if (isDefect(body)) return unreadable(source, body, cursor);
    const listed = Array.isArray(body) ? body : body.statuses;
    const matcher = task.settings.query ? matcherOf(task.settings.query) : null;
    const documents: StoredDocument[] = [];
    const instants: number[] = [];
    let last: string | null = null;
    const diagnostics = readItems(listed, statusSchema, source, (status) => {
      last = status.id;
      const instant = Date.parse(status.created_at);
      if (!Number.isNaN(instant)) instants.push(instant);
      if (!isPublicPost(status)) return;
      const document = statusDocument(status, source, task.settings.base, now);
      if (!matcher || matcher.matches(document.text)) documents.push(document);
    });
    return { documents, deletions: [], diagnostics, ...afterPage(passOf(cursor), instants, last, Number(task.settings.since)) };
  },
};
