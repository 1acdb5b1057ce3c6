import { describe, expect, it } from "vitest";
import type { DocumentLine } from "../../core/document.js";
import { tokenise } from "../tokens.js";
import { createMentionFinder } from "./find.js";
import { smallCatalogue } from "./small-catalogue.js";

const finder = createMentionFinder(smallCatalogue());
const find = (text: string, fields: Partial<DocumentLine> = {}) =>
  finder.find({ id: "1", source: "test", text, ...fields }, tokenise(text));
const named = (text: string, fields: Partial<DocumentLine> = {}) =>
  find(text, fields).mentions.map(({ text: name, entity }) => [name, entity]);

describe("the mention finder", () => {
  it("links case, hyphen and space variants to one product with exact offsets", () => {
    for (const spelling of ["Galaxy S7", "galaxy s-7", "GalaxyS7", "GALAXY S7"]) {
      const text = `The ${spelling} is great`;
      const { mentions } = find(text);
      expect(mentions).toEqual([{ start: 4, end: 4 + spelling.length, text: spelling, entity: "samsung/galaxy-s7", kind: "product" }]);
    }
  });
  it("reads hashtags without their mark", () => {
    expect(named("Loving my #iPhone6s")).toEqual([["iPhone6s", "apple/iphone-6s"]]);
  });
  it("takes the longest name", () => {
    expect(named("Got the Galaxy S7 edge today")).toEqual([["Galaxy S7 edge", "samsung/galaxy-s7-edge"]]);
  });
  it("names every item of a list that leaves the line out", () => {
    expect(named("Cases for iPhone 6, 6s and 7.")).toEqual([
      ["iPhone 6", "apple/iphone-6"],
      ["6s", "apple/iphone-6s"],
      ["7", "apple/iphone-7"],
    ]);
  });
  it("links a brand with its short name", () => {
    expect(named("The LG G5 costs less than the OnePlus 3 now")).toEqual([
      ["LG G5", "lg/g5"],
      ["OnePlus 3", "oneplus/3"],
    ]);
  });
  it("settles a shared short name by the maker that the text names", () => {
    expect(named("Samsung recalls the Note 7").at(-1)).toEqual(["Note 7", "samsung/galaxy-note-7"]);
    expect(named("Xiaomi shows the Note 7").at(-1)).toEqual(["Note 7", "xiaomi/redmi-note-7"]);
  });
  it("settles a shared short name by the date where no maker is named", () => {
    expect(named("My Note 7 caught fire", { published: "2016-09-20" }).at(-1)).toEqual(["Note 7", "samsung/galaxy-note-7"]);
  });
  it("keeps a product that is not listed yet apart, and shows it with its brand", () => {
    const { mentions, target } = find("Xiaomi Mi Note 3 leaked again");
    expect(mentions.map(({ kind, entity }) => [kind, entity])).toEqual([["unlisted", null]]);
    expect(target.label).toBe("Xiaomi Mi Note 3");
  });
  it("takes a maker's name with a code behind it as a product that is not listed, and with a company's word as the maker", () => {
    const { mentions, target } = find("Just bought a Samsung X460 and I love it");
    expect(mentions.map(({ text, kind, entity }) => [text, kind, entity])).toEqual([["Samsung X460", "unlisted", null]]);
    expect(target.label).toBe("Samsung X460");
    expect(named("Samsung Electronics posts record profit")).toEqual([["Samsung Electronics", "samsung"]]);
  });
  it("takes the point of a shortened word into a company's name", () => {
    expect(named("Shares of Samsung Inc. fell on Monday")[0][0]).toBe("Samsung Inc.");
  });
  it("ends a name before what is measured", () => {
    expect(named("Selling my Samsung Galaxy S7 32GB unlocked").map(([name]) => name)).toEqual(["Samsung Galaxy S7"]);
  });
  it("finds nothing in homonyms", () => {
    for (const text of ["I baked an apple pie for my mother", "ran 5 mi before work", "one plus one is two"])
      expect(named(text)).toEqual([]);
  });
  it("takes the product field as target where the text names nothing", () => {
    expect(find("Great sound, love it", { product: "LG G5", rating: 5 }).target).toMatchObject({ label: "LG G5", entity: "lg/g5" });
  });
  it("gives every named entity as a candidate", () => {
    const { candidates } = find("Galaxy S7 or iPhone 7?");
    expect(candidates.map(({ entity }) => entity)).toEqual(expect.arrayContaining(["samsung/galaxy-s7", "apple/iphone-7"]));
  });
  it("answers the same for a document whatever was read before it", () => {
    const first = find("The Galaxy S7 edge beats the iPhone 7");
    find("something else about #Xiaomi and the Mi 5 and more words than before");
    expect(find("The Galaxy S7 edge beats the iPhone 7")).toEqual(first);
  });
  it("keeps every mention verbatim and in order", () => {
    const text = "RT @x: Samsung’s Galaxy S7 & S7 edge vs #iPhone7 (Apple) 👍 http://t.co/a";
    let last = 0;
    for (const { start, end, text: name } of find(text).mentions) {
      expect(text.slice(start, end)).toBe(name);
      expect(start).toBeGreaterThanOrEqual(last);
      last = end;
    }
  });
});

describe("hostile input", () => {
  const time = (text: string) => {
    const started = process.cpuUsage();
    find(text);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  };
  it("reads empty, control, right-to-left, emoji-only and broken text", () => {
    for (const text of [
      "",
      " ",
      "\u0000\u0007",
      "\ud800\udc00\ud800",
      "\udfff",
      "مرحبا بالعالم",
      "🎉🎉🎉",
      "<b><i><a href='x'>",
      "&&&&&&",
      "\u200b\u202e",
    ]) {
      expect(find(text).mentions).toEqual([]);
    }
  });
  it("takes no run of letters for a name that is longer than any", () => {
    for (const unit of ["a", "iPhone-", "S7-"])
      for (const { text } of find(`The ${unit.repeat(50_000)} phone`).mentions) expect(text.length).toBeLessThanOrEqual(120);
  });
  it("grows no faster than the text", () => {
    for (const unit of ["iPhone 6, 6s and 7 ", "a", "S7 ", "<", "((((", "iPhone-", "1.1,", "# @", "Mi Note "]) {
      const small = unit.repeat(Math.ceil(60_000 / unit.length));
      const large = unit.repeat(Math.ceil(480_000 / unit.length));
      time(small);
      const before = Math.min(time(small), time(small));
      // Eight times the text may take eight times as long; three times that and 50 ms more allow for a busy machine.
      expect(Math.min(time(large), time(large))).toBeLessThan(before * 24 + 50);
    }
  });
});
