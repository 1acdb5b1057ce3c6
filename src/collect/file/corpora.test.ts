import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { guessMapping } from "./mapping.js";
import { preview } from "./preview.js";
import { readDocuments } from "./read-documents.js";

const folder = fileURLToPath(new URL("../../../../shared/data/corpora/", import.meta.url));
const present = existsSync(folder);
if (!present) console.warn("skipped: ../shared/data/corpora is not here, so the real exports are not read");

/** Rows of each file, documents that differ, rows without text, and the columns that are what. Counted apart, with Python's csv module. */
const expected: Record<string, { rows: number; different: number; empty: number; fields: Parameters<typeof guessMapping>[2] }> = {
  "hackernews_2015_2016.csv": {
    rows: 21_288,
    different: 21_288,
    empty: 0,
    fields: { id: "id", title: "title", url: "url", author: "author", published: "created_at" },
  },
  "reddit_2021_android_iphone.csv": {
    rows: 19_940,
    different: 19_425,
    empty: 0,
    fields: { forum: "subreddit", title: "title", text: "selftext" },
  },
  "reviews_earphones.csv": {
    rows: 14_337,
    different: 13_938,
    empty: 0,
    fields: { title: "ReviewTitle", text: "ReviewBody", rating: "ReviewStar", product: "Product" },
  },
  "reviews_echo_2018.csv": {
    rows: 3150,
    different: 2385,
    empty: 79,
    fields: { rating: "rating", published: "date", text: "verified_reviews" },
  },
  "techcrunch_headlines_2015_2017.csv": {
    rows: 19_006,
    different: 19_006,
    empty: 0,
    fields: { published: "time", author: "author", title: "title" },
  },
  "tweets_2011_sxsw.csv": { rows: 9033, different: 9010, empty: 1, fields: { text: "tweet_text" } },
  "tweets_2017_phone_brands.csv": {
    rows: 16_291,
    different: 16_151,
    empty: 0,
    fields: {
      id: "id",
      published: "created_at",
      author: "screen_name",
      reply_to: "reply_to",
      client: "source",
      lang: "lang",
      text: "text",
    },
  },
  "youtube_comments_pt_2016_2021.csv": {
    rows: 10_000,
    different: 10_000,
    empty: 0,
    fields: {
      id: "comment-id",
      published: "comment-date",
      author: "comment-author",
      text: "comment",
      title: "video-title",
      url: "video-link",
      forum: "video-channel",
    },
  },
};

describe.skipIf(!present)("the corpora as they are", () => {
  it.each(Object.entries(expected))(
    "reads every row of %s as a document or as a diagnostic",
    async (name, { rows, different, empty, fields }) => {
      expect((await preview(folder + name)).plan.mapping.fields).toEqual(fields);
      const ids = new Set<string>();
      const codes: Record<string, number> = {};
      let read = 0;
      let undated = 0;
      for await (const batch of readDocuments(folder + name)) {
        read += batch.rows;
        for (const { id, time } of batch.documents) {
          ids.add(id);
          if (time.interval === null) undated++;
        }
        for (const { code } of batch.diagnostics) codes[code] = (codes[code] ?? 0) + 1;
      }
      expect({ read, different: ids.size, codes }).toEqual({ read: rows, different, codes: empty > 0 ? { empty_text: empty } : {} });
      expect(undated).toBe(fields?.published === undefined ? rows - empty : 0);
    },
  );

  it("adds up to all rows of the eight files", () => {
    expect(Object.values(expected).reduce((sum, { rows }) => sum + rows, 0)).toBe(113_045);
  });
});
