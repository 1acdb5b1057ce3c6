import { describe, expect, it } from "vitest";
import type { StoredDocument } from "../../core/document.js";
import { columnsOf } from "./column-shape.js";
import { guessMapping, type Mapping } from "./mapping.js";
import { type DocumentContext, fieldCap, isDocument, textCap, toDocument } from "./to-document.js";

const context: DocumentContext = {
  file: "f.csv",
  source: "f",
  zone: "UTC",
  order: "mdy",
  midnightIsDay: false,
  grade: "platform",
  traits: { escaped: false, html: false },
};

function convert(values: Record<string, unknown>, changes: Partial<DocumentContext> = {}, mapping?: Mapping) {
  return toDocument({ line: 7, values }, mapping ?? guessMapping(columnsOf([values]), [values]), { ...context, ...changes });
}

function documentOf(values: Record<string, unknown>, changes: Partial<DocumentContext> = {}, mapping?: Mapping): StoredDocument {
  const result = convert(values, changes, mapping);
  if (!isDocument(result)) throw new Error(result.reason);
  return result;
}

describe("toDocument", () => {
  it("fills every field of a document and keeps the rest as it came", () => {
    expect(
      documentOf({
        id: "1",
        created_at: "2017-01-17 14:41:05",
        screen_name: "ann",
        source: "Twitter for iPhone",
        reply_to: "NA",
        text: "See https://a.example/x now",
        likes: "3",
      }),
    ).toEqual({
      id: "f:1",
      source: "f",
      url: "",
      author: "ann",
      client: "Twitter for iPhone",
      title: "",
      text: "See https://a.example/x now",
      publication: "",
      product: "",
      rating: null,
      forum: "",
      replyTo: "",
      links: ["https://a.example/x"],
      time: {
        interval: { from: Date.UTC(2017, 0, 17, 14, 41, 5), to: Date.UTC(2017, 0, 17, 14, 41, 6) },
        grade: "platform",
        assumedZone: "UTC",
      },
      extra: { likes: "3" },
      file: "f.csv",
      line: 7,
    });
  });

  it("gives equal rows the same id, whatever the order of their columns, and others another", () => {
    const first = documentOf({ text: "plays what I ask for", rating: "5" });
    expect(first.id).toMatch(/^f:[0-9a-v]{26}$/);
    expect(documentOf({ rating: "5", text: "plays what I ask for" }).id).toBe(first.id);
    expect(documentOf({ rating: "4", text: "plays what I ask for" }).id).not.toBe(first.id);
  });

  it("takes a title alone as the text, so that offsets count in it", () => {
    expect(documentOf({ title: "A phone is shown", time: "2016-09-07" })).toMatchObject({ title: "", text: "A phone is shown" });
  });

  it.each(["[removed]", "[deleted]", "", "[deleted by user]"])("takes the title where the text is %j", (selftext) => {
    expect(documentOf({ subreddit: "phones", title: "Which one?", selftext })).toMatchObject({
      title: "",
      text: "Which one?",
      forum: "phones",
    });
  });

  it("joins the title of a review or a forum post with its body", () => {
    expect(documentOf({ ReviewTitle: "Good\n", ReviewBody: "It lasts all day", ReviewStar: "4.5" })).toMatchObject({
      title: "",
      text: "Good\n\nIt lasts all day",
      rating: 4.5,
    });
  });

  it("keeps the title of an article apart", () => {
    expect(documentOf({ headline: "A phone is shown", content: "It was shown today in Berlin", outlet: "Times" })).toMatchObject({
      title: "A phone is shown",
      text: "It was shown today in Berlin",
      publication: "Times",
    });
  });

  it("puts a row without text and title aside", () => {
    expect(convert({ text: " ", likes: "3" }, {}, guessMapping(["text"], [{ text: "x" }]))).toEqual({
      file: "f.csv",
      line: 7,
      code: "empty_text",
      reason: "the row has neither text nor title",
      raw: '{"text":" ","likes":"3"}',
    });
  });

  it("keeps an unknown time for a missing date, and puts an unreadable one aside", () => {
    const mapping = guessMapping(["text", "date"], [{ text: "some words", date: "2016-09-07" }]);
    expect(documentOf({ text: "some words", date: "NA" }, {}, mapping).time).toEqual({
      interval: null,
      grade: "unknown",
      assumedZone: null,
    });
    expect(convert({ text: "some words", date: "2016-02-30" }, {}, mapping)).toMatchObject({
      code: "bad_date",
      reason: "'2016-02-30' has the day 30 in month 2 of 2016",
    });
  });

  it("puts what is over a cap aside instead of cutting it", () => {
    expect(convert({ text: "x".repeat(textCap + 1) })).toMatchObject({
      code: "text_too_long",
      reason: `the text has ${textCap + 1} characters, over the cap of ${textCap}`,
    });
    const mapping = guessMapping(["text", "author"], [{ text: "some words", author: "ann" }]);
    expect(convert({ text: "some words", author: "a".repeat(fieldCap + 1) }, {}, mapping)).toMatchObject({ code: "field_too_long" });
  });

  it("decodes entities only where the file is escaped", () => {
    expect(documentOf({ text: "fast &amp; cheap" }).text).toBe("fast &amp; cheap");
    expect(documentOf({ text: "fast &amp; cheap" }, { traits: { escaped: true, html: false } }).text).toBe("fast & cheap");
    expect(documentOf({ text: "<p>fast &amp; cheap</p>" }, { traits: { escaped: false, html: true } }).text).toBe("fast & cheap");
  });

  it("takes the source from its column before the file's name, and repeats no prefix", () => {
    expect(documentOf({ id: "x:1", source: "x", text: "some words" })).toMatchObject({ id: "x:1", source: "x" });
    expect(documentOf({ id: "1", source: "x", text: "some words" })).toMatchObject({ id: "x:1" });
  });

  it("reads a client out of the link that the network gives", () => {
    expect(
      documentOf({ screen_name: "ann", source: '<a href="http://a.example" rel="nofollow">Example App</a>', text: "some words" }).client,
    ).toBe("Example App");
  });

  it.each([
    ["4", 4],
    ["4,5", 4.5],
    ["4.0 out of 5 stars", 4],
    ["3/5", 3],
    ["★★★★☆", 4],
    [2, 2],
    ["", null],
    ["good", null],
  ])("reads the rating %j as %j", (rating, expected) => {
    const mapping = guessMapping(["text", "rating"], [{ text: "some words", rating: "5" }]);
    expect(documentOf({ text: "some words", rating }, {}, mapping).rating).toBe(expected);
  });

  it("takes links from their column and from the text", () => {
    expect(documentOf({ text: "see https://b.example/2", links: ["https://a.example/1"] }).links).toEqual([
      "https://a.example/1",
      "https://b.example/2",
    ]);
  });

  it("keeps a nested object whole of which it uses a part", () => {
    const user = { screen_name: "ann", followers: 3 };
    expect(documentOf({ text: "some words", user })).toMatchObject({ author: "ann", extra: { user } });
  });

  it("lets no field of a row touch a prototype", () => {
    const row = JSON.parse('{"text":"some words","__proto__":{"polluted":true},"constructor":"x"}');
    const { extra } = documentOf(row);
    expect(Object.keys(extra)).toEqual(["constructor"]);
    expect(Object.getPrototypeOf(extra)).toBe(Object.prototype);
  });
});
