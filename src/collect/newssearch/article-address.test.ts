import { describe, expect, it } from "vitest";
import { articleAddress } from "./article-address.js";

const packed = Buffer.from("\x08\x13\x22\x19https://s.example/a?b=1\xd2\x01\x00", "latin1").toString("base64url");

describe("articleAddress", () => {
  it.each([
    ["http://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fs.example%2fa%3fb%3d1&c=1", "https://s.example/a?b=1"],
    ["https://www.google.com/url?q=https://s.example/a&sa=t", "https://s.example/a"],
    [`https://news.google.com/rss/articles/${packed}?oc=5`, "https://s.example/a?b=1"],
    [
      "https://news.google.com/rss/articles/CBMiU0FVX3lxTE1nothingtoreadhere",
      "https://news.google.com/rss/articles/CBMiU0FVX3lxTE1nothingtoreadhere",
    ],
    ["https://s.example/?url=https://t.example/", "https://s.example/?url=https://t.example/"],
    ["no address", "no address"],
  ])("reads %s", (link, expected) => expect(articleAddress(link)).toBe(expected));
});
