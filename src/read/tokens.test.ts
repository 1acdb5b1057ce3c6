import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf, Tokens, tokenFlag, tokenise, tokenKind } from "./tokens.js";

const names = Object.fromEntries(Object.entries(tokenKind).map(([name, value]) => [value, name]));
const cut = (text: string) => {
  const tokens = tokenise(text);
  return Array.from({ length: tokens.count }, (_, i) => `${names[tokens.kind[i]]}:${tokens.raw(i)}`);
};

describe("tokenise", () => {
  it("keeps letters and digits of a word together and cuts a possessive off", () => {
    expect(cut("Apple’s S7 isn't 6s")).toEqual(["word:Apple", "word:’s", "word:S7", "word:isn't", "word:6s"]);
  });
  it("keeps points and commas between digits", () => {
    expect(cut("2.0, 1,299.")).toEqual(["number:2.0", "punctuation:,", "number:1,299", "punctuation:."]);
  });
  it("tells handles, hashtags and links, and leaves closing punctuation outside of a link", () => {
    expect(cut("@a_b #GalaxyS7 #1 (https://x.io/a?b=1).")).toEqual([
      "handle:@a_b",
      "hashtag:#GalaxyS7",
      "punctuation:#",
      "number:1",
      "punctuation:(",
      "url:https://x.io/a?b=1",
      "punctuation:)",
      "punctuation:.",
    ]);
  });
  it("makes one token of a joined emoji and of each Han character", () => {
    expect(cut("👩‍👧👍🏽 小米5")).toEqual(["emoji:👩‍👧", "emoji:👍🏽", "word:小", "word:米", "number:5"]);
  });
  it("takes tags and entities as markup, and a lone < as punctuation", () => {
    expect(cut("a<br/>&amp; 3 < 4")).toEqual(["word:a", "markup:<br/>", "markup:&amp;", "number:3", "punctuation:<", "number:4"]);
  });
  it("hashes the folded form without the mark of a hashtag", () => {
    const tokens = tokenise("#GalaxyS7 GALAXYS7 ｇａｌａｘｙＳ７");
    expect([...tokens.hash.slice(0, 3)]).toEqual(Array(3).fill(hashOf("galaxys7")));
  });
  it("flags capitals, inner capitals and line starts", () => {
    const tokens = tokenise("iPhone SE\nNew");
    expect(tokens.flags[0] & tokenFlag.camel).not.toBe(0);
    expect(tokens.flags[1] & tokenFlag.allCaps).not.toBe(0);
    expect(tokens.flags[2] & tokenFlag.lineStart).not.toBe(0);
  });
  it("gives the same tokens into used columns as into new ones", () => {
    const used = tokenise("a much longer text that was here before #x @y 12", new Tokens());
    tokenise("Mi 5", used);
    const fresh = tokenise("Mi 5");
    expect(used.count).toBe(fresh.count);
    expect([...used.hash.slice(0, used.count)]).toEqual([...fresh.hash.slice(0, fresh.count)]);
  });
  it("covers any string with tokens in order that never overlap and hold every letter and digit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const tokens = tokenise(text);
        let last = 0;
        let skipped = "";
        for (let i = 0; i < tokens.count; i++) {
          expect(tokens.start[i]).toBeGreaterThanOrEqual(last);
          expect(tokens.end[i]).toBeGreaterThan(tokens.start[i]);
          skipped += text.slice(last, tokens.start[i]);
          last = tokens.end[i];
        }
        skipped += text.slice(last);
        expect(/[\p{L}\p{Nd}]/u.test(skipped)).toBe(false);
      }),
    );
  });
});
