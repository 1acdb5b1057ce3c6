import { describe, expect, it } from "vitest";
import { timed } from "../../../test/processor-time.js";
import { discoverFeeds } from "./discover.js";
import { parseFeed } from "./parse-feed.js";

const only = (source: string, url = "https://post.example/feed") => {
  const { feed, diagnostics } = parseFeed(source, { url });
  if (!feed) throw new Error(diagnostics[0].reason);
  return feed;
};

describe("parseFeed", () => {
  it("reads RSS 2.0 with the modules that sites use", () => {
    const feed =
      only(`<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel><title>Harbour Post</title><link>https://post.example/</link><ttl>30</ttl>
      <item><title>A phone &amp; a tablet</title><link>/a</link><guid isPermaLink="false">77</guid><dc:creator>Ada Quay</dc:creator>
      <pubDate>Wed, 07 Sep 2016 12:30:00 +0200</pubDate><description>Short.</description>
      <c:encoded><![CDATA[<p>Long and <a href="/b">linked</a>.</p><p>Twice.</p>]]></c:encoded></item></channel></rss>`);
    expect(feed).toMatchObject({ format: "rss", title: "Harbour Post", link: "https://post.example/", ttlMs: 1_800_000 });
    expect(feed.items).toMatchObject([
      {
        id: "77",
        title: "A phone & a tablet",
        link: "https://post.example/a",
        author: "Ada Quay",
        text: "Long and linked.\nTwice.",
        links: ["https://post.example/b"],
      },
    ]);
    expect(feed.items[0].time).toEqual({
      interval: { from: Date.UTC(2016, 8, 7, 10, 30), to: Date.UTC(2016, 8, 7, 10, 30, 1) },
      grade: "feed",
      assumedZone: null,
    });
  });

  it("reads Atom with bases, kinds of text, a hub and a reply", () => {
    const feed =
      only(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:base="https://blog.example/2016/" xml:lang="en">
      <title type="html">The &lt;b&gt;Quay&lt;/b&gt;</title><link rel="hub" href="https://hub.example/"/><link rel="self" href="feed.xml"/>
      <entry><id>tag:1</id><title type="text">1 &lt; 2</title><link rel="alternate" href="one"/><author><name>Bo Pier</name><email>bo@blog.example</email></author>
      <updated>2016-09-08T00:00:00Z</updated><published>2016-09-07T00:00:00Z</published><thr:in-reply-to ref="tag:0"/>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Body <a href="two">two</a></p></div></content></entry></feed>`);
    expect(feed).toMatchObject({
      format: "atom",
      title: "The Quay",
      language: "en",
      hub: "https://hub.example/",
      self: "https://blog.example/2016/feed.xml",
    });
    expect(feed.items).toMatchObject([
      {
        id: "tag:1",
        title: "1 < 2",
        link: "https://blog.example/2016/one",
        author: "Bo Pier",
        written: "2016-09-07T00:00:00Z",
        replyTo: "tag:0",
        text: "Body two",
        links: ["https://blog.example/2016/two"],
      },
    ]);
  });

  it("reads RDF, whose items stand beside the channel", () => {
    const feed =
      only(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://x.example/"><title>X</title><link>https://x.example/</link></channel>
      <item rdf:about="https://x.example/1"><title>One</title><dc:date>2016-09-07</dc:date></item></rdf:RDF>`);
    expect(feed).toMatchObject({ format: "rdf", title: "X" });
    expect(feed.items).toMatchObject([{ id: "https://x.example/1", link: "https://x.example/1", written: "2016-09-07" }]);
  });

  it("reads JSON Feed and sets a broken item aside", () => {
    const { feed, diagnostics } = parseFeed(
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "J",
        items: [{ id: 5, url: "/5", content_html: "<p>Five</p>", date_published: "2016-09-07T01:02:03Z", authors: [{ name: "Cy" }] }, 7],
      }),
      { url: "https://j.example/feed.json" },
    );
    expect(feed?.items).toMatchObject([{ id: "5", link: "https://j.example/5", author: "Cy", text: "Five" }]);
    expect(diagnostics).toMatchObject([{ line: 2, code: "bad_item" }]);
  });

  it.each([
    ["a raw ampersand", "<rss><channel><item><title>A & B</title></item></channel></rss>", "A & B"],
    ["an HTML entity", "<rss><channel><item><title>A&nbsp;&eacute;</title></item></channel></rss>", "A é"],
    ["an unclosed end", "<rss><channel><item><title>A</title>", "A"],
    ["noise before it", "\n\n \u0000<rss><channel><item><title>A</title></item></channel></rss>", "A"],
    ["twice escaped markup", "<rss><channel><item><title>A &amp;amp; B</title></item></channel></rss>", "A & B"],
  ])("reads a feed with %s", (_, source, title) => expect(only(source).items[0].title).toBe(title));

  it.each([
    ["", "empty"],
    ["<!DOCTYPE html><html><body>Sign in</body></html>", "html_instead"],
    ["<opml version='1.0'/>", "not_a_feed"],
    ['{"error":1}', "not_a_feed"],
    ["{", "bad_json"],
  ])("says why %j is no feed", (source, code) => expect(parseFeed(source)).toMatchObject({ feed: null, diagnostics: [{ code }] }));

  it("gives up a document nested without end in good time", () => {
    expect(timed(() => parseFeed(`<rss>${"<a>".repeat(300_000)}`)).processorMs).toBeLessThan(3000);
  });
});

describe("discoverFeeds", () => {
  it("finds the declared feeds, then the linked ones of the same site", () => {
    const html = `<link rel="alternate" type="application/rss+xml" title="News" href="/news.rss"><link rel="alternate" hreflang="de" href="/de">
      <a href="/blog/feed/">Feed</a><a href="https://other.example/feed">Other</a>`;
    expect(discoverFeeds(html, "https://site.example/blog")).toEqual([
      { url: "https://site.example/news.rss", title: "News" },
      { url: "https://site.example/blog/feed/", title: null },
    ]);
  });
});
