import { describe, expect, it } from "vitest";
import { extractPage } from "./extract.js";

const sentence = (about: string): string =>
  `The ${about} went on sale on Tuesday in forty shops, and its battery lasts two days, as the maker says.`;
const paragraphs = (...about: string[]): string => about.map((one) => `<p>${sentence(one)}</p>`).join("");
const textOf = (body: string): string =>
  extractPage(`<html><title>T</title><body>${body}</body></html>`, { url: "https://s.example/a" }).text;
const words = ["phone", "watch", "tablet", "camera", "speaker", "laptop", "charger", "screen", "router"];

describe("the main text", () => {
  it("leaves out what readers said below it, however long and whatever it is called", () => {
    const comments = words.map((word) => `<li class="m"><b>ada</b> 14.01.2020, 13:47 <p>${sentence(word).repeat(4)}</p></li>`).join("");
    expect(
      textOf(
        `<article>${paragraphs("first", "second", "third", "fourth", "fifth", "sixth")}</article><div class="x"><ul>${comments}</ul></div>`,
      ),
    ).toBe(["first", "second", "third", "fourth", "fifth", "sixth"].map(sentence).join("\n"));
  });

  it("leaves out a list of other articles, each under a heading that is a link", () => {
    const teasers = words
      .map((word) => `<div class="c"><h3><a href="/${word}">All about the new ${word}</a></h3><p>${sentence(word).repeat(3)}</p></div>`)
      .join("");
    expect(
      textOf(
        `<div class="x">${paragraphs("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")}</div><div class="y">${teasers}</div>`,
      ),
    ).not.toContain("router");
  });

  it("takes in the paragraphs that stand before and behind the box with most of the text", () =>
    expect(
      textOf(
        `<div class="z"><p>${sentence("lead")}</p><div class="wall">${paragraphs(...words)}</div><p>${sentence("end")}</p></div>`,
      ).split("\n"),
    ).toEqual(["lead", ...words, "end"].map(sentence)));

  it("keeps a section whose id is made from its heading, whatever words stand in it", () =>
    expect(
      textOf(
        `<article>${paragraphs(...words)}<div id="sharing-with-friends"><h2>Sharing with friends</h2><p>${sentence("friend")}</p></div></article>`,
      ),
    ).toContain(sentence("friend")));

  it("keeps a list of words with links in it, and drops one of links", () => {
    const list = `<ul><li><a href="/1">The bug that ate the battery of every phone</a></li><li>${sentence("first")} <a href="/2">bug 2</a></li><li>${sentence("second")} <a href="/3">bug 3</a></li></ul>`;
    const links = `<ul>${words.map((word) => `<li><a href="/${word}">The new ${word} is here at last, and we like it</a></li>`).join("")}</ul>`;
    const text = textOf(`<article>${paragraphs(...words)}${list}${links}</article>`);
    expect(text).toContain("The bug that ate the battery of every phone");
    expect(text).not.toContain("we like it");
  });

  it("reads over marks without a width, and how a word is spoken", () =>
    expect(
      textOf(
        `<p>The bat\u00adtery of the <ruby>電<rt>でん</rt>話<rt>わ</rt></ruby> lasts two days\u200b, as the maker says in its new leaflet.</p>`,
      ),
    ).toBe("The battery of the 電話 lasts two days, as the maker says in its new leaflet."));

  it("takes the article from the page's data where nothing shows until a script runs", () => {
    const body = words.map(sentence).join("\\n");
    expect(
      textOf(
        `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${body}"}</script><div id="app"></div><p>Please update your browser.</p>`,
      ),
    ).toContain(sentence("watch"));
  });
});

describe("a date that stands nowhere else", () => {
  const dated = (...lines: string[]): string | undefined =>
    extractPage(
      `<html lang="de"><title>T</title><body><article>${paragraphs(...words)}</article>${lines.map((line) => `<div>${line}</div>`).join("")}</body></html>`,
      {
        url: "https://s.example/a",
      },
    ).published?.value;

  it("is taken from the one line that is a date and little more", () =>
    expect(dated("Datum: 19.11.2021", "Seite 3 von 4")).toBe("19.11.2021"));
  it("is not guessed from a list of dates", () => expect(dated("01.02.2022 Kiel", "05.02.2022 Bonn", "09.02.2022 Ulm")).toBeUndefined());
  it("is not that of a copyright", () => expect(dated("© 19.11.2021 S")).toBeUndefined());
});
