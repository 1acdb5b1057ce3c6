import { resolve } from "node:path";
import { blueskySearch } from "../../collect/bluesky/adapter.js";
import { jetstream } from "../../collect/bluesky/jetstream-adapter.js";
import { discourse } from "../../collect/discourse/adapter.js";
import { feeds } from "../../collect/feed/adapter.js";
import { folder } from "../../collect/folder/adapter.js";
import { gdelt } from "../../collect/gdelt/adapter.js";
import { hackerNews } from "../../collect/hackernews/adapter.js";
import { lemmy } from "../../collect/lemmy/adapter.js";
import { mastodon } from "../../collect/mastodon/adapter.js";
import { mastodonStream } from "../../collect/mastodon/stream-adapter.js";
import { newsSearch } from "../../collect/newssearch/adapter.js";
import { pages } from "../../collect/page/adapter.js";
import { reddit } from "../../collect/reddit/adapter.js";
import { redditDumps } from "../../collect/reddit/dump-adapter.js";
import type { AnyAdapter } from "../../collect/source.js";
import { warc } from "../../collect/warc/adapter.js";
import { commonCrawl } from "../../collect/warc/common-crawl.js";
import { youtube } from "../../collect/youtube/adapter.js";
import type { LiveSourceConfig } from "../../core/source-config.js";
import { dayMs, hourMs, minuteMs, secondMs } from "../../core/time.js";
import type { Secrets } from "./secrets.js";

type Kind = LiveSourceConfig["kind"];
type ConfigOf<K extends Kind> = Extract<LiveSourceConfig, { kind: K }>;

/** What a kind of the workspace file is made of: its adapter, its own rhythm, and how its keys become the adapter's settings. */
interface SourceKind<K extends Kind> {
  adapter: AnyAdapter<never>;
  /** How often it is asked where the workspace does not say, in milliseconds: about as often as something new is likely, and never near the source's limits. */
  everyMs: number;
  settings(config: ConfigOf<K>, context: SettingsContext): unknown;
  /** The variable without whose key it can't be asked. */
  needsKey?(config: ConfigOf<K>): string | null;
}

interface SettingsContext {
  secrets: Secrets;
  /** Nothing older is wanted, in Unix milliseconds. */
  since: number | undefined;
  folder: string;
  market: string;
}

const kinds: { [K in Kind]: SourceKind<K> } = {
  feeds: { adapter: feeds, everyMs: 15 * minuteMs, settings: ({ feeds }) => ({ feeds }) },
  pages: {
    adapter: pages,
    everyMs: hourMs,
    settings: ({ pages, sitemaps, listings, feeds, only_named }, { since }) => ({
      pages,
      sitemaps,
      listings,
      feeds,
      since,
      onlyNamed: only_named,
    }),
  },
  hackernews: {
    adapter: hackerNews,
    everyMs: 30 * minuteMs,
    settings: ({ api, threads, most_phrases }, { since }) => ({ api, since, threads, mostPhrases: most_phrases }),
  },
  reddit: {
    adapter: reddit,
    everyMs: 10 * minuteMs,
    settings: ({ api, communities, search, token_env, most_phrases }, { since, secrets }) => ({
      api,
      communities,
      search,
      since,
      token: secrets(token_env),
      mostPhrases: most_phrases,
    }),
  },
  mastodon: {
    adapter: mastodon,
    everyMs: 15 * minuteMs,
    settings: ({ servers, hashtags, public_timeline, token_env, most_hashtags, most_phrases }, { since, secrets }) => ({
      servers,
      hashtags,
      publicTimeline: public_timeline,
      since,
      token: secrets(token_env),
      mostHashtags: most_hashtags,
      mostPhrases: most_phrases,
    }),
  },
  mastodon_stream: {
    adapter: mastodonStream,
    everyMs: secondMs,
    settings: ({ servers, hashtags, token_env }, { secrets }) => ({ servers, hashtags, token: secrets(token_env) }),
  },
  bluesky: {
    adapter: blueskySearch,
    everyMs: 15 * minuteMs,
    settings: ({ api, token_env, most_phrases }, { since, secrets }) => ({
      api,
      since,
      token: secrets(token_env),
      mostPhrases: most_phrases,
    }),
  },
  jetstream: {
    adapter: jetstream,
    everyMs: secondMs,
    settings: ({ servers, back_hours }, { since }) => ({ servers, since, backHours: back_hours }),
  },
  lemmy: {
    adapter: lemmy,
    everyMs: 15 * minuteMs,
    settings: ({ servers, communities, search, most_phrases }, { since }) => ({
      servers,
      communities,
      search,
      since,
      mostPhrases: most_phrases,
    }),
  },
  discourse: {
    adapter: discourse,
    everyMs: 15 * minuteMs,
    settings: ({ forums, posts, search, most_phrases }, { since }) => ({ forums, posts, search, since, mostPhrases: most_phrases }),
  },
  gdelt: {
    adapter: gdelt,
    everyMs: hourMs,
    settings: ({ api, most_phrases }, { since }) => ({ api, since, mostPhrases: most_phrases }),
  },
  newssearch: {
    adapter: newsSearch,
    everyMs: hourMs,
    settings: ({ searches, most_phrases }, { market }) => ({ searches, country: market, mostPhrases: most_phrases }),
  },
  youtube: {
    adapter: youtube,
    everyMs: hourMs,
    settings: ({ api, channels, videos, key_env }, { since, secrets }) => ({ api, channels, videos, since, key: secrets(key_env) }),
    needsKey: ({ videos, key_env }) => (videos.length > 0 ? key_env : null),
  },
  commoncrawl: { adapter: commonCrawl, everyMs: dayMs, settings: ({ crawls, addresses }) => ({ crawls, addresses }) },
  folder: {
    adapter: folder,
    everyMs: minuteMs,
    settings: ({ name, path, map, zone }, context) => ({ name, path: resolve(context.folder, path), map, zone }),
  },
  warc: {
    adapter: warc,
    everyMs: hourMs,
    settings: ({ path, only_named }, context) => ({ path: resolve(context.folder, path), onlyNamed: only_named }),
  },
  reddit_dumps: {
    adapter: redditDumps,
    everyMs: hourMs,
    settings: ({ path, communities }, context) => ({ path: resolve(context.folder, path), communities, since: context.since }),
  },
};

/** The adapter of a source with the settings that it takes, and its kind's own rhythm in milliseconds. */
export function kindOf(
  config: LiveSourceConfig,
  context: SettingsContext,
): { adapter: AnyAdapter; settings: unknown; everyMs: number; missingKey: string | null } {
  const kind = kinds[config.kind] as SourceKind<Kind>;
  const variable = kind.needsKey?.(config as never) ?? null;
  return {
    adapter: kind.adapter as AnyAdapter,
    settings: kind.settings(config as never, context),
    everyMs: kind.everyMs,
    missingKey: variable !== null && context.secrets(variable) === "" ? variable : null,
  };
}
