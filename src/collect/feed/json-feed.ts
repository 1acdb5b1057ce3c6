import { z } from "zod";
import { absoluteUrl } from "../page/links.js";
import type { FeedItem, FeedResult } from "./feed.js";
import { textOfMarkup } from "./feed-text.js";
import { feedTime } from "./feed-time.js";

const text = z.string().nullish().catch(null);
const authors = z
  .array(z.object({ name: text, url: text }).catch({ name: null, url: null }))
  .nullish()
  .catch(null);
const person = z.object({ name: text, url: text }).nullish().catch(null);

const itemSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String).nullish().catch(null),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  author: person,
  authors,
  tags: z.array(z.string()).nullish().catch(null),
});

const feedSchema = z.object({
  version: text,
  title: text,
  home_page_url: text,
  feed_url: text,
  next_url: text,
  language: text,
  author: person,
  authors,
  hubs: z
    .array(z.object({ type: text, url: text }))
    .nullish()
    .catch(null),
  items: z.array(z.unknown()),
});

/** Reads a JSON Feed, version 1 or 1.1 (jsonfeed.org). An item that is none becomes a diagnostic, the others go on. */
export function feedOfJson(source: string, url: string | null, name: string): FeedResult {
  let raw: unknown;
  try {
    raw = JSON.parse(source);
  } catch (error) {
    return refuse(name, "bad_json", `the JSON can't be read: ${(error as Error).message}`, source);
  }
  const parsed = feedSchema.safeParse(raw);
  if (!parsed.success) return refuse(name, "not_a_feed", "the JSON is no JSON Feed: it has no list of items", source);
  const feed = parsed.data;
  const items: FeedItem[] = [];
  const diagnostics: FeedResult["diagnostics"] = [];
  for (const [index, value] of feed.items.entries()) {
    const item = itemSchema.safeParse(value);
    if (item.success) items.push(readItem(item.data, url, nameOf(feed)));
    else
      diagnostics.push({
        file: name,
        line: index + 1,
        code: "bad_item",
        reason: "the item is no object",
        raw: JSON.stringify(value).slice(0, rawKept),
      });
  }
  return {
    feed: {
      format: "json",
      title: feed.title ?? "",
      link: absoluteUrl(feed.home_page_url ?? undefined, url),
      author: nameOf(feed),
      language: feed.language ?? null,
      hub: feed.hubs?.find(({ type }) => type?.toLowerCase() === "websub")?.url ?? null,
      self: absoluteUrl(feed.feed_url ?? undefined, url),
      next: absoluteUrl(feed.next_url ?? undefined, url),
      ttlMs: null,
      items,
    },
    diagnostics,
  };
}

function readItem(item: z.infer<typeof itemSchema>, url: string | null, feedAuthor: string | null): FeedItem {
  const link = absoluteUrl(item.url ?? item.external_url ?? undefined, url);
  const body = item.content_html
    ? textOfMarkup(item.content_html, link ?? url)
    : { text: item.content_text ?? item.summary ?? "", links: [] };
  const written = item.date_published ?? item.date_modified ?? null;
  return {
    id: item.id ?? link,
    title: item.title ?? "",
    link,
    author: nameOf(item) ?? feedAuthor,
    time: feedTime(written),
    written,
    changed: item.date_published ? (item.date_modified ?? null) : null,
    ...body,
    categories: item.tags ?? [],
    replyTo: null,
    extra: item.external_url ? { external_url: item.external_url } : {},
  };
}

function nameOf({
  author,
  authors: list,
}: {
  author?: { name?: string | null } | null;
  authors?: { name?: string | null }[] | null;
}): string | null {
  const names = (list ?? [author]).flatMap((one) => (one?.name ? [one.name] : []));
  return names.length === 0 ? null : names.join(", ");
}

const rawKept = 500;

function refuse(file: string, code: string, reason: string, raw: string): FeedResult {
  return { feed: null, diagnostics: [{ file, line: 0, code, reason, raw: raw.slice(0, rawKept) }] };
}
