/** The `[[sources]]` and `[collect]` of `landfall.toml`. */
import { z } from "zod";
import { parseCron } from "./cron.js";
import { dayMs, hourMs, minuteMs, secondMs } from "./time.js";

const unitMs: Record<string, number> = { s: secondMs, m: minuteMs, h: hourMs, d: dayMs };
const durationForm = /^(\d{1,5})\s?([smhd])$/;

/** A duration as it is written ("15m", "6h") in milliseconds; NaN where it is none. */
export function durationMs(text: string): number {
  const match = durationForm.exec(text);
  return match ? Number(match[1]) * unitMs[match[2]] : Number.NaN;
}

/** No source is asked more often than this: the politest of hosts would still be asked 1,440 times a day. */
const shortestEveryMs = minuteMs;

const duration = z
  .string()
  .regex(durationForm, "must be a number with s, m, h or d, such as 15m or 6h")
  .refine((text) => !(durationMs(text) < shortestEveryMs), "must be a minute or more");

const isoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day such as 2016-09-07")
  .refine((day) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)), "must be a day of the calendar");

const webAddress = z.string().regex(/^https?:\/\/[^\s]+$/i, "must be an address that begins with http:// or https://");
const host = z
  .string()
  .regex(/^(?:https?:\/\/)?(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/, "must be a host such as mastodon.social");
const community = z.string().regex(/^[A-Za-z0-9_]{1,50}$/, "must be a community's name without r/, such as Android");
const hashtag = z.string().regex(/^#?[\p{L}\p{N}_]{1,100}$/u, "must be a hashtag such as pixel");
const envName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be the name of an environment variable");
const whole = (least: number, most: number) => z.number().int().min(least).max(most);

/** A comma separates sources in a filter and a slash parts a source from an author. */
const sourceName = z.string().regex(/^[^,/\n]{1,80}$/, "must be 1 to 80 characters without comma or slash");

/** Keys that every live source takes. */
const live = {
  name: sourceName.describe("The `source` of its documents, shown everywhere; each source has its own."),
  every: duration.optional().describe("How often it is asked, e.g. `15m`, `6h`; the kind's own rhythm where absent."),
  cron: z
    .string()
    .refine((text) => parseCron(text) !== null, "must be five fields such as 0 7,18 * * 1-5")
    .optional()
    .describe("When it is asked, as five fields of cron in UTC (`0 7,18 * * 1-5`); over `every`."),
  paused: z.boolean().default(false).describe("True: it is not asked until this is gone."),
  since: isoDay.optional().describe("Nothing older is collected."),
  keep_days: whole(1, 36_500).optional().describe("Documents older than this are erased; over `[collect] keep_days`."),
  raw_days: whole(0, 3_650).optional().describe("Days that raw answers are kept to be read again; over `[collect] raw_days`."),
  pseudonyms: z.boolean().optional().describe("True: persons get a keyed pseudonym; over `[collect] pseudonyms`."),
  requests_per_minute: z.number().positive().max(600).optional().describe("At most so many requests a minute, over the kind's own pause."),
};
const secret = (variable: string) =>
  envName.default(variable).describe("Name of the environment variable (or of the key in the secrets file) that holds its key or token.");
const api = webAddress.optional().describe("Another address of the API; the public one where absent.");
const phrases = whole(1, 500).optional().describe("Phrases searched for at most.");

const fileSource = z.strictObject({
  kind: z.literal("file").describe("An export that is on this machine, brought in once and again when it has changed."),
  path: z.string().min(1).describe("File or glob-free path, relative to the workspace."),
  name: sourceName.optional().describe("The `source` of its documents; the file's name without endings where absent."),
  map: z.record(z.string(), z.string()).optional().describe('Column mapping, e.g. `{ text = "body", published = "created" }`.'),
  zone: z
    .string()
    .refine(isZone, "must be a time zone by name, such as UTC or America/New_York")
    .optional()
    .describe("Zone of its dates that carry no offset; overrides `[import] zone`."),
});

const liveSources = [
  z.strictObject({
    kind: z.literal("feeds").describe("RSS, Atom, RDF and JSON feeds."),
    ...live,
    feeds: z.array(webAddress).min(1).describe("Addresses of feeds."),
  }),
  z.strictObject({
    kind: z.literal("pages").describe("Articles by address, and those that a sitemap names."),
    ...live,
    pages: z.array(webAddress).default([]).describe("Pages read by themselves."),
    sitemaps: z.array(webAddress).default([]).describe("Sitemaps and news sitemaps."),
    listings: z.array(webAddress).default([]).describe("Pages that list articles: a section's front, a news page."),
    feeds: z.array(webAddress).default([]).describe("Feeds whose articles are read whole, from their pages."),
    only_named: z.boolean().default(true).describe("Keep only pages of lists that name a brand or product of the workspace."),
  }),
  z.strictObject({
    kind: z.literal("hackernews").describe("Hacker News through its search API."),
    ...live,
    api,
    threads: z.boolean().default(true).describe("Also read all comments on the stories found."),
    most_phrases: phrases,
  }),
  z.strictObject({
    kind: z.literal("reddit").describe("Reddit's listings and search."),
    ...live,
    api,
    communities: z.array(community).default([]).describe("Communities read whole, without `r/`."),
    search: z.boolean().default(true).describe("Also search the whole site."),
    token_env: secret("LANDFALL_REDDIT_TOKEN"),
    most_phrases: phrases,
  }),
  z.strictObject({
    kind: z.literal("mastodon").describe("Hashtags on Mastodon and compatible servers."),
    ...live,
    servers: z.array(host).min(1).describe("Servers by host."),
    hashtags: z.array(hashtag).default([]).describe("Hashtags followed besides the brand's, the rivals' and their products'."),
    public_timeline: z.boolean().default(false).describe("Also read the public timeline, and keep what names a brand or product."),
    token_env: secret("LANDFALL_MASTODON_TOKEN"),
    most_hashtags: whole(1, 500).optional().describe("Hashtags followed at most."),
    most_phrases: phrases,
  }),
  z.strictObject({
    kind: z.literal("mastodon_stream").describe("Mastodon's streams: posts, edits and deletions as they happen."),
    ...live,
    servers: z.array(host).min(1).describe("Servers by host."),
    hashtags: z.array(hashtag).default([]).describe("Hashtags followed; the public stream where none is given."),
    token_env: secret("LANDFALL_MASTODON_TOKEN"),
  }),
  z.strictObject({
    kind: z.literal("bluesky").describe("Bluesky's search."),
    ...live,
    api,
    token_env: secret("LANDFALL_BLUESKY_TOKEN"),
    most_phrases: phrases,
  }),
  z.strictObject({
    kind: z.literal("jetstream").describe("All of Bluesky as it happens, filtered here; edits and deletions are honoured."),
    ...live,
    servers: z
      .array(z.string().regex(/^wss?:\/\/[^\s]+$/, "must be an address that begins with wss://"))
      .min(1)
      .optional()
      .describe("Servers, the first asked first; Bluesky's own where absent."),
    back_hours: z.number().min(0).max(72).optional().describe("How far back the first reading begins, in hours."),
  }),
  z.strictObject({
    kind: z.literal("lemmy").describe("Lemmy's communities and search."),
    ...live,
    servers: z.array(host).min(1).describe("Servers by host."),
    communities: z
      .array(z.string().regex(/^!?[A-Za-z0-9_]{1,60}(?:@[A-Za-z0-9.:-]{1,200})?$/, "must be a community such as android@lemmy.world"))
      .default([])
      .describe("Communities read whole."),
    search: z.boolean().default(true).describe("Also search each server."),
    most_phrases: phrases,
  }),
  z.strictObject({
    kind: z.literal("discourse").describe("Forums that run Discourse."),
    ...live,
    forums: z.array(webAddress).min(1).describe("Forums by address."),
    posts: z.boolean().default(true).describe("Read all posts as they come."),
    search: z.boolean().default(false).describe("Also search, and read the topics found whole."),
    most_phrases: phrases,
  }),
  z.strictObject({
    kind: z.literal("gdelt").describe("GDELT's search of the world's news, as discovery of pages."),
    ...live,
    api,
    most_phrases: phrases,
  }),
  z.strictObject({
    kind: z.literal("newssearch").describe("News searches that answer with a feed, as discovery of pages."),
    ...live,
    searches: z
      .array(webAddress)
      .min(1)
      .optional()
      .describe("Addresses with `{query}`, `{language}` and `{country}`; two public ones where absent."),
    most_phrases: phrases,
  }),
  z.strictObject({
    kind: z.literal("youtube").describe("Channels' videos without a key; comments with one."),
    ...live,
    api,
    channels: z
      .array(z.string().regex(/^UC[\w-]{10,40}$/, "must be a channel's id such as UC…"))
      .default([])
      .describe("Channels by id; with a key also all comments under their videos."),
    videos: z
      .array(z.string().regex(/^[\w-]{6,20}$/, "must be a video's id"))
      .default([])
      .describe("Videos whose comments are read, by id."),
    key_env: secret("LANDFALL_YOUTUBE_KEY"),
  }),
  z.strictObject({
    kind: z.literal("commoncrawl").describe("Pages of named sites in Common Crawl's monthly archives."),
    ...live,
    crawls: z
      .array(z.string().regex(/^[\w-]{1,60}$/, "must be a crawl's name such as CC-MAIN-2024-33"))
      .min(1)
      .describe("Crawls by name."),
    addresses: z
      .array(z.string().regex(/^[\w.*-]+\.[\w.*-]+(?:\/[^\s#]*)?$/, "must be a site or address such as forum.example/*"))
      .min(1)
      .describe("Sites or addresses, with a star at the end for all below."),
  }),
  z.strictObject({
    kind: z.literal("folder").describe("Exports that are put into a folder, or a file that grows; each row is brought in once."),
    ...live,
    path: z.string().min(1).describe("Folder or file, relative to the workspace."),
    map: z.record(z.string(), z.string()).optional().describe('Column mapping, e.g. `{ text = "body", published = "created" }`.'),
    zone: z
      .string()
      .refine(isZone, "must be a time zone by name, such as UTC or America/New_York")
      .optional()
      .describe("Zone of its dates that carry no offset."),
  }),
  z.strictObject({
    kind: z.literal("warc").describe("Web archives (WARC files) in a folder."),
    ...live,
    path: z.string().min(1).describe("WARC file or folder of them, relative to the workspace."),
    only_named: z.boolean().optional().describe("False: keep also pages that name nothing that is asked for."),
  }),
  z.strictObject({
    kind: z.literal("reddit_dumps").describe("Reddit's public monthly dumps in a folder."),
    ...live,
    path: z.string().min(1).describe("Dump (`.zst`) or folder of them, relative to the workspace."),
    communities: z.array(community).default([]).describe("Only these communities, without `r/`; all where none is named."),
  }),
] as const;

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Kinds of `[[sources]]`, in the order of the docs. */
export const sourceKinds = ["file", ...liveSources.map((schema) => schema.shape.kind.value)] as const;

/** What a kind of source is, in a sentence. */
export function aboutKind(kind: SourceConfig["kind"]): string {
  const schemas = [fileSource, ...liveSources].map((schema) => schema.shape.kind);
  return schemas.find(({ value }) => value === kind)?.description ?? "";
}

const kindsInWords = `${sourceKinds.slice(0, -1).join(", ")} or ${sourceKinds.at(-1)}`;

/** One `[[sources]]` of the workspace file. */
export const sourceSchema = z.discriminatedUnion("kind", [fileSource, ...liveSources], { error: `must be ${kindsInWords}` });

export const collectSchema = z
  .strictObject({
    contact: z
      .string()
      .regex(/^[\x21-\x7e]{3,200}$/, "must be an address of a page or a mailbox, without spaces")
      .optional()
      .describe("Who asks: a page or mailbox at which hosts can reach you, part of the user agent."),
    callback: webAddress
      .optional()
      .describe("The public address that leads to this server: feeds' hubs (WebSub) are then told to announce news there."),
    allowed_hosts: z
      .array(z.string().min(1).max(260))
      .default([])
      .describe("Hosts inside your network that may be asked although they are not public, e.g. `forum.corp:8080`."),
    concurrency: whole(1, 64).default(8).describe("Hosts asked at the same time; one host is asked one thing at a time."),
    requests_per_minute: z.number().positive().max(600).optional().describe("At most so many requests a minute to any one host."),
    keep_days: whole(1, 36_500).optional().describe("Documents older than this are erased; kept for good where absent."),
    raw_days: whole(0, 3_650).default(30).describe("Days that raw answers are kept, compressed, to be read again; 0 keeps none."),
    pseudonyms: z.boolean().default(false).describe("True: persons get a keyed pseudonym; brands and outlets stay named."),
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}$/, "must be a language code such as en"))
      .default([])
      .describe("Only these; all where empty."),
    exclusions: z.array(z.string().min(1)).default([]).describe("Words that rule a document out, asked of sources that can exclude."),
    since_year: whole(1990, 2100).optional().describe("Products released before this year are not searched for by name."),
    secrets: z
      .string()
      .default("landfall.secrets.toml")
      .describe('File with keys and tokens (`LANDFALL_YOUTUBE_KEY = "…"`), beside the workspace file; the environment comes first.'),
  })
  .prefault({})
  .describe("How live sources are collected.");

export type SourceConfig = z.infer<typeof sourceSchema>;
export type LiveSourceConfig = Exclude<SourceConfig, { kind: "file" }>;
