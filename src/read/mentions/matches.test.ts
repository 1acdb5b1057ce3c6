import { describe, expect, it } from "vitest";
import { buildCatalogue } from "../../catalogue/catalogue.js";
import { tokenise } from "../tokens.js";
import { compactSpelling } from "./compact.js";
import { matchNames } from "./matches.js";
import { buildNameIndex, nameStrength } from "./names.js";
import { smallCatalogue } from "./small-catalogue.js";

const index = buildNameIndex(smallCatalogue());

/** The listed names of a text, as written, with the entities that each may be. */
function matched(text: string): [string, string[]][] {
  const tokens = tokenise(text);
  const matches = matchNames(index, tokens);
  return Array.from({ length: matches.count }, (_, m) => [
    text.slice(tokens.start[matches.from[m]], tokens.end[matches.to[m] - 1]),
    matches.name[m].entities.map(({ id }) => id),
  ]);
}

describe("compactSpelling", () => {
  it("leaves spaces, hyphens and brackets out and reads + as plus", () => {
    expect(compactSpelling("Galaxy S-6 edge+ (2015)").compact).toBe("galaxys6edgeplus2015");
  });
  it("keeps digits apart that stand in two numbers, and points inside one", () => {
    expect(compactSpelling("Nokia 6 300").compact).toBe("nokia6|300");
    expect(compactSpelling("iOS 10.2").compact).toBe("ios10.2");
  });
});

describe("matchNames", () => {
  it("finds one name however it is spaced", () => {
    for (const spelling of ["Galaxy S7 edge", "galaxyS7edge", "GALAXY S7-EDGE", "galaxy  s7 Edge"])
      expect(matched(spelling)).toEqual([[spelling, ["samsung/galaxy-s7-edge"]]]);
  });
  it("joins a maker and its short or numeric name, and nobody else's", () => {
    expect(matched("LG G5")).toEqual([["LG G5", ["lg/g5"]]]);
    expect(matched("One Plus 3")).toEqual([["One Plus 3", ["oneplus/3"]]]);
    expect(matched("Samsung G5")).toEqual([
      ["Samsung", ["samsung"]],
      ["G5", ["lg/g5"]],
    ]);
  });
  it("finds a maker and its product in one word, as tags are written", () => {
    expect(matched("#LGG5 or #OnePlus3")).toEqual([
      ["#LGG5", ["lg/g5"]],
      ["#OnePlus3", ["oneplus/3"]],
    ]);
  });
  it("does not take a bound name alone, nor a name inside a word", () => {
    expect(matched("3 days with the iPhoneography class")).toEqual([]);
  });
  it("holds all that a shared short name may be", () => {
    expect(matched("Note 7")[0][1].sort()).toEqual(["samsung/galaxy-note-7", "xiaomi/redmi-note-7"]);
  });
  it("ends a name at a hashtag, a line break and a wide gap", () => {
    for (const text of ["Samsung #GalaxyS7", "Samsung\nGalaxy S7", "Samsung     Galaxy S7"]) expect(matched(text).length).toBe(2);
  });
  it("finds model codes and names in Chinese", () => {
    expect(matched("SM-G930 小米 Mi Note 2").map(([, [entity]]) => entity)).toEqual(["samsung/galaxy-s7", "xiaomi/mi-note-2"]);
  });
});

describe("buildNameIndex", () => {
  it("grades names by what they say alone", () => {
    const strength = (name: string) => index.named(compactSpelling(name).compact)?.strength;
    expect(strength("Galaxy S7")).toBe(nameStrength.full);
    expect(strength("Apple")).toBe(nameStrength.ambiguous);
    expect(strength("S7")).toBe(nameStrength.short);
    expect(strength("3")).toBe(nameStrength.bound);
  });
  it("takes what is shown without its maker's name for a name that needs none", () => {
    const catalogue = buildCatalogue({
      brands: [{ id: "acme", name: "Acme" }],
      products: [
        { brand: "acme", name: "Browser", fullName: "Browser" },
        { brand: "acme", name: "Player" },
        { brand: "acme", name: "Acme" },
      ],
    });
    const { names } = buildNameIndex(catalogue);
    const strengthOf = (compact: string) => names.find((name) => name.compact === compact)?.strength;
    expect([strengthOf("browser"), strengthOf("browsers"), strengthOf("player")]).toEqual([
      nameStrength.ambiguous,
      nameStrength.ambiguous,
      nameStrength.short,
    ]);
  });
  it("finds a name by its compact form, in the plural and not where another is asked for", () => {
    expect(index.named("galaxys7edges")?.entities.map(({ id }) => id)).toEqual(["samsung/galaxy-s7-edge"]);
    expect(index.named("galaxys7edgy")).toBeUndefined();
  });
});
