import { describe, expect, it } from "vitest";
import { authorInLine } from "./author.js";
import { extractPage } from "./extract.js";

const sentence = "The phone went on sale on Tuesday in forty shops, and its battery lasts two days, as the maker says.";
const authorOf = (body: string, head = ""): string | null =>
  extractPage(
    `<html><title>A phone for the north</title>${head}<body>${body}<article><p>${sentence}</p><p>${sentence} Again.</p></article></body></html>`,
    { url: "https://harbourpost.example/a" },
  ).author;

describe("the author of a page", () => {
  it("is taken from its data before anything else", () =>
    expect(
      authorOf(
        `<p class="byline">By Bo Pier</p>`,
        `<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Ada Quay"}}</script>`,
      ),
    ).toBe("Ada Quay"));

  it("is the person of the byline where the data name only the outlet", () =>
    expect(
      authorOf(
        `<p class="byline">By <a rel="author">Ada Quay</a>, harbour correspondent</p>`,
        `<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"Northern Desk"}}</script>`,
      ),
    ).toBe("Ada Quay"));

  it("is nobody where only the outlet is named, by its address or its form", () => {
    expect(authorOf("", `<meta name="author" content="HarbourPost">`)).toBeNull();
    expect(authorOf("", `<meta name="author" content="Quay Media GmbH">`)).toBeNull();
  });

  it("is the office that a byline shows where it names no person", () =>
    expect(authorOf(`<p class="byline">Redaktion</p>`)).toBe("Redaktion"));

  it("is found in an hCard", () =>
    expect(authorOf(`<span class="author vcard">by <a class="url fn n" href="/u/ada">Ada Quay</a></span>`)).toBe("Ada Quay"));

  it("is found in a line above the text", () => expect(authorOf(`<div>Von Ada Quay und Bo Pier</div>`)).toBe("Ada Quay, Bo Pier"));

  it("is not the one of another article's teaser", () =>
    expect(
      authorOf(
        `<div><span itemprop="author">Ada Quay</span></div><aside><span itemprop="author">Bo Pier</span><span itemprop="author">Cy Wharf</span></aside>`,
      ),
    ).toBe("Ada Quay"));

  it.each([
    ["By Ada Quay | 7 September 2016", "Ada Quay"],
    ["Daniel Quay", "Daniel Quay"],
    ["Par Loïc Le Quai", "Loïc Le Quai"],
    ["Text & Fotos: Ada Quay", "Ada Quay"],
    ["Interview: Ada Quay", "Ada Quay"],
    ["Chefredakteurin Ada Quay", "Ada Quay"],
    ["Ada Quay, PhD", "Ada Quay"],
    ["Por Ada Quay @adaquay", "Ada Quay"],
    ["Ada Quay and Bo Pier", "Ada Quay, Bo Pier"],
    ["Quay & Sons", "Quay & Sons"],
    ["ByAda Quay", "Ada Quay"],
  ])("cleans %j", (byline, author) => expect(authorOf("", `<meta name="author" content="${byline}">`)).toBe(author));

  it.each(["admin", "wordpressadmin", "Posted on 7.9.2016", "Zuletzt geändert", "https://x.example/ada", "Join us!"])(
    "takes %j for no name",
    (byline) => expect(authorOf("", `<meta name="author" content="${byline}">`)).toBeNull(),
  );
});

describe("a line of text", () => {
  it.each([
    ["By Ada Quay", "Ada Quay"],
    ["7.9.2016 | 13:10 Uhr | Ada Quay", "Ada Quay"],
    ["By the harbour, in the morning", null],
    ["7.9.2016", null],
    ["Ada Quay", null],
  ])("%j names %j as its author", (line, author) => expect(authorInLine(line)).toBe(author));
});
