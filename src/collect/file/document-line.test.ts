import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredDocument } from "../../core/document.js";
import { isMissing } from "../dates/parse-date.js";
import { fromLine, toLine } from "./document-line.js";

describe("fromLine", () => {
  it("fills what the line leaves out and passes unknown fields through", () => {
    expect(
      fromLine({ id: "7", source: "x", text: "  kept to the space &amp; letter ", score: 3, labels: { a: [1] } }, { line: 4 }),
    ).toEqual({
      id: "7",
      source: "x",
      url: "",
      author: "",
      client: "",
      title: "",
      text: "  kept to the space &amp; letter ",
      publication: "",
      product: "",
      rating: null,
      forum: "",
      replyTo: "",
      links: [],
      time: { interval: null, grade: "unknown", assumedZone: null },
      extra: { score: 3, labels: { a: [1] } },
      file: "-",
      line: 4,
    });
  });

  it("says what is wrong with a line", () => {
    expect(fromLine({ id: "7", source: "x", text: "" }, { line: 4 })).toMatchObject({ file: "-", line: 4, code: "empty_text" });
    expect(fromLine({ id: "7", source: "x", text: "words", published: "soon" })).toMatchObject({ code: "bad_date" });
  });
});

describe("toLine", () => {
  it("leaves empty fields out and writes the time as its unit", () => {
    const document = fromLine({ id: "x:1", source: "x", text: "words", published: "2016-09-07 10:00", author: "ann" });
    expect(toLine(document as StoredDocument)).toEqual({
      id: "x:1",
      source: "x",
      text: "words",
      author: "ann",
      published: "2016-09-07T10:00",
    });
  });

  it("is read back as the same document", () => {
    const word = fc.stringMatching(/^[a-z]{0,8}$/).filter((value) => value === "" || !isMissing(value));
    const unit = fc.constantFrom(1000, 60_000, 86_400_000);
    const time = fc.oneof(
      fc.constant({ interval: null, grade: "unknown" as const, assumedZone: null }),
      fc
        .tuple(
          fc.integer({ min: 200_000_000, max: 4_000_000_000 }),
          unit,
          fc.constantFrom("platform", "feed", "first_sight" as const),
          fc.constantFrom("UTC", "America/New_York", null),
        )
        .map(([second, length, grade, assumedZone]) => {
          const from = second * 1000 - ((second * 1000) % length);
          return { interval: { from, to: from + length }, grade, assumedZone };
        }),
    );
    const document = fc.record({
      id: fc.stringMatching(/^[a-z]{1,8}$/),
      source: fc.stringMatching(/^[a-z]{1,8}$/),
      url: word,
      author: word,
      client: word,
      title: fc.constant(""),
      text: fc.stringMatching(/^[a-z &;]{1,20}$/).filter((text) => text.trim() !== "" && text.trim() !== "nan"),
      publication: word,
      product: word,
      rating: fc.option(fc.integer({ min: 0, max: 5 })),
      forum: word,
      replyTo: word,
      links: fc.array(fc.constantFrom("https://a.example/1", "https://b.example/2"), { maxLength: 1 }),
      time,
      extra: fc.dictionary(fc.constantFrom("likes", "lang", "place"), fc.oneof(fc.integer(), word)),
      file: fc.constant("-"),
      line: fc.constant(0),
    });
    fc.assert(
      fc.property(document, (original) => {
        expect(fromLine(JSON.parse(JSON.stringify(toLine(original as StoredDocument))))).toEqual(original);
      }),
    );
  });
});
