/** What a column can be for a document; names as in a document line. */
export const roles = [
  "id",
  "text",
  "title",
  "published",
  "author",
  "url",
  "source",
  "client",
  "publication",
  "product",
  "rating",
  "forum",
  "reply_to",
  "links",
  "lang",
] as const;
export type Role = (typeof roles)[number];

/**
 * Column names by role, the clearest first, as words joined by `_`: those of the public APIs (Twitter, Reddit, Bluesky, Mastodon, YouTube, Hacker News), of social listening
 * tools' exports, of review collections, and of document lines.
 */
const names: Record<Role, readonly string[]> = {
  id: [
    "id",
    "id_str",
    "tweet_id",
    "post_id",
    "comment_id",
    "review_id",
    "status_id",
    "document_id",
    "doc_id",
    "message_id",
    "uri",
    "guid",
    "uuid",
    "uid",
    "cid",
    "mention_id",
    "url_id",
    "resource_id",
    "object_id",
    "permalink_id",
  ],
  text: [
    ...[
      "text",
      "full_text",
      "body",
      "content",
      "selftext",
      "message",
      "comment",
      "review",
      "tweet",
      "post",
      "comments",
      "reviews",
      "tweets",
      "posts",
      "post_text",
      "mention_text",
    ],
    ...[
      "hit_sentence",
      "opening_text",
      "content_text",
      "text_original",
      "text_display",
      "caption",
      "snippet",
      "feedback",
      "opinion",
      "sentence",
      "utterance",
      "texto",
      "texte",
      "inhalt",
      "contenu",
      "contenido",
    ],
    ...["comentario", "mensaje", "mensagem", "nachricht", "kommentar", "commentaire", "description"],
  ],
  title: ["title", "headline", "subject", "heading", "summary", "topic_title", "titulo", "título", "titre", "titel", "überschrift"],
  published: [
    ...[
      "published",
      "created_at",
      "published_at",
      "publish_date",
      "published_date",
      "publication_date",
      "pub_date",
      "date_published",
      "posted_at",
      "post_date",
      "date_posted",
      "date_created",
      "created_utc",
    ],
    ...[
      "created",
      "creation_date",
      "created_time",
      "created_date",
      "timestamp",
      "date_time",
      "datetime",
      "date",
      "time",
      "posted",
      "posted_on",
      "posted_time",
      "submitted",
      "submitted_at",
      "indexed",
      "review_time",
    ],
    ...["alternate_date_format", "unix_time", "unix_review_time", "fecha", "data", "datum", "horodatage"],
  ],
  author: [
    ...[
      "author",
      "screen_name",
      "username",
      "user_name",
      "user_screen_name",
      "user_username",
      "author_username",
      "author_handle",
      "author_name",
      "author_display_name",
      "handle",
      "user_handle",
      "account_acct",
    ],
    ...[
      "account_username",
      "account",
      "account_name",
      "user",
      "from_user",
      "by",
      "byline",
      "writer",
      "creator",
      "reviewer",
      "reviewer_name",
      "reviewer_id",
      "nickname",
      "poster",
      "influencer",
      "full_name",
    ],
    ...["user_id", "author_id", "autor", "auteur", "verfasser", "usuario"],
  ],
  url: [
    "permalink",
    "full_link",
    "url",
    "link",
    "href",
    "uri",
    "web_url",
    "canonical_url",
    "tweet_url",
    "post_url",
    "article_url",
    "original_url",
    "status_url",
    "expanded_url",
    "links_to",
  ],
  source: ["source", "platform", "network", "content_source", "page_type", "source_type", "media_type", "site_type"],
  client: [
    "client",
    "via",
    "application",
    "posted_via",
    "source_label",
    "source_app",
    "tweet_source",
    "generator",
    "application_name",
    "device",
    "app",
  ],
  publication: [
    "publication",
    "outlet",
    "publisher",
    "source_name",
    "site_name",
    "newspaper",
    "news_source",
    "media_name",
    "journal",
    "site",
    "domain",
    "domain_name",
    "website",
    "blog_name",
    "medium",
  ],
  product: [
    "product",
    "product_name",
    "product_title",
    "item_name",
    "model",
    "asin",
    "asins",
    "sku",
    "produkt",
    "producto",
    "produit",
    "produto",
  ],
  rating: ["rating", "stars", "star", "star_rating", "overall", "score", "rate", "grade", "user_rating", "bewertung", "note"],
  forum: [
    "forum",
    "subreddit",
    "board",
    "subforum",
    "community",
    "group",
    "group_name",
    "channel",
    "forum_name",
    "channel_title",
    "category_forum",
    "thread_forum",
  ],
  reply_to: [
    ...[
      "reply_to",
      "in_reply_to",
      "in_reply_to_id",
      "in_reply_to_status_id",
      "in_reply_to_status_id_str",
      "in_reply_to_tweet_id",
      "in_reply_to_screen_name",
      "in_reply_to_username",
      "in_reply_to_user_id",
    ],
    ...["reply_to_id", "reply_to_user", "reply_parent_uri", "parent_id", "parent", "parent_comment_id", "reply_parent"],
  ],
  links: ["links", "urls", "outlinks", "expanded_urls", "entities_urls", "external_links", "external_url", "tweet_links", "url"],
  lang: ["lang", "language", "language_code", "lang_code", "langs", "sprache", "idioma", "langue"],
};

const rankByName = new Map<string, Map<Role, number>>();
for (const role of roles) {
  names[role].forEach((name, rank) => {
    const known = rankByName.get(name) ?? new Map<Role, number>();
    known.set(role, rank);
    rankByName.set(name, known);
  });
}

/** Words that say that a column belongs to the document itself. */
const ownWords = new Set(
  "review reviews comment comments post posts tweet tweets status article story message item document doc content record submission entry hit mention text body row raw original full my value".split(
    " ",
  ),
);

/** Words of the thing that a document stands under: its title and address are context for the document. */
const contextWords = new Set("video thread topic link page submission article podcast episode".split(" "));

/** Words that say that a column is about something else: another person, another document, another time. */
const foreignWords = new Set(
  "user author account profile parent reply in quoted quote retweeted retweet reblog channel subreddit brand campaign query media image avatar crawl crawled scraped scrape collected retrieved fetched updated edited modified last first previous next is has are directed at to of by count number num".split(
    " ",
  ),
);

/** Scores of a name, 0 to 1; {@link minimumNameScore} is the least that counts. Ordered by how often each kind of name was right on the exports tried. */
const scores = { exact: 1, own: 0.92, context: 0.6, unknown: 0.65, foreign: 0.3, perRank: 0.004 } as const;

/** The least score of a name that makes a column a candidate. */
export const minimumNameScore = 0.5;

/** A column's name as lower-case words: `ReviewTitle`, `review-title` and `review.title` are the same two. */
export function words(column: string): string[] {
  return column
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Longest column name that is looked at, in words. */
const longestName = 8;

/** How well a column's name fits a role, 0 to 1, and the part of it that does. */
export function nameScore(column: string, role: Role): { score: number; name: string } {
  const parts = words(column).slice(0, longestName);
  for (let skip = 0; skip < parts.length; skip++) {
    const name = parts.slice(skip).join("_");
    const rank = rankByName.get(name)?.get(role);
    if (rank === undefined) continue;
    const before = parts.slice(0, skip);
    return { score: qualifierScore(before, role) - rank * scores.perRank, name };
  }
  return { score: 0, name: "" };
}

function qualifierScore(before: readonly string[], role: Role): number {
  if (before.length === 0) return scores.exact;
  if (before.every((word) => ownWords.has(word))) return scores.own;
  if (before.some((word) => foreignWords.has(word))) return scores.foreign;
  if (before.some((word) => contextWords.has(word)))
    return role === "title" || role === "url" || role === "forum" ? scores.context : scores.foreign;
  return scores.unknown;
}

/** True where a cell is a name that we know for a column, as a whole. */
export function isRoleName(cell: string): boolean {
  const name = words(cell.slice(0, 100)).join("_");
  return rankByName.has(name);
}

/** True where a column belongs to the thing that the document stands under (`video-title`). */
export function isContextColumn(column: string): boolean {
  return words(column).some((word) => contextWords.has(word)) && !words(column).every((word) => ownWords.has(word));
}
