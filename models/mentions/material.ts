import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import type { DocumentLine } from "../../src/core/document.js";

/** The data folder beside the project; absent on most machines. */
export const dataFolder = fileURLToPath(new URL("../../../shared/data", import.meta.url));

/** A document whose names are labelled, each distinct string once as it stands in the text, and its target; null where it is about nothing. */
export interface NamedDocument {
  document: DocumentLine;
  source: string;
  labels: { mentions: string[]; target: string | null };
}

/** A labelled document: the fields that a reader sees, and the labels. */
export interface LabelledDocument extends NamedDocument {
  labels: NamedDocument["labels"] & {
    level: string;
    horizon: string | null;
    experience: string;
    aspects: [string, string, string][];
    claims: [string, string, string, string][];
    labeller: number;
  };
}

export function hasData(): boolean {
  return existsSync(`${dataFolder}/labels/train.jsonl`);
}

export function readLabelled(): LabelledDocument[] {
  return readFileSync(`${dataFolder}/labels/train.jsonl`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const { labels, ...document } = JSON.parse(line);
      return { document, source: document.source, labels };
    });
}

export function rowsOf(file: string): Record<string, string>[] {
  return parse(readFileSync(`${dataFolder}/${file}`, "utf8"), { columns: true, relax_column_count: true, relax_quotes: true, bom: true });
}

/**
 * Unlabelled texts by the labelled source that they are the whole of ("" where none): the statistics of a held-out source
 * are left out with it.
 */
export function* unlabelledTexts(): Generator<{ source: string; texts: string[] }> {
  const column = (file: string, ...names: string[]) => rowsOf(file).map((row) => names.map((name) => row[name] ?? "").join("\n"));
  yield { source: "tw17", texts: column("corpora/tweets_2017_phone_brands.csv", "text") };
  yield { source: "sxsw", texts: column("corpora/tweets_2011_sxsw.csv", "tweet_text") };
  yield { source: "hn", texts: column("corpora/hackernews_2015_2016.csv", "title") };
  yield { source: "tc", texts: column("corpora/techcrunch_headlines_2015_2017.csv", "title") };
  yield { source: "reddit", texts: column("corpora/reddit_2021_android_iphone.csv", "title", "selftext") };
  yield { source: "ear", texts: column("corpora/reviews_earphones.csv", "ReviewTitle", "ReviewBody") };
  yield { source: "alexa", texts: column("corpora/reviews_echo_2018.csv", "verified_reviews") };
  yield { source: "yt", texts: column("disclosure/youtube_sentences.csv", "sentence") };
  yield { source: "", texts: column("firsthand/regulation_room_sentences.csv", "sentence") };
  yield { source: "", texts: column("rumours/rumoureval2017/tweets.csv", "text") };
  yield {
    source: "",
    texts: ["stories/wikinews.jsonl", "stories/wikinews_medium.jsonl"].flatMap((file) =>
      readFileSync(`${dataFolder}/${file}`, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line).text as string),
    ),
  };
}
