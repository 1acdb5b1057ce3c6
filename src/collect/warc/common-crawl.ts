import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Diagnostic } from "../../core/errors.js";
import { secondMs } from "../../core/time.js";
import { type Discovery, discovering } from "../page/discovery.js";
import type { WaitingPage } from "../page/waiting-pages.js";
import { archivedDocument } from "./archived-document.js";
import { pageOfRecord, WarcReader } from "./warc-record.js";

export interface CommonCrawlSettings {
  /** Crawls asked, by name: `CC-MAIN-2024-33`. */
  crawls: string[];
  /** Sites or addresses, with a star at the end for all below: `forum.example/*`. */
  addresses: string[];
  index?: string;
  data?: string;
}

const entrySchema = z.object({
  url: z.string(),
  timestamp: z.string().regex(/^\d{14}$/),
  filename: z.string().regex(/^[\w./-]+$/),
  offset: z.coerce.number().int().nonnegative(),
  length: z.coerce.number().int().positive(),
});

/** A record compressed is no larger than this, in bytes; a longer one is passed over. */
const longestRecord = 10 * 1024 * 1024;
const longestPage = 60 * 1024 * 1024;
const rawKept = 500;

const list: Discovery<CommonCrawlSettings> = {
  kind: "commoncrawl",
  // The index is a free service for all: its operators ask for few requests at a time.
  pauseMs: 2 * secondMs,
  limits: [
    "A crawl sees a part of each site, on a few days of its month.",
    "What a page's date says is the page's own; a page without one is dated by its capture.",
  ],

  plan(query, settings) {
    const index = settings.index ?? "https://index.commoncrawl.org";
    const filter: Record<string, string> = query.phrases.length + query.ambiguous.length > 0 ? { query: JSON.stringify(query) } : {};
    return settings.crawls.flatMap((crawl) =>
      settings.addresses.map((address) => ({
        key: `${crawl} ${address}`,
        asks: `Pages of ${address} in the crawl ${crawl} that name what is asked for`,
        settings: {
          url: `${index}/${encodeURIComponent(crawl)}-index?${new URLSearchParams({ url: address, output: "json", pageSize: "1" })}&filter=status:200&filter=mime-detected:text/html`,
          data: settings.data ?? "https://data.commoncrawl.org",
          ...filter,
        },
      })),
    );
  },

  requestList: ({ settings }, cursor) => ({
    url: cursor?.isRead === true ? `${settings.url}&page=${pageBeyond}` : `${settings.url}&page=0`,
    obeyRobots: false,
  }),

  readList({ settings }, _cursor, answer, { source }) {
    const found: WaitingPage[] = [];
    const diagnostics: Diagnostic[] = [];
    const lines = Buffer.from(answer.body)
      .toString("utf8")
      .split("\n")
      .filter((line) => line.trim() !== "");
    if (/^\s*</.test(lines[0] ?? "")) return { defect: "a web page came instead of the index", raw: lines[0].slice(0, rawKept) };
    lines.forEach((line, at) => {
      const entry = entrySchema.safeParse(parsed(line));
      if (!entry.success) {
        diagnostics.push({
          file: source,
          line: at + 1,
          code: "bad_item",
          reason: "the entry of the index has changed its form",
          raw: line.slice(0, rawKept),
        });
        return;
      }
      const { filename, offset, length } = entry.data;
      if (length > longestRecord) return;
      // Where in the archive the record stands travels behind the address, as nothing is asked for there.
      found.push({
        url: `${settings.data}/${filename}#${offset}-${offset + length - 1}`,
        title: "",
        publication: "",
        time: null,
        where: "archive",
        isChange: true,
        isList: false,
        skip: 0,
      });
    });
    if (lines.length > 0 && found.length === 0 && diagnostics.length === lines.length)
      return { defect: diagnostics[0].reason, raw: diagnostics[0].raw };
    const address = new URL(answer.url);
    const number = Number(address.searchParams.get("page") ?? 0);
    if (found.length > 0) {
      address.searchParams.set("page", String(number + 1));
      found.push({ url: address.href, title: "", publication: "", time: null, where: "archive", isChange: true, isList: true, skip: 0 });
    }
    return { found, cursor: {}, diagnostics };
  },

  requestPage({ url }) {
    const [address, range] = url.split("#");
    return { url: address, headers: { range: `bytes=${range}` }, obeyRobots: false };
  },

  readPage(_page, answer, context) {
    const bytes = answer.body[0] === 0x1f && answer.body[1] === 0x8b ? unzipped(answer.body) : answer.body;
    if (bytes === null) return null;
    for (const record of new WarcReader().push(bytes)) {
      const archived = "defect" in record ? null : pageOfRecord(record);
      if (archived) return archivedDocument(archived, context);
    }
    return null;
  },

  /** Beyond its last page the index says that nothing was found. */
  isEnd: (status) => status === 404 || status === 400,

  /** A crawl never changes: once read, only its end is asked for. */
  finish: (cursor) => ({ ...cursor, isRead: true }),
};

/** A page of the index beyond its last, which answers with nothing. */
const pageBeyond = 1_000_000;

/** Common Crawl: its index says where the captures of a site stand, and each is then read out of the archive by its bytes. Source: index.commoncrawl.org, pywb's CDX server API. */
export const commonCrawl = discovering(list);

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function unzipped(bytes: Uint8Array): Uint8Array | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: longestPage });
  } catch {
    return null;
  }
}
