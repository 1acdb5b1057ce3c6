import { describe, expect, it } from "vitest";
import { filterSql, instantOf, searchTerms } from "./filter.js";

describe("searchTerms", () => {
  it("splits words and keeps quoted phrases together", () => {
    expect(searchTerms('Mi "dual camera" US')).toEqual({ words: ["mi", "us"], phrases: ["dual camera"] });
  });

  it("gives nothing for punctuation", () => {
    expect(searchTerms(" -- % ")).toEqual({ words: [], phrases: [] });
  });
});

describe("instantOf", () => {
  it("ends a day at its end and an instant where it stands", () => {
    expect(instantOf("2016-09-07", "from")).toBe(Date.UTC(2016, 8, 7));
    expect(instantOf("2016-09-07", "to")).toBe(Date.UTC(2016, 8, 8));
    expect(instantOf("2016-09-07T17:00:00Z", "to")).toBe(Date.UTC(2016, 8, 7, 17));
  });

  it("refuses what is no date", () => {
    expect(() => instantOf("soon", "from")).toThrow("'soon' is not a date; write a day such as 2016-09-07");
  });
});

describe("filterSql", () => {
  it("binds every value that comes from outside", () => {
    const hostile = "x') OR 1=1 --";
    const { where, parameters } = filterSql(
      { brand: hostile, product: hostile, voice: hostile, author: `${hostile}/${hostile}`, q: hostile, id: hostile, story: hostile },
      "g",
    );
    expect(where).not.toContain("OR 1=1 --");
    expect(JSON.stringify(parameters)).toContain("OR 1=1 --");
  });

  it("keeps after a step what no step up to it took out", () => {
    expect(filterSql({ step: "copies" }, "g").where).toContain("f.taken_out NOT IN ('copies')");
    expect(filterSql({ step: "all" }, "g").where).not.toContain("NOT IN");
    expect(filterSql({ step: "specific" }, "g").where).toContain(
      "'copies', 'paid_official', 'automated', 'synchronised', 'talk', 'first_hand', 'specific'",
    );
  });

  it("leaves documents about neither brand nor product out of a brand's mentions", () => {
    expect(filterSql({ brand: "xiaomi" }, "g").where).toContain("f.level != 'none'");
    expect(filterSql({ brand: "xiaomi", level: "none" }, "g").where).not.toContain("!= 'none'");
  });
});
