import { describe, expect, it } from "vitest";
import { starterMarkets, starterSources } from "./starters.js";

describe("starterSources", () => {
  it.each(["US", ...starterMarkets("phones")])("gives sources that the workspace file takes, each named once, for %s", (market) => {
    const sources = starterSources(market, ["phones", "electronics"]);
    expect(sources.length).toBeGreaterThan(30);
    expect(new Set(sources.map(({ name }) => name)).size).toBe(sources.length);
  });

  it("gives a market without its own those of the world", () => {
    expect(starterSources("ZZ", ["phones"]).map(({ name }) => name)).toContain("Hacker News");
    expect(starterSources("ZZ", ["phones"]).length).toBeLessThan(starterSources("US", ["phones"]).length);
  });

  it("opens no file that a name would lead to elsewhere", () => {
    expect(starterSources("US", ["../catalogues/phones", "/etc"])).toEqual([]);
  });
});
