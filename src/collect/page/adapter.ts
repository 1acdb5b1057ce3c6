import type { Diagnostic } from "../../core/errors.js";
import { secondMs } from "../../core/time.js";
import { parseFeed } from "../feed/parse-feed.js";
import type { FetchedAnswer } from "../fetch/fetcher.js";
import type { Cursor, SourceAdapter, SourceTask } from "../source.js";
import { decodePage } from "./decode-page.js";
import { type Discovery, discovering, type ListDefect, type ReadList } from "./discovery.js";
import { listedLinks } from "./listing.js";
import { pageDocument } from "./page-document.js";
import { readSitemap, type SitemapEntry } from "./sitemap.js";
import type { WaitingPage } from "./waiting-pages.js";

export interface PageSettings {
  /** Pages read by themselves. */
  pages?: string[];
  /** Sitemaps, news sitemaps and sitemap indexes whose pages are read. */
  sitemaps?: string[];
  /** Pages that list articles: a section's front, a news page. */
  listings?: string[];
  /** Feeds whose articles are read whole, from their pages. */
  feeds?: string[];
  /** Nothing that changed before this is read from a sitemap or a feed, in Unix milliseconds. */
  since?: number;
  /** Keep only pages of lists that name what is asked for; true where absent. */
  onlyNamed?: boolean;
}

type ListKind = "sitemap" | "listing" | "feed";

const asks: Record<ListKind, (url: string) => string> = {
  sitemap: (url) => `The pages that the sitemap ${url} names, the newest first`,
  listing: (url) => `The articles that the page ${url} links to`,
  feed: (url) => `The articles that the feed ${url} names, read whole from their pages`,
};

const lists: Discovery<PageSettings> = {
  kind: "pages",
  pauseMs: secondMs,
  limits: [
    "Pages that show their text only after a script has run are mostly seen by what their data say.",
    "Pages behind a wall are seen up to the wall.",
    "A page of a list is read once: later changes are not seen.",
  ],

  plan(query, settings) {
    const isFiltered = settings.onlyNamed !== false && query.phrases.length + query.ambiguous.length > 0;
    const common = { since: String(settings.since ?? 0), ...(isFiltered ? { query: JSON.stringify(query) } : {}) };
    const named = isFiltered ? "; kept are those that name what is asked for" : "";
    const tasks = (kind: ListKind, urls: readonly string[] = []): SourceTask[] =>
      [...new Set(urls)].map((url) => ({ key: `${kind} ${url}`, asks: `${asks[kind](url)}${named}`, settings: { ...common, url, kind } }));
    return [...tasks("sitemap", settings.sitemaps), ...tasks("listing", settings.listings), ...tasks("feed", settings.feeds)];
  },

  requestList: ({ settings }, cursor) => ({ url: settings.url, obeyRobots: true, validators: validatorsOf(cursor) }),

  readList(task, cursor, answer, context, at) {
    const validators: Cursor = at === null ? { etag: answer.validators.etag, lastModified: answer.validators.lastModified } : {};
    if (task.settings.kind === "feed") return feedList(answer, context.source, validators);
    if (task.settings.kind === "listing") {
      const links = listedLinks(decodePage(answer.body, answer.contentType), answer.url);
      return links.length === 0
        ? defect("the page links to no articles", answer)
        : { found: links.map(linked), cursor: validators, diagnostics: [] };
    }
    return sitemapList(task, cursor, answer, context.now, validators);
  },

  /** The mark moves to the newest only when all that stood before it has been read. */
  finish: (cursor) => ({ ...cursor, mark: cursor.newest ?? cursor.mark ?? null }),
};

const discovered = discovering(lists);

/** Articles by address, and those that a sitemap, a listing page or a feed names: the list first, then one page a step. */
export const pages: SourceAdapter<PageSettings> = {
  ...discovered,

  plan(query, settings) {
    const single = [...new Set(settings.pages ?? [])].map((url) => ({
      key: url,
      asks: `The page ${url}`,
      settings: { url, kind: "page" },
    }));
    return [...single, ...discovered.plan(query, settings)];
  },

  request: (task, cursor, now) =>
    task.settings.kind === "page"
      ? { url: task.settings.url, obeyRobots: true, validators: validatorsOf(cursor) }
      : discovered.request(task, cursor, now),

  read(task, cursor, answer, context) {
    if (task.settings.kind !== "page") return discovered.read(task, cursor, answer, context);
    // A page without a date keeps the instant of its first sight, however often it is read.
    const firstSight = typeof cursor?.firstSight === "number" ? cursor.firstSight : answer.fetchedAt;
    const document = pageDocument(answer, context, firstSight);
    const diagnostics: Diagnostic[] = document
      ? []
      : [{ file: context.source, line: 0, code: "unreadable", reason: "the page says nothing that can be read", raw: rawOf(answer) }];
    return {
      documents: document ? [document] : [],
      deletions: [],
      diagnostics,
      cursor: { ...answer.validators, firstSight },
      isDone: true,
    };
  },
};

function validatorsOf(cursor: Cursor | null): { etag: string | null; lastModified: string | null } {
  return {
    etag: typeof cursor?.etag === "string" ? cursor.etag : null,
    lastModified: typeof cursor?.lastModified === "string" ? cursor.lastModified : null,
  };
}

function sitemapList(
  { settings }: SourceTask,
  cursor: Cursor | null,
  answer: FetchedAnswer,
  now: number,
  validators: Cursor,
): ReadList | ListDefect {
  const map = readSitemap(decodePage(answer.body, answer.contentType), answer.url);
  if (!map) return defect("the document is no sitemap", answer);
  const mark = typeof cursor?.mark === "number" ? cursor.mark : Number(settings.since);
  const instant = ({ time }: SitemapEntry): number => time.interval?.from ?? Number.POSITIVE_INFINITY;
  const newest = Math.max(
    mark,
    Number(cursor?.newest ?? 0),
    ...map.pages.map((entry) => Math.min(instant(entry), now)).filter(Number.isFinite),
  );
  const newestFirst = (entries: readonly SitemapEntry[]) =>
    entries.filter((entry) => instant(entry) > mark).sort((a, b) => instant(b) - instant(a));
  const found =
    (isList: boolean) =>
    (entry: SitemapEntry): WaitingPage => ({
      url: entry.url,
      title: entry.title ?? "",
      publication: entry.publication ?? "",
      time: entry.time.interval ? entry.time : null,
      where: entry.title === null ? "sitemap" : "news sitemap",
      // What a plain sitemap dates is the page's last change.
      isChange: entry.title === null,
      isList,
      skip: 0,
    });
  return {
    found: [...newestFirst(map.sitemaps).map(found(true)), ...newestFirst(map.pages).map(found(false))],
    cursor: { ...validators, mark, newest },
    diagnostics: [],
  };
}

function feedList(answer: FetchedAnswer, source: string, validators: Cursor): ReadList | ListDefect {
  const { feed, diagnostics } = parseFeed(answer.body, { url: answer.url, contentType: answer.contentType, name: source });
  if (!feed) return defect(diagnostics[0]?.reason ?? "the document is no feed", answer);
  const found = feed.items.flatMap(({ link, title, time }): WaitingPage[] =>
    link
      ? [
          {
            url: link,
            title,
            publication: feed.title,
            time: time.interval ? time : null,
            where: "feed",
            isChange: false,
            isList: false,
            skip: 0,
          },
        ]
      : [],
  );
  return { found, cursor: validators, diagnostics };
}

function linked({ url, title }: { url: string; title: string }): WaitingPage {
  return { url, title, publication: "", time: null, where: "listing", isChange: false, isList: false, skip: 0 };
}

function defect(reason: string, answer: FetchedAnswer): ListDefect {
  return { defect: reason, raw: rawOf(answer) };
}

const rawKept = 500;

function rawOf({ body }: FetchedAnswer): string {
  return new TextDecoder().decode(body.subarray(0, rawKept));
}
