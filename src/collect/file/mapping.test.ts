import { describe, expect, it } from "vitest";
import { columnsOf } from "./column-shape.js";
import { guessMapping, parseMap } from "./mapping.js";

/** Fields of some rows, each row given as an object or in the order of `columns`. */
function fields(columns: string[], ...rows: unknown[][]) {
  const records = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
  return guessMapping(columns, records).fields;
}

function fieldsOf(...rows: Record<string, unknown>[]) {
  return guessMapping(columnsOf(rows), rows).fields;
}

describe("guessMapping", () => {
  it("reads a table of tweets, where source is the program that posted", () => {
    expect(
      fields(
        ["query", "id", "created_at", "screen_name", "is_retweet", "retweet_count", "reply_to", "source", "lang", "location", "text"],
        ["a", "11", "2017-01-17 14:41:05", "ann", "FALSE", "0", "NA", "Twitter for iPhone", "en", "Here", "What a phone this is"],
        ["a", "12", "2017-01-17 14:41:06", "bob", "TRUE", "3", "ann", "feed.example", "en", "", "Another thing to say"],
      ),
    ).toEqual({
      id: "id",
      published: "created_at",
      author: "screen_name",
      reply_to: "reply_to",
      client: "source",
      lang: "lang",
      text: "text",
    });
  });

  it("reads a table of headlines with counts", () => {
    expect(
      fields(
        ["id", "title", "url", "num_points", "num_comments", "author", "created_at"],
        ["7", "A phone is shown", "http://a.example/x", "12", "3", "ann", "6/24/2016 3:48"],
        ["8", "A phone is sold", "", "1", "0", "bob", "6/25/2016 3:48"],
      ),
    ).toEqual({ id: "id", title: "title", url: "url", author: "author", published: "created_at" });
  });

  it("reads reviews, and takes no flag for the text", () => {
    const mapping = guessMapping(
      ["rating", "date", "variation", "verified_reviews", "feedback"],
      [
        { rating: "5", date: "31-Jul-18", variation: "Black", verified_reviews: "Plays what I ask for", feedback: "1" },
        { rating: "2", date: "30-Jul-18", variation: "White", verified_reviews: "It stopped after a week", feedback: "0" },
      ],
    );
    expect(mapping.fields).toEqual({ rating: "rating", published: "date", text: "verified_reviews" });
    expect(mapping.rest).toEqual(["variation", "feedback"]);
  });

  it("puts a review's own title into its text", () => {
    const row = { ReviewTitle: "Good", ReviewBody: "It lasts all day for me", ReviewStar: "5", Product: "Kettle 3" };
    expect(guessMapping(Object.keys(row), [row])).toMatchObject({
      fields: { title: "ReviewTitle", text: "ReviewBody", rating: "ReviewStar", product: "Product" },
      titleInText: true,
    });
  });

  it("keeps comments apart from the video under which they stand", () => {
    const row = {
      "comment-id": "c1",
      "comment-date": "2020-12-20T22:44:18Z",
      "comment-author": "ann",
      comment: "I have had it for a year",
      "comment-likes": "3",
      "video-id": "v1",
      "video-title": "Is it worth it?",
      "video-date": "2020-01-01T00:00:00Z",
      "video-link": "https://v.example/watch?v=v1",
      "video-channel": "Some Channel",
    };
    const mapping = guessMapping(Object.keys(row), [row]);
    expect(mapping.fields).toEqual({
      id: "comment-id",
      published: "comment-date",
      author: "comment-author",
      text: "comment",
      title: "video-title",
      url: "video-link",
      forum: "video-channel",
    });
    expect(mapping.titleInText).toBe(false);
  });

  it("reads a dump of forum posts and of forum comments", () => {
    expect(
      fieldsOf({
        id: "t3",
        title: "Which one?",
        selftext: "I cannot decide",
        created_utc: 1451606400,
        author: "ann",
        subreddit: "phones",
        permalink: "/r/phones/comments/t3",
        score: 120,
        url: "https://i.example/a.png",
      }),
    ).toMatchObject({
      id: "id",
      title: "title",
      text: "selftext",
      published: "created_utc",
      author: "author",
      forum: "subreddit",
      url: "permalink",
      links: "url",
    });
    expect(
      fieldsOf({
        id: "c1",
        body: "The blue one",
        created_utc: "1451606400",
        author: "bob",
        subreddit: "phones",
        parent_id: "t3",
        score: -3,
      }),
    ).toMatchObject({ text: "body", published: "created_utc", reply_to: "parent_id" });
  });

  it("reads the exports of listening tools", () => {
    expect(
      fields(
        ["Date", "Url", "Full Text", "Title", "Author", "Page Type", "Sentiment"],
        ["2016-09-07 10:00:00.0", "https://a.example/1", "What a phone this is", "A title", "ann", "twitter", "neutral"],
      ),
    ).toEqual({
      published: "Date",
      url: "Url",
      text: "Full Text",
      title: "Title",
      author: "Author",
      source: "Page Type",
    });
    expect(
      fields(
        ["Date", "Headline", "URL", "Opening Text", "Hit Sentence", "Source", "Influencer", "Country"],
        [
          "07-Sep-2016 10:00AM",
          "A phone is shown",
          "https://a.example/1",
          "It begins so",
          "The phone was shown today",
          "The Example Times",
          "ann",
          "US",
        ],
        ["07-Sep-2016 11:00AM", "B", "https://a.example/2", "It begins", "The phone was sold today", "Some Paper", "bob", "US"],
      ),
    ).toMatchObject({
      published: "Date",
      title: "Headline",
      url: "URL",
      text: "Hit Sentence",
      publication: "Source",
      author: "Influencer",
    });
  });

  it("looks into nested rows of the networks' own exports", () => {
    expect(
      fieldsOf({
        post: {
          uri: "at://did:x/1",
          cid: "c",
          author: { did: "did:x", handle: "ann.example" },
          record: { text: "Hello phones", createdAt: "2024-01-02T03:04:05.678Z", langs: ["en"] },
        },
      }),
    ).toMatchObject({
      text: "post.record.text",
      published: "post.record.createdAt",
      author: "post.author.handle",
      lang: "post.record.langs",
    });
    expect(
      fieldsOf({
        id: "109",
        created_at: "2023-01-02T03:04:05.678Z",
        in_reply_to_id: null,
        url: "https://m.example/@ann/109",
        content: "<p>Hello</p>",
        language: "en",
        account: { id: "4", acct: "ann", url: "https://m.example/@ann" },
      }),
    ).toMatchObject({
      id: "id",
      published: "created_at",
      url: "url",
      text: "content",
      author: "account.acct",
      lang: "language",
    });
  });

  it("takes document lines as they say, with the title apart from the text", () => {
    const line = {
      id: "x:1",
      source: "x",
      url: "https://a.example/1",
      author: "ann",
      client: "Web",
      published: "2016-09-07",
      title: "A title",
      text: "A text of some length",
      publication: "Times",
      product: "Kettle",
      rating: 4,
      forum: "phones",
      reply_to: "x:0",
      links: ["https://b.example/"],
    };
    const mapping = guessMapping(columnsOf([line]), [line]);
    for (const role of Object.keys(line)) expect(mapping.fields).toHaveProperty(role, role);
    expect(mapping.titleInText).toBe(false);
  });

  it("goes by the values where no name fits", () => {
    const mapping = guessMapping(
      ["column_1", "column_2", "column_3"],
      [
        { column_1: "5", column_2: "the battery lasts all day for me", column_3: "2016-09-07" },
        { column_1: "4", column_2: "the camera is slow in the evening", column_3: "2016-09-08" },
        { column_1: "1", column_2: "it broke in the first week of use", column_3: "2016-09-09" },
      ],
    );
    expect(mapping.fields).toEqual({ text: "column_2", published: "column_3" });
    expect(mapping.guesses.map(({ confidence }) => confidence)).toEqual([0.5, 0.5]);
  });

  it("warns of a column that is named like a date and cannot be read", () => {
    const mapping = guessMapping(["text", "date"], [{ text: "some words here", date: "3 days ago" }]);
    expect(mapping.fields).toEqual({ text: "text" });
    expect(mapping.warnings).toEqual(["'date' is named like a date, but its values cannot be read as dates (3 days ago)"]);
  });

  it("does as it is told over every guess", () => {
    const rows = [{ id: "1", a: "the one text", text: "the other text", date: "2016-01-01" }];
    expect(guessMapping(Object.keys(rows[0]), rows, { text: "a", published: null }).fields).toEqual({ id: "id", text: "a" });
    expect(() => guessMapping(["id", "text"], [{ id: "1", text: "x" }], { text: "body" })).toThrow(
      "there is no column 'body' to take as text; the columns are id, text",
    );
  });

  it("gives a reason for each guess", () => {
    expect(guessMapping(["id", "text"], [{ id: "1", text: "some words" }]).guesses).toEqual([
      { role: "id", column: "id", confidence: 1, reason: "named 'id', and 1 of 1 values differ" },
      { role: "text", column: "text", confidence: 1, reason: "named 'text', and its values have 10 characters on average" },
    ]);
  });
});

describe("parseMap", () => {
  it("reads pairs, and an empty column as none", () => {
    expect(parseMap("text=body, published=created,title=")).toEqual({ text: "body", published: "created", title: null });
  });

  it("names the roles where one is unknown", () => {
    expect(() => parseMap("txt=body")).toThrow("'txt=body' is no mapping; write role=column, where role is one of id, text, title");
  });
});
