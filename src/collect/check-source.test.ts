import { describe, expect, it } from "vitest";
import { LandfallError } from "../core/errors.js";
import { checkSources } from "./check-source.js";
import { feeds } from "./feed/adapter.js";
import type { FetchedAnswer } from "./fetch/fetcher.js";
import type { SourceFetcher } from "./source-step.js";

const now = Date.UTC(2016, 8, 8);
const bodies: Record<string, string> = {
  "https://a.example/feed":
    "<rss><channel><title>A</title><item><guid>1</guid><title>Quayphone</title><pubDate>Wed, 07 Sep 2016 10:00:00 GMT</pubDate></item></channel></rss>",
  "https://b.example/": '<link rel="alternate" type="application/rss+xml" href="/feed">',
  "https://b.example/feed": "<rss><channel><title>B</title></channel></rss>",
  "https://c.example/": "<html>no feed</html>",
};
const fetcher: SourceFetcher = {
  async get(url): Promise<FetchedAnswer> {
    if (url.includes("closed")) throw new LandfallError("FETCH_REFUSED", "robots.txt of closed.example closes /feed");
    const body = bodies[url];
    return {
      url,
      redirects: [],
      status: body === undefined ? 410 : 200,
      contentType: null,
      headers: new Map(),
      body: Buffer.from(body ?? ""),
      validators: { etag: null, lastModified: null },
      fetchedAt: now,
      requests: 1,
    };
  },
};

const check = (...urls: string[]) =>
  checkSources(
    feeds
      .plan({ phrases: [], ambiguous: [], exclusions: [], languages: [] }, { feeds: urls })
      .map((task) => ({ source: "f", adapter: feeds, task })),
    fetcher,
    { now: () => now },
  );

describe("checkSources", () => {
  it("says of each which answer it gives, in the order asked", async () => {
    const checks = await check(
      "https://a.example/feed",
      "https://b.example/",
      "https://c.example/",
      "https://gone.example/",
      "https://closed.example/feed",
    );
    expect(checks.map(({ verdict, documents, requests }) => [verdict, documents, requests])).toEqual([
      ["answers", 1, 1],
      ["silent", 0, 2],
      ["failed", 0, 1],
      ["gone", 0, 1],
      ["refused", 0, 0],
    ]);
    expect(checks[0]).toMatchObject({ newestMs: Date.UTC(2016, 8, 7, 10), reason: "it answers, with 1 document at first" });
    expect(checks[4].reason).toContain("robots.txt");
  });
});
