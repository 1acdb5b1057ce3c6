import { describe, expect, it } from "vitest";
import { timed } from "../../../test/processor-time.js";
import { type CopyRow, detect } from "./detect.js";

const minute = 60_000;
function row(id: string, text: string, more: Partial<CopyRow> = {}): CopyRow {
  const from = Date.UTC(2016, 8, 7) + Number(id.replace(/\D/g, "")) * minute;
  return { id, text, time: { from, to: from }, ...more };
}

const review = "After two weeks the battery lasts me a day and a half and the camera beats my old phone in the dark";
const words = (from: number, to: number): string => Array.from({ length: to - from }, (_, i) => `word${(from + i) * 7919}`).join(" ");

describe("detect copies", () => {
  it("links two documents with the same text but for case and white space as exact, the earlier first", () => {
    expect(detect([row("2", review.toUpperCase()), row("1", ` ${review}\n`)])).toEqual([{ a: "1", b: "2", kind: "exact", score: 1 }]);
  });

  it("links a text with a word changed as near, with the Jaccard similarity of character 5-grams as score", () => {
    const [link] = detect([row("1", "abcdefghijklmnopqrst"), row("2", "abcdefghijklmnopqrstu")]);
    expect(link).toEqual({ a: "1", b: "2", kind: "near", score: 16 / 17 });
  });

  it("finds no copy among different texts, empty ones included", () => {
    expect(detect([row("1", review), row("2", "Something else altogether"), row("3", ""), row("4", "  ")])).toEqual([]);
  });

  it("links 'RT @name' to the text of the author of that name, also when words are added", () => {
    const rows = [
      row("1", review, { author: "Ana" }),
      row("2", `RT @ana: ${review}`, { author: "ben" }),
      row("3", `So true, me too, and my wife says the very same thing! RT @ana: ${review}`, { author: "cy" }),
    ];
    expect(detect(rows).map(({ a, b, kind }) => `${a} ${b} ${kind}`)).toEqual(["1 2 repost", "1 3 repost"]);
  });

  it("calls a repost so where the author that it names is not in view", () => {
    const rows = [row("1", `RT @ana: ${review}`, { author: "ben" }), row("2", `RT @ana: ${review}`, { author: "cy" })];
    expect(detect(rows).map((link) => link.kind)).toEqual(["repost"]);
    const found = [row("3", review, { author: null }), row("4", `RT @ana: ${review}`, { author: "ben" })];
    expect(detect(found).map((link) => link.kind)).toEqual(["repost"]);
  });

  it("links a quotation in quotation marks to the earlier text that has the words", () => {
    const rows = [
      row("1", `I wrote this yesterday. ${review}. Ask me anything about it, I have time today and tomorrow.`),
      row("2", `Somebody here says “${review}” and I wonder whether that is with the screen dimmed.`),
    ];
    expect(detect(rows).map(({ a, b, kind }) => `${a} ${b} ${kind}`)).toEqual(["1 2 quote"]);
  });

  it("calls an agency's text under two mastheads syndicated and a release with its marks a press release", () => {
    const agency = `BEIJING (Reuters) - ${words(0, 60)}`;
    const release = `FOR IMMEDIATE RELEASE ${words(100, 160)}`;
    const rows = [
      row("1", agency, { publication: "Morning Post" }),
      row("2", agency, { publication: "Evening Star" }),
      row("3", release, { publication: "Morning Post" }),
      row("4", `${release} more`, { publication: "Evening Star" }),
    ];
    expect(detect(rows).map(({ a, b, kind }) => `${a} ${b} ${kind}`)).toEqual(["1 2 syndicated", "3 4 press_release"]);
  });

  it("finds a paragraph copied into another article and shows it in both", () => {
    const paragraph = words(500, 540);
    const rows = [
      row("1", `${words(0, 200)} ${paragraph} ${words(200, 300)}`),
      row("2", `${words(1000, 1150)} ${paragraph} ${words(1150, 1300)}`),
    ];
    const [link, ...others] = detect(rows);
    expect(others).toEqual([]);
    expect(link.kind).toBe("passage");
    expect(link.score).toBeCloseTo(40 / 340, 10);
    expect(link.passages).toHaveLength(1);
    const { a, b } = link.passages![0];
    expect(rows[0].text.slice(a.start, a.end)).toBe(paragraph);
    expect(rows[1].text.slice(b.start, b.end)).toBe(paragraph);
  });

  it("finds a short post copied as a paragraph into an article", () => {
    const paragraph = words(500, 530);
    const rows = [row("1", paragraph), row("2", `${words(0, 100)} ${paragraph} ${words(100, 200)}`)];
    expect(detect(rows)).toMatchObject([
      { a: "1", b: "2", kind: "passage", score: 1, passages: [{ a: { start: 0, end: paragraph.length } }] },
    ]);
  });

  it("calls an article with many short runs of another a rewrite", () => {
    const source = words(0, 200).split(" ");
    const rewritten = source.map((word, i) => (i % 4 === 3 ? `other${i}` : word)).join(" ");
    expect(detect([row("1", source.join(" ")), row("2", rewritten)])).toMatchObject([{ a: "1", b: "2", kind: "rewrite" }]);
  });

  it("looks for rewritten sentences only where it is asked to", () => {
    const rows = [
      row("1", "The company will sell the new phone for 599 dollars in October, its chief said on Monday."),
      row("2", "Its chief said on Monday the company will sell the new phone in October for 599 dollars."),
    ];
    expect(detect(rows)).toEqual([]);
    expect(detect(rows, { sentences: true })).toMatchObject([{ a: "1", b: "2", kind: "rewrite" }]);
  });

  it("writes every pair of a small group of equal texts, and links the rest of a large one to the earliest", () => {
    const rows = Array.from({ length: 10 }, (_, i) => row(`${i + 10}`, review));
    expect(detect(rows)).toHaveLength(45);
    const bounded = detect(rows, { pairsWithin: 4 });
    expect(bounded).toHaveLength(6 + 6);
    expect(bounded.filter((link) => link.a === "10")).toHaveLength(9);
  });

  it("gives the same links whatever the order of rows, and puts unknown times last", () => {
    const rows = [row("1", review), row("2", review), row("3", `${review}!`), { ...row("0", review), time: null }];
    const links = detect(rows);
    expect(detect([...rows].reverse())).toEqual(links);
    expect(links.filter((link) => link.b === "0")).toHaveLength(3);
  });

  it("compares a document without text by its title and passes over a repeated id", () => {
    const rows = [row("1", "", { title: review }), row("2", review), row("2", "another text under the same id")];
    expect(detect(rows)).toEqual([{ a: "1", b: "2", kind: "exact", score: 1 }]);
  });

  it("is not slowed by hostile quotation marks, reposts and repeats", () => {
    const rows = [`${'"'.repeat(20_000)}`, "RT @".repeat(20_000), "a ".repeat(50_000), `${"“a b c d e f ".repeat(5000)}`].map((text, i) =>
      row(`${i + 1}`, text),
    );
    const doubled = rows.map(({ text }, i) => row(`${i + 5}`, `${text}z`));
    const { processorMs } = timed(() =>
      expect(detect([...rows, ...doubled]).every((link) => Number(link.b) - Number(link.a) === 4)).toBe(true),
    );
    expect(processorMs).toBeLessThan(20_000);
  });
});
