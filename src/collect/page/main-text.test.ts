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

describe("what stands around and between the paragraphs", () => {
  const article = (inner: string): string =>
    `<article>${paragraphs(...words.slice(0, 6))}${inner}${paragraphs(...words.slice(6))}</article>`;
  const whole = words.map(sentence).join("\n");

  it("takes in an article's own teaser, and no pointer to another", () => {
    const own = `<div class="teaser-text"><p>${sentence("lead")}</p></div>`;
    const other = `<div class="teaser"><h3><a href="/b">${sentence("rival")}</a></h3><p>${sentence("other")}</p></div>`;
    expect(textOf(`<h1>T</h1><div class="news">${own}<div class="news-text">${paragraphs(...words)}</div>${other}</div>`)).toBe(
      [sentence("lead"), whole].join("\n"),
    );
  });

  it("takes in the lead between the headline and the article's element, whatever level the headline has", () =>
    expect(
      textOf(
        `<header><h2>T</h2><p>${sentence("lead")}</p></header><div><div>${paragraphs(...words)}</div><div>${words.map((word) => `<p>Buy a ${word}</p>`).join("")}</div></div>`,
      ).split("\n")[0],
    ).toBe(sentence("lead")));

  it("leaves out a form for comments or a newsletter, with all that it says", () =>
    expect(
      textOf(
        article(
          `<form><p>${sentence("newsletter")}</p><input type="email"></form><p>Your email address will not be published, we promise.</p>`,
        ),
      ),
    ).toBe(whole));

  it("leaves out captions by the credit at their end, and errors of the site's program", () =>
    expect(
      textOf(
        article(
          `<p>The north quay in the morning light (Photo: Ada Quay)</p><div>The mayor on the quay / picture alliance</div><p>Warning: Undefined index: x in /srv/a.php on line 3</p>`,
        ),
      ),
    ).toBe(whole));

  it("keeps the words of a link in a sentence, however it opens", () =>
    expect(
      textOf(article(`<p>It is a <a class="popup tooltip" href="#n">Northern</a> phone, and the maker is proud of it.</p>`)),
    ).toContain("It is a Northern phone"));

  it("keeps the headings of a page whose sections are all h1", () =>
    expect(textOf(`<h1>T</h1>${["One", "Two", "Three"].map((head) => `<h1>${head}</h1><p>${sentence(head)}</p>`).join("")}`)).toContain(
      "Two\n",
    ));

  it("keeps a linked heading over prose of its own", () =>
    expect(textOf(`<article><h2><a href="/p">The Harbour 3</a></h2>${paragraphs(...words)}</article>`).startsWith("The Harbour 3")).toBe(
      true,
    ));

  it("leaves out what closes the page under a heading over other articles", () =>
    expect(
      textOf(
        `<div>${paragraphs(...words)}<p>More harbour stories:</p><p>Ten ways to clean a screen</p><p>The best phones of the year, and why we like them so.</p></div>`,
      ),
    ).toBe(whole));
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
