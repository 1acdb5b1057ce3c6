import { describe, expect, it } from "vitest";
import { listedLinks } from "./listing.js";

describe("listedLinks", () => {
  it("takes headlines, and nothing of navigation, other sites, tags or pictures", () => {
    const html = `<nav><a href="/a-long-enough-address">A menu entry that is long enough</a></nav>
      <article><a href="/2024/phone#top"><img></a><h2><a href="/2024/phone">Quayphone on sale</a></h2><a href="/tag/phones">All our texts about phones</a></article>
      <p><a href="https://other.example/x">A text on quite another site, it seems</a> <a href="/note">short</a>
      <a href="/report?id=7">The battery of the Quayphone, tested</a> <a href="/list?page=2">Older</a> <a href="/photo.jpg">A picture of the Quayphone's back</a></p>`;
    expect(listedLinks(html, "https://www.s.example/news")).toEqual([
      { url: "https://www.s.example/2024/phone", title: "Quayphone on sale" },
      { url: "https://www.s.example/report?id=7", title: "The battery of the Quayphone, tested" },
    ]);
  });
});
