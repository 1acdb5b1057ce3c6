import { describe, expect, test } from "vitest";
import type { LandfallError } from "../core/errors.js";
import { buildCatalogue } from "./catalogue.js";
import type { CatalogueParts } from "./merge-parts.js";

const parts: CatalogueParts = {
  brands: [
    { id: "gaggia", name: "Gaggia", aliases: ["Gaggia Milano"] },
    { id: "breville", name: "Breville" },
  ],
  products: [
    { brand: "gaggia", name: "Classic", kind: "espresso machine", isLine: true },
    { brand: "gaggia", name: "Classic Pro", kind: "espresso machine", line: "Classic", aliases: ["RI9380"], successor: "Classic Evo Pro" },
    { brand: "gaggia", name: "Classic Evo Pro", kind: "espresso machine", line: "gaggia/classic" },
    { brand: "breville", name: "Oracle", kind: "espresso machine", fullName: "The Oracle" },
  ],
  facts: [{ product: "gaggia/classic-pro", market: "US", event: "released", date: "2019", source: "maker" }],
  prices: [{ product: "gaggia/classic-pro", market: "US", amount: 449, currency: "USD", source: "maker" }],
};

describe("a catalogue in memory", () => {
  const catalogue = buildCatalogue(parts);
  const ids = (name: string) => catalogue.find(name).map(({ id }) => id);

  test("makes ids from brand and name, and lines and successors from names", () => {
    expect(catalogue.product("gaggia/classic-pro")).toEqual({
      id: "gaggia/classic-pro",
      brand: "gaggia",
      name: "Classic Pro",
      kind: "espresso machine",
      isLine: false,
      line: "gaggia/classic",
      aliases: ["RI9380"],
      successor: "gaggia/classic-evo-pro",
    });
  });

  test("finds a product by name, alias, and brand or brand alias before the name", () => {
    for (const name of ["classic pro", "Classic-Pro", "ri9380", "Gaggia Classic Pro", "GaggiaClassicPro", "Gaggia Milano Classic Pro"]) {
      expect(ids(name)).toEqual(["gaggia/classic-pro"]);
    }
    expect(ids("gaggia")).toEqual(["gaggia"]);
    expect(ids("Breville Classic Pro")).toEqual([]);
    expect(ids("")).toEqual([]);
  });

  test("shows brand and name, or the full name where one is given", () => {
    expect(catalogue.displayName("gaggia/classic-pro")).toBe("Gaggia Classic Pro");
    expect(catalogue.displayName("breville/oracle")).toBe("The Oracle");
    expect(catalogue.displayName("gaggia")).toBe("Gaggia");
  });

  test("knows the brand of a product and of a brand", () => {
    expect(catalogue.brandOf("gaggia/classic-pro")?.id).toBe("gaggia");
    expect(catalogue.brandOf("gaggia")?.id).toBe("gaggia");
    expect(catalogue.brandOf("acme/one")).toBeUndefined();
  });

  test("answers for a line from its products", () => {
    expect(catalogue.releaseState("gaggia/classic", "US", "2020-01-01").state).toBe("released");
    expect(catalogue.releaseState("acme/one", "US", "2020-01-01").state).toBe("unknown");
  });
});

test("a brand and a product that stand twice are merged", () => {
  const catalogue = buildCatalogue({
    brands: [
      { id: "acme", name: "Acme" },
      { id: "acme", name: "ACME Corp", aliases: ["Acme Inc"], ambiguous: true },
    ],
    products: [
      { brand: "acme", name: "One", kind: "phone" },
      { brand: "acme", name: "One", kind: "tablet", aliases: ["A-1"] },
    ],
  });
  expect(catalogue.brands).toEqual([{ id: "acme", name: "Acme", aliases: ["ACME Corp", "Acme Inc"], ambiguous: true }]);
  expect(catalogue.products.map(({ kind, aliases }) => ({ kind, aliases }))).toEqual([{ kind: "phone", aliases: ["A-1"] }]);
});

test("every row that points at nothing is named, with the nearest name that exists", () => {
  const broken: CatalogueParts = {
    brands: [{ id: "samsung", name: "Samsung" }],
    products: [
      { brand: "samsng", name: "Galaxy S7" },
      { brand: "samsung", name: "Galaxy S8", line: "Galaxy S" },
      { brand: "samsung", name: "Galaxy S9", line: "Galaxy S8", successor: "Galaxy S99" },
      { brand: "samsung", name: "Galaxy", isLine: true, line: "Galaxy" },
    ],
    facts: [{ product: "samsung/galaxy-s88", market: "*", event: "released", date: "2017", source: "test" }],
    prices: [{ product: "samsung/zzzzzzzz", market: "US", amount: 1, currency: "USD", source: "test" }],
  };
  let message = "";
  try {
    buildCatalogue(broken);
  } catch (error) {
    expect((error as LandfallError).code).toBe("CATALOGUE_INVALID");
    message = (error as LandfallError).message;
  }
  expect(message.split("\n").slice(1)).toEqual([
    "products[0]: brand 'samsng' is not in brands.csv; did you mean 'samsung'?",
    "products[1]: 'samsung/galaxy-s' is not in products.csv; did you mean 'samsung/galaxy-s8'?",
    "products[2]: line 'samsung/galaxy-s8' is not marked as a line; put yes into its is_line",
    "products[2]: 'samsung/galaxy-s99' is not in products.csv; did you mean 'samsung/galaxy-s9'?",
    "products[3]: line 'samsung/galaxy' leads back to the product itself; break the circle",
    "facts[0]: 'samsung/galaxy-s88' is not in products.csv; did you mean 'samsung/galaxy-s8'?",
    "prices[0]: 'samsung/zzzzzzzz' is not in products.csv; add it there",
  ]);
});
