import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { blueskySearch } from "../../src/collect/bluesky/adapter.js";
import { jetstream } from "../../src/collect/bluesky/jetstream-adapter.js";
import { discourse } from "../../src/collect/discourse/adapter.js";
import { feeds } from "../../src/collect/feed/adapter.js";
import { folder } from "../../src/collect/folder/adapter.js";
import { gdelt } from "../../src/collect/gdelt/adapter.js";
import { hackerNews } from "../../src/collect/hackernews/adapter.js";
import { lemmy } from "../../src/collect/lemmy/adapter.js";
import { mastodon } from "../../src/collect/mastodon/adapter.js";
import { mastodonStream } from "../../src/collect/mastodon/stream-adapter.js";
import { newsSearch } from "../../src/collect/newssearch/adapter.js";
import { pages } from "../../src/collect/page/adapter.js";
import { reddit } from "../../src/collect/reddit/adapter.js";
import { redditDumps } from "../../src/collect/reddit/dump-adapter.js";
import { warc } from "../../src/collect/warc/adapter.js";
import { commonCrawl } from "../../src/collect/warc/common-crawl.js";
import { youtube } from "../../src/collect/youtube/adapter.js";
import { sourceKinds } from "../../src/core/source-config.js";

const adapters = [
  ...[blueskySearch, commonCrawl, discourse, feeds, folder, gdelt, hackerNews, jetstream, lemmy],
  ...[mastodon, mastodonStream, newsSearch, pages, reddit, redditDumps, warc, youtube],
];
const docs = resolve(import.meta.dirname, "../../docs/sources");

describe("docs/sources", () => {
  it.each(adapters.map(({ kind, limits }) => [kind, limits] as const))(
    "says of %s what it cannot see, as the source itself says it",
    (kind, limits) => {
      const path = resolve(docs, `${kind}.md`);
      expect(existsSync(path)).toBe(true);
      const text = readFileSync(path, "utf8");
      for (const limit of limits) expect(text).toContain(`- ${limit}\n`);
      for (const part of ["## What it asks", "- Key:", "- Politeness:", "- Dates:", `kind = "${kind}"`]) expect(text).toContain(part);
    },
  );

  it("has a page for each kind of the workspace file, and no other", () => {
    const kinds = sourceKinds.filter((kind) => kind !== "file").sort();
    expect(readdirSync(docs).sort()).toEqual(kinds.map((kind) => `${kind}.md`));
    expect(adapters.map(({ kind }) => kind).sort()).toEqual(kinds);
  });
});
