import { describe, expect, it } from "vitest";
import { extractLine, extractPage } from "./extract.js";

const sentences =
  "The phone went on sale on Tuesday in forty shops. Its battery lasts two days, the maker says, and the camera takes pictures in near darkness.";

function page(body: string, head = ""): string {
  return `<!doctype html><html lang="en-us"><head><title>A phone for the north | Harbour Post</title>${head}</head><body>${body}</body></html>`;
}

const article = page(
  `<nav><a href="/">Home</a> <a href="/phones">Phones</a></nav>
   <article class="story"><h1>A phone for the north</h1><p class="byline">By Ada Quay on 7 September 2016</p>
   <div class="story-body"><p>${sentences}</p><p>Read more: <a href="/other">What the rivals do</a></p>
   <figure><img src="x.jpg"><figcaption>Photo: Ada Quay</figcaption></figure>
   <p>We <a rel="sponsored nofollow" href="https://shop.example/p?id=1">bought it here</a>, and ${sentences}</p>
   <p>It is on <a href="https://www.amazon.com/dp/B01?tag=harbour-20">this page</a> too, where ${sentences.toLowerCase()}</p></div>
   <div class="share-buttons">Share this</div></article>
   <div id="comments"><p>First! I have had mine for a week and I would never buy another one, honestly.</p></div>
   <footer>Copyright Harbour Post</footer>`,
  `<meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="/2016/09/07/a-phone">`,
);

describe("extractPage", () => {
  const found = extractPage(article, { url: "https://harbour.example/2016/09/07/a-phone?from=feed" });

  it("keeps the article's sentences and nothing around them", () => {
    expect(found.text).toBe(
      [sentences, `We bought it here, and ${sentences}`, `It is on this page too, where ${sentences.toLowerCase()}`].join("\n"),
    );
  });

  it("reads title, author, outlet, canonical address and language", () => {
    expect(found).toMatchObject({
      title: "A phone for the north",
      author: "Ada Quay",
      site: "Harbour Post",
      canonical: "https://harbour.example/2016/09/07/a-phone",
      lang: "en-US",
    });
  });

  it("grades each date by where it stood, and takes the best", () => {
    expect(found.dates.map(({ where, time }) => [where, time.grade])).toEqual([
      ["url", "url"],
      ["text", "text"],
    ]);
    expect(extractLine(found).published).toBe("2016-09-07");
  });

  it("keeps what the page's links say of payment", () => {
    expect(found.links).toEqual([
      { url: "https://shop.example/p?id=1", text: "bought it here", sponsored: true, nofollow: true, affiliate: false },
      { url: "https://www.amazon.com/dp/B01?tag=harbour-20", text: "this page", sponsored: false, nofollow: false, affiliate: true },
    ]);
    expect(found.disclosure.map(({ kind }) => kind)).toEqual(["sponsored_link", "affiliate_link"]);
  });

  it("prefers the date of publication that the page's data give", () => {
    const data = `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2016-09-06T22:10:00+02:00","author":[{"name":"Bo Pier"}]}]}</script>`;
    const line = extractLine(extractPage(page(`<article><p>${sentences}</p></article>`, data), { url: "https://x.example/2016/09/07/a" }));
    expect(line).toMatchObject({ published: "2016-09-06T20:10:00Z", author: "Bo Pier" });
  });

  it("decodes bytes by what the page says", () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset="windows-1251"><p>'),
      Buffer.from([0xd2, 0xe5, 0xeb, 0xe5, 0xf4, 0xee, 0xed]),
      Buffer.from(` ${sentences}</p>`),
    ]);
    expect(extractPage(bytes).text).toBe(`Телефон ${sentences}`);
  });

  it("keeps the replies of a thread, which on an article are comments", () => {
    const reply = `<div class="comment"><p>Mine has had the same fault since the update, and the shop would not take it back.</p></div>`;
    const body = `<h1>Battery fault</h1><div class="post"><p>${sentences}</p></div>${reply}`;
    expect(extractPage(page(body), { url: "https://forum.example/t/battery/12" }).text).toContain("Mine has had");
    expect(extractPage(page(body), { url: "https://news.example/battery" }).text).not.toContain("Mine has had");
  });

  it("prints a paragraph once that the page holds for two widths of screen", () => {
    const text = extractPage(page(`<div class="wide"><p>${sentences}</p></div><div class="narrow"><p>${sentences}</p></div>`)).text;
    expect(text).toBe(sentences);
  });

  it("leaves out a box under a heading over other articles, and what captions a picture", () => {
    const body = `<article><p>${sentences}</p><figure><img><div><p>The harbour, seen from the north quay in the morning.</p></div></figure>
      <figure><table><tr><td>Price</td><td>$ 249</td></tr></table></figure><p>Then ${sentences}</p>
      <div><h3>You may also like</h3><p>Ten ways to clean a screen.</p></div></article>`;
    expect(extractPage(page(body)).text).toBe([sentences, "Price", "$ 249", `Then ${sentences}`].join("\n"));
  });

  it("stays UTF-8 where a few bytes are spoilt", () => {
    const bytes = Buffer.concat([
      Buffer.from(`<p>“Née Quay”, – ${sentences} é é é é é é é é é é é é é é é é é é é é`),
      Buffer.from([0xe2]),
      Buffer.from("</p>"),
    ]);
    expect(extractPage(bytes).text).toContain("“Née Quay”");
  });

  it("looks behind a page that hides all it says until a script runs", () => {
    expect(extractPage(page(`<div hidden><p>${sentences}</p><p>More: ${sentences}</p></div>`)).text).toContain(sentences);
  });

  it.each(["", "<!", "<html", "<p>", "\u0000", "<a href=", "<script>", "</p></div>"])("answers %j with an empty page", (html) => {
    expect(extractPage(html)).toMatchObject({ text: "", author: null, published: null, links: [] });
  });

  it("takes a page of thirty thousand labels, and of as many links in one paragraph", () => {
    expect(extractPage(`${"<p>a</p>".repeat(30_000)}<p>${sentences}</p>`).text).toContain(sentences);
    expect(extractPage(`<p>${"<a href=/x class=popup></a>".repeat(30_000)}${sentences}</p>`).text).toBe(sentences);
  });

  it("takes a page nested a hundred thousand deep", () => {
    expect(extractPage(`${"<div>".repeat(100_000)}${sentences}`).text).toBe(sentences);
  });
});
