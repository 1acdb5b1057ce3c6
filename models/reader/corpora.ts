import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import type { DocumentLine } from "../../src/core/document.js";
import { stableId } from "../../src/core/hash.js";

/** The data beside the project; it is never copied into it. */
const dataFolder = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

/** A document of a public corpus, with the name by which our labels know it. */
export interface CorpusDocument extends DocumentLine {
  source: string;
  key: string;
}

type Row = Record<string, string>;
type Fields = Partial<DocumentLine> & { text: string };

/** Bodies of posts and descriptions are read up to here, in UTF-16 units, as the labelled ones were. */
const longestBody = 1500;
const removed = new Set(["", "[removed]", "[deleted]"]);

/** How a row of each corpus becomes a document; a row without text becomes none. */
const corpora: Record<string, { file: string; document: (row: Row) => Fields }> = {
  tw17: {
    file: "corpora/tweets_2017_phone_brands.csv",
    document: (row) => ({ text: row.text, author: row.screen_name, client: row.source, published: row.created_at }),
  },
  reddit: {
    file: "corpora/reddit_2021_android_iphone.csv",
    document: (row) => ({
      text: removed.has(row.selftext) ? row.title : `${row.title}\n${row.selftext.slice(0, longestBody)}`,
      forum: `r/${row.subreddit}`,
      published: "2021-01",
    }),
  },
  sxsw: { file: "corpora/tweets_2011_sxsw.csv", document: (row) => ({ text: unescapeHtml(row.tweet_text), published: "2011-03" }) },
  tc: {
    file: "corpora/techcrunch_headlines_2015_2017.csv",
    document: (row) => ({ text: row.title, author: row.author, publication: "TechCrunch", published: row.time }),
  },
  hn: {
    file: "corpora/hackernews_2015_2016.csv",
    document: (row) => ({ text: row.title, author: row.author, url: row.url || undefined, published: row.created_at }),
  },
  ear: {
    file: "corpora/reviews_earphones.csv",
    document: (row) => ({
      text: `${row.ReviewTitle}. ${row.ReviewBody}`.trim().slice(0, longestBody),
      product: row.Product,
      rating: Number(row.ReviewStar),
    }),
  },
  alexa: {
    file: "corpora/reviews_echo_2018.csv",
    document: (row) => ({ text: row.verified_reviews, product: "Amazon Echo", rating: Number(row.rating), published: row.date }),
  },
  dong: { file: "aspects/twitter_dong_train.csv", document: (row) => ({ text: joinMarks(row.text), published: "2010" }) },
  laptop: { file: "aspects/laptops_train.csv", document: (row) => ({ text: row.text }) },
};

/** Every document of the corpora, in the files' order; video descriptions are put together from their sentences. */
export function* corpusDocuments(): Generator<CorpusDocument> {
  for (const [source, { file, document }] of Object.entries(corpora))
    for (const row of rowsOf(file)) {
      const fields = document(row);
      if (fields.text) yield named(source, fields);
    }
  const descriptions = new Map<string, string[]>();
  for (const { id, sentence } of rowsOf("disclosure/youtube_sentences.csv"))
    if (descriptions.has(id)) descriptions.get(id)!.push(sentence);
    else descriptions.set(id, [sentence]);
  for (const sentences of descriptions.values())
    yield named("yt", { text: sentences.join("\n").slice(0, 1600), forum: "YouTube video description" });
}

/** A document's name is a hash of its text, so that labels can be kept without it. */
function named(source: string, fields: Fields): CorpusDocument {
  const key = stableId(source, fields.text).slice(-12);
  return { ...fields, id: `${source}:${key}`, source, key };
}

function rowsOf(file: string): Row[] {
  const path = `${dataFolder}${file}`;
  if (!existsSync(path)) throw new Error(`no corpus at ../shared/data/${file}`);
  return parse(readFileSync(path), {
    columns: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_records_with_error: true,
    bom: true,
  });
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
const unescapeHtml = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]);

/** Puts marks back to the words that a corpus cut them from. */
const joinMarks = (text: string) =>
  text
    .replace(/ (n't|[`'] ?(?:s|m|re|ve|ll|d|t)\b)/g, (_, end: string) => end.replace(/[`'] ?/, "'"))
    .replace(/ ([.,!?:;)])/g, "$1")
    .replace(/([(#@]) /g, "$1");
