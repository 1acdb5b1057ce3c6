import { blueskySearch } from "../../collect/bluesky/adapter.js";
import { feeds } from "../../collect/feed/adapter.js";
import { hackerNews } from "../../collect/hackernews/adapter.js";
import { mastodon } from "../../collect/mastodon/adapter.js";
import { pages } from "../../collect/page/adapter.js";
import { reddit } from "../../collect/reddit/adapter.js";
import type { AnyAdapter } from "../../collect/source.js";
import { youtube } from "../../collect/youtube/adapter.js";
import type { LiveSourceConfig } from "../../core/source-config.js";
import { hourMs, minuteMs } from "../../core/time.js";
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
  needsKey?(config: ConfigOf<K>): string;
}

interface SettingsContext {
  secrets: Secrets;
  /** Nothing older is wanted, in Unix milliseconds. */
  since: number | undefined;
  folder: string;
}

const kinds: { [K in Kind]: SourceKind<K> } = {
  feeds: { adapter: feeds, everyMs: 15 * minuteMs, settings: ({ feeds }) => ({ feeds }) },
  pages: { adapter: pages, everyMs: 6 * hourMs, settings: ({ pages, sitemaps }, { since }) => ({ pages, sitemaps, since }) },
  hackernews: {
    adapter: hackerNews,
    everyMs: 10 * minuteMs,
    settings: ({ api, most_phrases }, { since }) => ({ api, since, mostPhrases: most_phrases }),
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
    everyMs: 10 * minuteMs,
    settings: ({ servers, hashtags, token_env, most_hashtags }, { since, secrets }) => ({
      servers,
      hashtags,
      since,
      token: secrets(token_env),
      mostHashtags: most_hashtags,
    }),
  },
  bluesky: {
    adapter: blueskySearch,
    everyMs: 10 * minuteMs,
    settings: ({ api, token_env, most_phrases }, { since, secrets }) => ({
      api,
      since,
      token: secrets(token_env),
      mostPhrases: most_phrases,
    }),
  },
  youtube: {
    adapter: youtube,
    everyMs: hourMs,
    settings: ({ api, videos, key_env }, { since, secrets }) => ({ api, videos, since, key: secrets(key_env) }),
    needsKey: ({ key_env }) => key_env,
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
