import type { StoredDocument } from "../../core/document.js";
import type { Diagnostic } from "../../core/errors.js";
import { secondMs } from "../../core/time.js";
import { matcherOf } from "../match-query.js";
import type { Cursor, SourceAdapter } from "../source.js";
import { serverBase } from "./servers.js";
import { isPublicPost, statusDocument, statusId, statusSchema } from "./status.js";

export interface MastodonStreamSettings {
  /** Servers listened to, by host: `mastodon.social`. */
  servers: string[];
  /** Hashtags whose streams are followed; the public stream where none is given. */
  hashtags?: string[];
  /** Most servers want one. */
  token?: string;
}

const mostEvents = 500;
const mostSeen = 5_000;
const longestWaitMs = 10 * secondMs;

/** Posts remembered by the server's own number: a deletion names nothing else. */
const rememberedPosts = 1_500;
const rawKept = 500;

/** The streams of Mastodon's API: posts, edits and deletions as they happen. Source: docs.joinmastodon.org, methods/streaming. */
export const mastodonStream: SourceAdapter<MastodonStreamSettings> = {
  kind: "mastodon_stream",
  pauseMs: 0,
  limits: [
    "A stream says only what happens while it is open: what falls between is filled by the timelines of the source `mastodon`.",
    "Deletions are known of the last 1,500 posts that came by this stream.",
    "Most servers want an access token.",
  ],

  plan(query, settings) {
    const common = { token: settings.token ?? "", query: JSON.stringify(query) };
    return settings.servers.flatMap((server) => {
      const base = serverBase(server);
      if (!settings.hashtags?.length)
        return [
          {
            key: `${server} stream`,
            asks: `All public posts that come to ${server}, as they happen; those that name what is asked for are kept`,
            settings: { ...common, url: `${base}/api/v1/streaming/public`, base, all: "false" },
          },
        ];
      return settings.hashtags.map((tag) => ({
        key: `${server} stream #${tag}`,
        asks: `Public posts with #${tag} that come to ${server}, as they happen`,
        settings: {
          ...common,
          url: `${base}/api/v1/streaming/hashtag?tag=${encodeURIComponent(tag.replace(/^#/, ""))}`,
          base,
          all: "true",
        },
      }));
    });
  },

  request({ key, settings }, cursor) {
    const { mayMatch } = matcherOf(settings.query);
    const known = new Set(knownPosts(cursor).keys());
    return {
      url: settings.url,
      obeyRobots: false,
      headers: settings.token ? { authorization: `Bearer ${settings.token}` } : undefined,
      events: {
        key,
        from: null,
        keep: (event) => {
          if (event.startsWith("delete ")) return known.has(event.slice(7).trim());
          if (event.startsWith("status.update ")) return true;
          if (!event.startsWith("update ") || (settings.all !== "true" && !mayMatch(event))) return false;
          // It may be deleted within this very step.
          const number = ownNumber.exec(event)?.[1];
          if (number) known.add(number);
          return true;
        },
        positionOf: () => null,
        mostEvents,
        mostSeen,
        longestMs: longestWaitMs,
      },
    };
  },

  read({ settings }, cursor, answer, { source, now }) {
    const { matches } = matcherOf(settings.query);
    const host = new URL(settings.base).host;
    const known = knownPosts(cursor);
    const documents = new Map<string, StoredDocument>();
    const deletions = new Set<string>();
    const diagnostics: Diagnostic[] = [];
    for (const line of Buffer.from(answer.body).toString("utf8").split("\n")) {
      const space = line.indexOf(" ");
      if (space < 0) continue;
      const [name, data] = [line.slice(0, space), line.slice(space + 1)];
      if (name === "delete") {
        const id = known.get(data.trim());
        if (id === undefined) continue;
        deletions.add(id);
        documents.delete(id);
        known.delete(data.trim());
        continue;
      }
      const status = statusSchema.safeParse(parsed(data));
      if (!status.success) {
        diagnostics.push({
          file: source,
          line: 0,
          code: "bad_item",
          reason: `the event '${name}' has changed its form`,
          raw: line.slice(0, rawKept),
        });
        continue;
      }
      if (!isPublicPost(status.data)) continue;
      const id = statusId(status.data, host);
      const document = statusDocument(status.data, source, settings.base, now);
      if (settings.all === "true" || matches(document.text)) {
        documents.set(id, document);
        deletions.delete(id);
        known.delete(status.data.id);
        known.set(status.data.id, id);
      } else if (known.has(status.data.id)) {
        // An edit after which it names nothing that is asked for.
        deletions.add(id);
        documents.delete(id);
        known.delete(status.data.id);
      }
    }
    return {
      documents: [...documents.values()],
      deletions: [...deletions],
      diagnostics,
      cursor: { known: [...known].slice(-rememberedPosts).flat().join(" ") },
      isDone: (answer.events?.seen ?? 0) < mostSeen && (answer.events?.isEnded ?? true) === false,
    };
  },
};

/** The post's own number is the first in its event. */
const ownNumber = /"id":"([^"]{1,64})"/;

/** The server's number of a post, and the id of its document. */
function knownPosts(cursor: Cursor | null): Map<string, string> {
  const words = String(cursor?.known ?? "")
    .split(" ")
    .filter(Boolean);
  const known = new Map<string, string>();
  for (let at = 0; at + 1 < words.length; at += 2) known.set(words[at], words[at + 1]);
  return known;
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
