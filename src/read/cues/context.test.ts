import { expect, test } from "vitest";
import type { Situation } from "../situation.js";
import { Terms, termsOf } from "../terms.js";
import { tokenise } from "../tokens.js";
import { makerNames } from "./accounts.js";
import { contextCues, contextList } from "./context.js";
import { countText } from "./text-counts.js";

const nothingNamed: Situation = {
  mentions: [],
  target: "none",
  nature: null,
  state: null,
  products: 0,
  brands: 0,
  shares: { product: 0, brand: 0, nothing: 1 },
  onlyTags: false,
};

/** Which of the cues on links a text gives. */
function linksIn(text: string): string[] {
  const tokens = tokenise(text);
  const found: number[] = [];
  contextCues(
    { id: "1", source: "test", text },
    text,
    countText(tokens, termsOf(tokens, new Terms())),
    nothingNamed,
    makerNames([]),
    found,
  );
  return found.map((index) => contextList[index].name).filter((name) => name === "affiliate-link" || name === "shop-link");
}

test("links that pay who shares them are told from links to a shop", () => {
  expect(linksIn("mine is https://a.example/x?tag=me-20")).toEqual(["affiliate-link"]);
  expect(linksIn("mine is https://a.example/x?vintage=1")).toEqual([]);
  expect(linksIn("here https://AMZN.to/2abc")).toEqual(["affiliate-link"]);
  expect(linksIn("https://www.ebay.example/itm/1")).toEqual(["shop-link"]);
  expect(linksIn("https://bit.ly/bigdeal")).toEqual(["affiliate-link"]);
  expect(linksIn("https://bit.ly/abc and a deal")).toEqual([]);
  expect(linksIn("bought it on ebay")).toEqual([]);
});
