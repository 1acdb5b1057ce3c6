import type { StoredDocument } from "../../core/document.js";
import type { Diagnostic } from "../../core/errors.js";
import { hourMs, minuteMs, secondMs } from "../../core/time.js";
import { matcherOf } from "../match-query.js";
import type { Cursor, SourceAdapter } from "../source.js";
import { keepsEvent, postCollection, readJetstream, timeOfEvent } from "./jetstream.js";

export interface JetstreamSettings {
  /** The servers to choose from, the first asked first: `wss://jetstream.example`. Bluesky's own where absent. */
  servers?: string[];
  /** How far back the first reading begins where `since` does not say, in hours. */
  backHours?: number;
  /** Where the first reading begins, in Unix milliseconds; a server gives what it still keeps of it, about a day. */
  since?: number;
}

/** Bluesky's public instances. Source: github.com/bluesky-social/jetstream. */
const publicServers = [
  "wss://jetstream2.us-east.bsky.network",
  "wss://jetstream1.us-east.bsky.network",
  "wss://jetstream2.us-west.bsky.network",
  "wss://jetstream1.us-west.bsky.network",
];

/** How much of the stream is asked for again after a break, in microseconds: Jetstream's own advice is a few seconds. What comes twice has one id. */
const overlapUs = 5_000_000;

/** One step's bounds: some hundred kilobytes of posts that match, or some seconds of the whole network. */
const mostEvents = 2_000;
const mostSeen = 50_000;
const longestWaitMs = 5 * secondMs;

/** Nearer to now than this, the stream is live. */
const liveMs = 15 * secondMs;

/** The whole network is not silent for so long: events between were not kept for us. */
const gapUs = 10 * minuteMs * 1000;

const defaultBackHours = 2;

/** All posts of Bluesky as they happen, filtered here; edits and deletions of posts and of accounts are honoured. Source: Jetstream's README. */
export const jetstream: SourceAdapter<JetstreamSettings> = {
  kind: "jetstream",
  pauseMs: 0,
  limits: [
    "A server keeps about a day of events: after a longer stop the posts between are known from search only, and a diagnostic says from when to when.",
    "Posts by accounts on servers that Bluesky's relay does not follow are not seen.",
    "An author is known by the permanent id; the handle comes with search.",
  ],

  plan(query, settings) {
    if (query.phrases.length + query.ambiguous.length === 0) return [];
    return [
      {
        key: "jetstream",
        asks: "All new, edited and deleted posts on Bluesky as they happen; those that name what is asked for are kept",
        settings: {
          servers: (settings.servers ?? publicServers).join(" "),
          backHours: String(settings.backHours ?? defaultBackHours),
          since: String(settings.since ?? 0),
          query: JSON.stringify(query),
        },
      },
    ];
  },

  request({ key, settings }, cursor, now) {
    const servers = settings.servers.split(" ");
    const url = new URL("/subscribe", servers[serverOf(cursor) % servers.length]);
    url.searchParams.append("wantedCollections", postCollection);
    const begin = Number(settings.since) || now - Number(settings.backHours) * hourMs;
    const from = positionOf(cursor) ?? String(begin * 1000);
    url.searchParams.set("cursor", String(Math.max(0, Number(from) - overlapUs)));
    const { mayMatch } = matcherOf(settings.query);
    return {
      url: url.href,
      obeyRobots: false,
      events: {
        key: `${key} ${url.host}`,
        from,
        keep: (event) => keepsEvent(event, mayMatch),
        positionOf: timeOfEvent,
        mostEvents,
        mostSeen,
        longestMs: longestWaitMs,
      },
    };
  },

  read({ settings }, cursor, answer, { source, now }) {
    const { matches } = matcherOf(settings.query);
    const documents = new Map<string, StoredDocument>();
    const deletions = new Set<string>();
    const prefixes = new Set<string>();
    const diagnostics: Diagnostic[] = [];
    for (const event of Buffer.from(answer.body).toString("utf8").split("\n")) {
      if (event === "") continue;
      const reading = readJetstream(event, source, now, matches);
      if (reading.kind === "document") {
        documents.set(reading.document.id, reading.document);
        deletions.delete(reading.document.id);
      } else if (reading.kind === "deletion") {
        deletions.add(reading.id);
        documents.delete(reading.id);
      } else if (reading.kind === "author_deletion") {
        prefixes.add(reading.prefix);
        for (const id of documents.keys()) if (id.startsWith(reading.prefix)) documents.delete(id);
      } else if (reading.kind === "broken") diagnostics.push(reading.diagnostic);
    }
    const { seen = 0, firstPosition = null, position = null } = answer.events ?? {};
    const from = positionOf(cursor);
    if (from !== null && firstPosition !== null && Number(firstPosition) - Number(from) > gapUs)
      diagnostics.push({
        file: source,
        line: 0,
        code: "gap",
        reason: `the stream has nothing from ${isoOf(from)} to ${isoOf(firstPosition)}`,
        raw: "",
      });
    return {
      documents: [...documents.values()],
      deletions: [...deletions],
      deletedPrefixes: [...prefixes],
      diagnostics,
      cursor: { timeUs: position ?? from, server: serverOf(cursor) },
      isDone: seen === 0 || position === null || Number(position) / 1000 > now - liveMs,
    };
  },

  otherWay({ settings }, cursor, { reason }, { source }) {
    const servers = settings.servers.split(" ");
    const server = serverOf(cursor);
    return {
      documents: [],
      deletions: [],
      diagnostics: [
        {
          file: source,
          line: 0,
          code: "unreachable",
          reason: `${reason}; the next run asks ${servers[(server + 1) % servers.length]}`,
          raw: "",
        },
      ],
      cursor: { timeUs: positionOf(cursor), server: (server + 1) % servers.length },
      isDone: true,
    };
  },
};

function positionOf(cursor: Cursor | null): string | null {
  return typeof cursor?.timeUs === "string" ? cursor.timeUs : null;
}

function serverOf(cursor: Cursor | null): number {
  return typeof cursor?.server === "number" ? cursor.server : 0;
}

function isoOf(timeUs: string): string {
  return new Date(Number(timeUs) / 1000).toISOString();
}
