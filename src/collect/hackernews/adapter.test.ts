import { describe, expect, it } from "vitest";
import type { FetchedAnswer } from "../fetch/fetcher.js";
import type { Cursor } from "../source.js";
import { hackerNews } from "./adapter.js";

const now = Date.UTC(2016, 8, 8);
const second = now / 1000;
const query = { phrases: ["Quayphone"], ambiguous: [], exclusions: [], languages: [] };
const [task] = hackerNews.plan(query, {});

const answer = (hits: object[]): FetchedAnswer => ({
  url: "https://hn.algolia.com/",
  redirects: [],
  status: 200,
  contentType: "application/json",
  headers: new Map(),
  body: Buffer.from(JSON.stringify({ hits })),
  validators: { etag: null, lastModified: null },
  fetchedAt: now,
  requests: 1,
});
const story = (id: string, ageSeconds: number, comments = 2) => ({
  objectID: id,
  created_at_i: second - ageSeconds,
  title: "The Quayphone",
  num_comments: comments,
  author: "ada",
});
const comment = (id: string, ageSeconds: number) => ({
  objectID: id,
  created_at_i: second - ageSeconds,
  comment_text: "It <i>breaks</i>.",
  story_title: "The Quayphone",
  story_id: 1,
  parent_id: 1,
  author: "bo",
});

function step(cursor: Cursor | null, hits: object[]) {
  const { url } = hackerNews.request(task, cursor, now);
  const parameters = new URL(url).searchParams;
  return {
    asked: parameters.get("query") ?? parameters.get("tags"),
    filters: parameters.get("numericFilters"),
    ...hackerNews.read(task, cursor, answer(hits), { source: "hn", now }),
  };
}

describe("hackernews", () => {
  it("reads the comments on each story that it found, then searches again, then reads what is new in each", () => {
    const search = step(null, [story("1", 3600), story("2", 7200, 0), story("3", 9 * 24 * 3600)]);
    expect([search.asked, search.isDone]).toEqual(['"Quayphone"', false]);
    const thread = step(search.cursor, [comment("11", 60)]);
    expect([thread.asked, thread.filters, thread.isDone]).toEqual(["comment,story_1", `created_at_i>=${second - 3600}`, true]);
    expect(thread.documents).toMatchObject([{ id: "hackernews:11", text: "It breaks.", replyTo: "hackernews:1", forum: "The Quayphone" }]);
    const again = step(thread.cursor, []);
    expect([again.asked, again.isDone]).toEqual(['"Quayphone"', false]);
    expect(step(again.cursor, [])).toMatchObject({ asked: "comment,story_1", filters: `created_at_i>=${second - 60 - 600}`, isDone: true });
  });

  it("does not follow stories where only what names the product is wanted", () => {
    const [only] = hackerNews.plan(query, { threads: false });
    expect(hackerNews.read(only, null, answer([story("1", 60)]), { source: "hn", now }).isDone).toBe(true);
  });
});
