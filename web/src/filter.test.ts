import { describe, expect, it } from "vitest";
import { conditions, documentsHref, filterFromQuery, queryOfFilter, toggled, withField } from "./filter.js";

const names = (field: string, value: string) => (field === "brand" && value === "nimbus" ? "Nimbus" : undefined);
const period = (from?: string, to?: string) => `${from} to ${to}`;

describe("documentsHref", () => {
  it("writes the filter as a query that reads back the same", () => {
    const filter = { brand: "nimbus", step: "first_hand", from: "2016-10-01", to: "2016-12-31", q: 'battery "two days"' } as const;
    const href = documentsHref(filter);
    expect(href.startsWith("/documents?")).toBe(true);
    expect(filterFromQuery(new URLSearchParams(href.split("?")[1]))).toEqual(filter);
  });

  it("is the bare page for an empty filter", () => {
    expect(documentsHref({})).toBe("/documents");
  });
});

describe("filterFromQuery", () => {
  it("leaves out what is no field of a filter", () => {
    expect(filterFromQuery(new URLSearchParams("open=forum%3A1&sort=newest&voice=press&evil=1"))).toEqual({ voice: "press" });
  });

  it("keeps a comma-separated list whole", () => {
    expect(queryOfFilter({ voice: "talk,press" }).get("voice")).toBe("talk,press");
  });
});

describe("toggled", () => {
  it("adds an alternative and takes it off again", () => {
    const both = toggled({ voice: "talk" }, "voice", "press");
    expect(both).toEqual({ voice: "talk,press" });
    expect(toggled(both, "voice", "talk")).toEqual({ voice: "press" });
    expect(toggled({ voice: "press" }, "voice", "press")).toEqual({});
  });
});

describe("withField", () => {
  it("takes the polarity off with its aspect", () => {
    expect(withField({ aspect: "battery", polarity: "negative", brand: "nimbus" }, "aspect", undefined)).toEqual({ brand: "nimbus" });
  });
});

describe("conditions", () => {
  it("says each condition in words, with names where they are known", () => {
    const said = conditions({ brand: "nimbus,corvid", removed: "copies", voice: "talk,press", from: "a", to: "b" }, names, period);
    expect(said.map((condition) => condition.words)).toEqual([
      "mentions Nimbus or corvid",
      "taken out as copies and reposts",
      "voice: talk or press",
      "a to b",
    ]);
    expect(said.at(-1)?.fields).toEqual(["from", "to"]);
  });

  it("says aspect and polarity in one", () => {
    expect(conditions({ aspect: "battery", polarity: "mixed,neutral" }, names, period)).toEqual([
      { fields: ["aspect", "polarity"], words: "mixed or neutral on battery" },
    ]);
  });

  it("does not count all mentions as a condition", () => {
    expect(conditions({ brand: "nimbus", step: "all" }, names, period)).toHaveLength(1);
  });
});
