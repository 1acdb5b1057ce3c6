import { z } from "zod";
import type { Diagnostic } from "../../core/errors.js";
import { minuteMs, secondMs } from "../../core/time.js";
import type { FetchedAnswer } from "../fetch/fetcher.js";
import { type Discovery, discovering, type ListDefect, type ReadList } from "../page/discovery.js";
import type { WaitingPage } from "../page/waiting-pages.js";
import { searchPhrases } from "../query.js";
import type { Cursor, ReadContext, SourceTask } from "../source.js";
import { isDefect, jsonOf, readItems } from "../source-json.js";

export interface GdeltSettings {
  api?: string;
  /** Nothing older is wanted, in Unix milliseconds. GDELT's search goes back three months. */
  since?: number;
  mostPhrases?: number;
}

/** An empty object is its answer where nothing was found. */
const answerSchema = z
  .object({ articles: z.array(z.unknown()).nullish() })
  .loose()
  .refine((answer) => answer.articles || Object.keys(answer).length === 0, "no list of articles");
const articleSchema = z.object({
  url: z.string().regex(/^https?:\/\//),
  title: z.string().nullish(),
  seendate: z.string().regex(/^\d{8}T\d{6}Z$/),
  domain: z.string().nullish(),
  language: z.string().nullish(),
});

const pageSize = 250;
/** Phrases put into one search: the service refuses long queries. */
const phrasesASearch = 6;
/** GDELT looks at the news every quarter of an hour: an article was there at most so long before. */
const roundMs = 15 * minuteMs;
/** Articles come into the index late: a pass begins so much before the newest of the last. */
const lateMs = 4 * roundMs;
const defaultBackMs = 7 * 24 * 60 * minuteMs;

const languageNames: Record<string, string> = {
  ar: "arabic",
  de: "german",
  en: "english",
  es: "spanish",
  fr: "french",
  hi: "hindi",
  id: "indonesian",
  it: "italian",
  ja: "japanese",
  ko: "korean",
  nl: "dutch",
  pl: "polish",
  pt: "portuguese",
  ru: "russian",
  sv: "swedish",
  tr: "turkish",
  uk: "ukrainian",
  vi: "vietnamese",
  zh: "chinese",
};

const stampOf = (instantMs: number): string => new Date(instantMs).toISOString().replace(/[-:T]/g, "").slice(0, 14);

const list: Discovery<GdeltSettings> = {
  kind: "gdelt",
  // The service asks for one request in five seconds.
  pauseMs: 5 * secondMs,
  limits: [
    "GDELT sees the news sites that it watches; the date that it gives is when it saw the article, not when that was published.",
    "Its search goes back three months.",
  ],

  plan(query, settings) {
    const phrases = searchPhrases(query, settings.mostPhrases ?? 48);
    const languages = query.languages.flatMap((tag) => languageNames[tag.slice(0, 2).toLowerCase()] ?? []);
    const alone = phrases.filter((phrase) => phrase.endsWith('"'));
    const paired = phrases.filter((phrase) => !phrase.endsWith('"'));
    // Alternatives stand in one pair of brackets, which hold nothing else: a phrase with a word beside it is a search of its own.
    const groups = [
      ...Array.from({ length: Math.ceil(alone.length / phrasesASearch) }, (_, index) =>
        alone.slice(index * phrasesASearch, (index + 1) * phrasesASearch),
      ),
      ...paired.map((phrase) => [phrase]),
    ];
    return groups.map((group) => {
      const limits = alternatives(languages.map((name) => `sourcelang:${name}`));
      return {
        key: `search ${group.join(" OR ")}`,
        asks: `News articles that GDELT saw with ${group.join(" or ")}, each read from its page`,
        settings: {
          api: settings.api ?? "https://api.gdeltproject.org/api/v2/doc/doc",
          query_text: [alternatives(group), limits].filter(Boolean).join(" "),
          since: String(settings.since ?? 0),
        },
      };
    });
  },

  requestList: ({ settings }, cursor, now) => ({
    url: searchUrl(
      settings,
      Math.max(Number(settings.since), typeof cursor?.mark === "number" ? cursor.mark - lateMs : now - defaultBackMs),
      now,
    ),
    obeyRobots: false,
  }),

  readList(_task, cursor, answer, context) {
    return readArticles(cursor, answer, context);
  },

  finish: (cursor) => ({ ...cursor, mark: Math.max(Number(cursor.mark ?? 0), Number(cursor.newest ?? 0)) || null }),
};

/** GDELT's DOC API finds pages of news in 65 languages; each is then read from its own page. Source: blog.gdeltproject.org, "GDELT DOC 2.0 API". */
export const gdelt = discovering(list);

function alternatives(terms: readonly string[]): string {
  return terms.length > 1 ? `(${terms.join(" OR ")})` : (terms[0] ?? "");
}

function searchUrl(settings: SourceTask["settings"], from: number, to: number): string {
  const parameters = new URLSearchParams({
    query: settings.query_text,
    mode: "artlist",
    format: "json",
    maxrecords: String(pageSize),
    sort: "datedesc",
    startdatetime: stampOf(from),
    enddatetime: stampOf(to),
  });
  return `${settings.api}?${parameters}`;
}

function readArticles(cursor: Cursor | null, answer: FetchedAnswer, { source, now }: ReadContext): ReadList | ListDefect {
  const body = jsonOf(answer, answerSchema);
  if (isDefect(body)) return body;
  const found: WaitingPage[] = [];
  const instants: number[] = [];
  const diagnostics: Diagnostic[] = readItems(body.articles ?? [], articleSchema, source, ({ url, title, seendate, domain }) => {
    const seen = Date.parse(seendate.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, "$1-$2-$3T$4:$5:$6Z"));
    if (Number.isNaN(seen)) return;
    instants.push(seen);
    found.push({
      url,
      title: (title ?? "").replace(/\s+([,.!?:;'’])/g, "$1").trim(),
      publication: domain ?? "",
      time:
        seen > now + 24 * 60 * minuteMs
          ? null
          : { interval: { from: seen - roundMs, to: seen + 1 }, grade: "first_sight", assumedZone: null },
      where: "gdelt",
      isChange: true,
      isList: false,
      skip: 0,
    });
  });
  const listed = body.articles?.length ?? 0;
  const address = new URL(answer.url);
  const from = address.searchParams.get("startdatetime");
  const to = address.searchParams.get("enddatetime");
  const oldest = Math.min(...instants);
  // A full page has older ones behind it, back to where the pass began; a page within one instant can't be split.
  if (listed >= pageSize && from && to && Number.isFinite(oldest)) {
    const nextTo = stampOf(oldest) < to ? stampOf(oldest) : stampOf(oldest - roundMs);
    if (nextTo > from) {
      address.searchParams.set("enddatetime", nextTo);
      found.push({ url: address.href, title: "", publication: "", time: null, where: "gdelt", isChange: false, isList: true, skip: 0 });
    }
  }
  const newest = Math.max(Number(cursor?.newest ?? 0), ...instants.filter((instant) => instant <= now));
  return { found, cursor: { newest }, diagnostics };
}
