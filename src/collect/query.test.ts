import { describe, expect, it } from "vitest";
import { buildCatalogue } from "../catalogue/catalogue.js";
import type { Brand, Product } from "../catalogue/types.js";
import { compileQuery, searchPhrases } from "./query.js";

const brand = (id: string, name: string, ambiguous = false, aliases: string[] = []): Brand => ({ id, name, aliases, ambiguous });
const product = (id: string, name: string, isLine = false): Product => ({
  id,
  brand: id.split("/")[0],
  name,
  kind: "kettle",
  isLine,
  line: null,
  aliases: [],
  successor: null,
});

const catalogue = buildCatalogue({
  brands: [brand("boilwell", "Boilwell", false, ["Boil Well"]), brand("leaf", "Leaf", true), brand("other", "Otherware")],
  products: [
    product("boilwell/swift", "Swift", true),
    product("boilwell/swift-2", "Swift 2"),
    product("leaf/one", "One"),
    product("other/pot", "Pot"),
  ],
  facts: [{ product: "boilwell/swift-2", market: "*", event: "released", date: "2012", source: "made" }],
  prices: [],
});

describe("compileQuery", () => {
  it("names our brand, its aliases and products, and the rivals', and nobody else's", () => {
    const query = compileQuery(catalogue, { brand: "Boilwell", rivals: ["Leaf"], exclusions: ["recipe"], languages: ["en"] });
    expect(query).toEqual({
      phrases: ["Boilwell", "Boil Well", "Boilwell Swift", "Boilwell Swift 2", "Leaf One"],
      ambiguous: [{ phrase: "Leaf", with: ["kettle"] }],
      exclusions: ["recipe"],
      languages: ["en"],
    });
  });

  it("leaves out products that are older than wanted", () => {
    expect(compileQuery(catalogue, { brand: "Boilwell", rivals: [], sinceYear: 2015 }).phrases).not.toContain("Boilwell Swift 2");
  });
});

describe("a name that stands alone", () => {
  const known = buildCatalogue({
    brands: [brand("leaf", "Leaf", true), brand("other", "Otherware")],
    products: [
      product("leaf/tpot", "tPot"),
      product("leaf/tpot-2", "tPot 2 (2012)"),
      product("leaf/mypan", "MyPan"),
      product("other/mypan", "MyPan"),
    ],
    facts: [],
    prices: [],
  });

  it("is asked for without its brand, where no other brand has it", () => {
    expect(compileQuery(known, { brand: "Leaf", rivals: [] }).phrases).toEqual(["tPot", "Leaf MyPan"]);
  });
});

describe("searchPhrases", () => {
  it("quotes phrases and puts an ambiguous name beside its context", () => {
    const query = compileQuery(catalogue, { brand: "Leaf", rivals: [] });
    expect(searchPhrases(query, 10)).toEqual(['"Leaf One"', '"Leaf" kettle']);
  });

  it("asks once for what a broader phrase finds", () => {
    const query = compileQuery(catalogue, { brand: "Boilwell", rivals: ["Otherware"] });
    expect(query.phrases).toContain("Boilwell Swift 2");
    expect(searchPhrases(query, 10)).toEqual(['"Boilwell"', '"Boil Well"', '"Otherware"']);
  });
});
