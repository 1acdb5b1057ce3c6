import { expect, it } from "vitest";
import type { Catalogue } from "../catalogue/types.js";
import { brandsBegan } from "./brand-began.js";

it("lets a brand be talked of from five years before the first fact on a product of it", () => {
  const fact = (product: string, date: string) => ({ product, market: "*", event: "announced" as const, date, source: "test" });
  const catalogue = {
    facts: [fact("acme/two", "2016-09-07"), fact("acme/one", "2012-Q3"), fact("other/x", "not a date")],
    brandOf: (entity: string) => ({ id: entity.split("/")[0] }),
  } as unknown as Catalogue;
  expect([...brandsBegan(catalogue)].map(([brand, at]) => [brand, new Date(at).toISOString().slice(0, 10)])).toEqual([
    ["acme", "2007-07-01"],
  ]);
});
