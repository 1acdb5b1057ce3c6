import { secondMs } from "../../core/time.js";
import { parseFeed } from "../feed/parse-feed.js";
import { type Discovery, discovering } from "../page/discovery.js";
import type { WaitingPage } from "../page/waiting-pages.js";
import { searchPhrases } from "../query.js";
import { articleAddress } from "./article-address.js";

export interface NewsSearchSettings {
  /** Addresses of searches that answer with a feed; `{query}`, `{language}` and `{country}` are filled in. Two public ones where absent. */
  searches?: string[];
  /** ISO 3166-1 alpha-2. */
  country?: string;
  mostPhrases?: number;
}

const publicSearches = [
  "https://www.bing.com/news/search?q={query}&format=rss&qft=sortbydate%3D%221%22&cc={country}",
  "https://news.google.com/rss/search?q={query}+when:7d&hl={language}&gl={country}&ceid={country}:{language}",
];

const list: Discovery<NewsSearchSettings> = {
  kind: "newssearch",
  pauseMs: 2 * secondMs,
  limits: [
    "A search shows its newest ten to a hundred articles: what falls out between two readings is not seen.",
    "Some services hide the article's address behind their own: of those the headline, its outlet and its date are kept.",
  ],

  plan(query, settings) {
    const language = (query.languages[0] ?? "en").slice(0, 2).toLowerCase();
    const country = (settings.country ?? "US").toUpperCase();
    return (settings.searches ?? publicSearches).flatMap((template) =>
      searchPhrases(query, settings.mostPhrases ?? 10).map((phrase) => {
        const url = template
          .replaceAll("{query}", encodeURIComponent(phrase))
          .replaceAll("{language}", encodeURIComponent(language))
          .replaceAll("{country}", encodeURIComponent(country));
        const host = URL.canParse(url) ? new URL(url).host : url;
        return {
          key: `${host} ${phrase}`,
          asks: `Articles that the news search of ${host} shows for ${phrase}, each read from its page`,
          settings: { url },
        };
      }),
    );
  },

  requestList: ({ settings }, cursor) => ({
    url: settings.url,
    obeyRobots: true,
    validators: {
      etag: typeof cursor?.etag === "string" ? cursor.etag : null,
      lastModified: typeof cursor?.lastModified === "string" ? cursor.lastModified : null,
    },
  }),

  readList(_task, _cursor, answer, { source }) {
    const { feed, diagnostics } = parseFeed(answer.body, { url: answer.url, contentType: answer.contentType, name: source });
    if (!feed) return { defect: diagnostics[0]?.reason ?? "the document is no feed", raw: diagnostics[0]?.raw ?? "" };
    const found = feed.items.flatMap((item): WaitingPage[] => {
      const url = item.link ? articleAddress(item.link) : null;
      if (url === null) return [];
      const publication = item.extra.source ?? item.extra["news:source"] ?? "";
      return [
        {
          url,
          // Services put the outlet behind the headline.
          title: publication && item.title.endsWith(` - ${publication}`) ? item.title.slice(0, -publication.length - 3) : item.title,
          publication,
          time: item.time.interval ? item.time : null,
          where: "news search",
          isChange: false,
          isList: false,
          skip: 0,
        },
      ];
    });
    return { found, cursor: { etag: answer.validators.etag, lastModified: answer.validators.lastModified }, diagnostics };
  },
};

/** Searches of news services that answer with a feed, as a way to find pages; each is then read from its own address. */
export const newsSearch = discovering(list);
