import { secondMs } from "../../core/time.js";
import type { SourceAdapter } from "../source.js";
import { sourceDocument } from "../source-document.js";
import { decodePage } from "./decode-page.js";
import { extractPage } from "./extract.js";
import { readSitemap } from "./sitemap.js";

export interface PageSettings {
  /** Pages read by themselves. */
  pages?: string[];
  /** Sitemaps, news sitemaps and sitemap indexes whose pages are read. */
  sitemaps?: string[];
  /** Nothing that changed before this is read from a sitemap, in Unix milliseconds. */
  since?: number;
}

/** Pages of a sitemap read in one pass; the rest waits for the next. Kept in the cursor, and so bounded. */
const waitingCap = 2000;

/** Addresses keep out of one string; a line break can't stand in one. */
const separator = "\n";

/**
 * Articles by address, and those that a sitemap names.
 *
 * A sitemap's task reads the map, then one page a step; the pages still to be read stand in the cursor, so that a killed collector goes on with the next one.
 */
export const pages: SourceAdapter<PageSettings> = {
  kind: "pages",
  pauseMs: secondMs,
  limits: [
    "Pages that show their text only after a script has run are mostly seen by what their data say.",
    "Pages behind a wall are seen up to the wall.",
    "robots.txt is obeyed.",
  ],

  plan(_query, settings) {
    return [
      ...[...new Set(settings.pages ?? [])].map((url) => ({
        key: url,
        asks: `The page ${url}`,
        settings: { url, kind: "page", since: "0" },
      })),
      ...[...new Set(settings.sitemaps ?? [])].map((url) => ({
        key: url,
        asks: `The pages that the sitemap ${url} names, the newest first`,
        settings: { url, kind: "sitemap", since: String(settings.since ?? 0) },
      })),
    ];
  },

  request({ settings }, cursor) {
    const [next] = waitingOf(cursor?.waiting);
    if (next) return { url: next, obeyRobots: true };
    const validators = {
      etag: typeof cursor?.etag === "string" ? cursor.etag : null,
      lastModified: typeof cursor?.lastModified === "string" ? cursor.lastModified : null,
    };
    return { url: settings.url, obeyRobots: true, validators };
  },

  read({ settings }, cursor, answer, { source, now }) {
    const text = decodePage(answer.body, answer.contentType);
    const waiting = waitingOf(cursor?.waiting);
    const mark = typeof cursor?.mark === "number" ? cursor.mark : Number(settings.since);
    const kept = { etag: cursor?.etag ?? null, lastModified: cursor?.lastModified ?? null, mark, newest: cursor?.newest ?? mark };
    const isArticle =
      settings.kind === "page" ||
      (waiting.length > 0 && !/^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:\w+:)?(?:urlset|sitemapindex)/.test(text));
    if (!isArticle) {
      const map = readSitemap(text, answer.url);
      if (!map)
        return {
          documents: [],
          deletions: [],
          cursor: cursor ?? {},
          isDone: true,
          diagnostics: [{ file: source, line: 0, code: "unreadable", reason: "the document is no sitemap", raw: text.slice(0, 500) }],
        };
      const instant = (entry: { time: { interval: { from: number } | null } }): number =>
        entry.time.interval?.from ?? Number.POSITIVE_INFINITY;
      const wanted = [...map.sitemaps, ...map.pages].filter((entry) => instant(entry) > mark).sort((a, b) => instant(b) - instant(a));
      const newest = Math.max(
        mark,
        Number(kept.newest),
        ...map.pages.map((entry) => Math.min(instant(entry), now)).filter(Number.isFinite),
      );
      const queue = [...new Set([...waiting.slice(1), ...wanted.map(({ url }) => url)])].slice(0, waitingCap);
      const validators = waiting.length === 0 ? { etag: answer.validators.etag, lastModified: answer.validators.lastModified } : {};
      return { documents: [], deletions: [], diagnostics: [], ...after({ ...kept, ...validators, newest }, queue) };
    }
    const page = extractPage(text, { url: answer.url });
    const own = page.canonical ?? answer.url;
    const document = sourceDocument(source, own, {
      url: own,
      author: page.author ?? "",
      title: page.title,
      text: page.text,
      publication: page.site ?? new URL(answer.url).hostname.replace(/^www\./, ""),
      links: page.links.map(({ url }) => url),
      time:
        page.published && (page.published.time.interval?.from ?? 0) <= now + 24 * 3600 * secondMs
          ? page.published.time
          : { interval: { from: answer.fetchedAt, to: answer.fetchedAt + 1 }, grade: "first_sight", assumedZone: null },
      extra: {
        language: page.lang,
        disclosure: page.disclosure,
        dates: page.dates.map(({ value, where, time }) => ({ value, where, grade: time.grade })),
      },
    });
    const documents = page.text === "" && page.title === "" ? [] : [document];
    if (settings.kind === "page")
      return {
        documents,
        deletions: [],
        diagnostics: [],
        cursor: { etag: answer.validators.etag, lastModified: answer.validators.lastModified },
        isDone: true,
      };
    return { documents, deletions: [], diagnostics: [], ...after(kept, waiting.slice(1)) };
  },
};

function waitingOf(value: unknown): string[] {
  return typeof value === "string" && value !== "" ? value.split(separator) : [];
}

/** The mark moves to the newest only when all that stood before it has been read. */
function after(kept: Record<string, string | number | boolean | null>, queue: readonly string[]) {
  const isDone = queue.length === 0;
  return { cursor: { ...kept, mark: isDone ? kept.newest : kept.mark, waiting: queue.join(separator) }, isDone };
}
