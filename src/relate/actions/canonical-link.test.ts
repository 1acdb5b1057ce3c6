import { describe, expect, it } from "vitest";
import { canonicalLink, sourceDomain } from "./canonical-link.js";

describe("canonicalLink", () => {
  it("gives one address to the dresses of one page", () => {
    const page = "https://example.org/a/b?id=7&p=2";
    for (const link of [
      "http://www.example.org/a/b/?p=2&id=7",
      "https://m.Example.org:443/a/b?utm_source=x&id=7&p=2&fbclid=abc#top",
      "example.org/a/b/amp?id=7&p=2",
    ]) {
      expect(canonicalLink(link)).toBe(page);
    }
  });
  it("keeps apart what the path, the case of the path or a real parameter keeps apart", () => {
    expect(new Set(["https://e.org/a", "https://e.org/A", "https://e.org/a?id=1", "https://e.org:8080/a"].map(canonicalLink)).size).toBe(4);
  });
  it("refuses what is no web address", () => {
    for (const link of [
      "",
      "mailto:a@b.org",
      "javascript:alert(1)",
      "https://",
      "https://localhost/x",
      `https://e.org/${"x".repeat(3000)}`,
    ]) {
      expect(canonicalLink(link)).toBeNull();
    }
  });
});

describe("sourceDomain", () => {
  it("is the registered domain of a page, by the public suffix list", () => {
    expect(sourceDomain("https://news.shop.example.co.uk/x")).toBe("example.co.uk");
  });
  it("is null for shorteners, platforms and address numbers", () => {
    for (const link of ["https://t.co/x", "https://old.reddit.com/r/x", "https://10.0.0.1/x"]) expect(sourceDomain(link)).toBeNull();
  });
});
