import { describe, expect, it } from "vitest";
import type { FetchedAnswer } from "../fetch/fetcher.js";
import { gdelt } from "./adapter.js";

const now = Date.UTC(2024, 8, 8);
const query = {
  phrases: ["Quayphone", "Quay Note"],
  ambiguous: [{ phrase: "Quay", with: ["phone"] }],
  exclusions: [],
  languages: ["de", "en-GB"],
};
const tasks = gdelt.plan(query, {});
const askedBy = (at: number): URLSearchParams => new URL(gdelt.request(tasks[at], null, now).url).searchParams;

const answer = (url: string, body: string): FetchedAnswer => ({
  url,
  redirects: [],
  status: 200,
  contentType: "application/json",
  headers: new Map(),
  body: Buffer.from(body),
  validators: { etag: null, lastModified: null },
  fetchedAt: now,
  requests: 1,
});

describe("gdelt", () => {
  it("puts phrases together, a phrase with a word beside it alone, and brackets around alternatives only", () => {
    expect(askedBy(0).get("query")).toBe('("Quayphone" OR "Quay Note") (sourcelang:german OR sourcelang:english)');
    expect(askedBy(1).get("query")).toBe('"Quay" phone (sourcelang:german OR sourcelang:english)');
    const [task] = gdelt.plan({ ...query, phrases: ["Quayphone"], ambiguous: [], languages: ["de"] }, {});
    expect(new URL(gdelt.request(task, null, now).url).searchParams.get("query")).toBe('"Quayphone" sourcelang:german');
  });

  it("begins a week back, and later an hour before the newest that it has seen", () => {
    expect(askedBy(0).get("startdatetime")).toBe("20240901000000");
    const url = new URL(gdelt.request(tasks[0], { mark: now - 7200_000 }, now).url);
    expect(url.searchParams.get("startdatetime")).toBe("20240907210000");
  });

  it("asks on behind a full page, from its oldest article", () => {
    const { url } = gdelt.request(tasks[0], null, now);
    const articles = Array.from({ length: 250 }, (_, n) => ({
      url: `https://s.example/${n}`,
      title: "T",
      seendate: new Date(now - n * 900_000).toISOString().replace(/[-:]|\.\d+/g, ""),
    }));
    const page = gdelt.read(tasks[0], null, answer(url, JSON.stringify({ articles })), { source: "g", now });
    const waiting = JSON.parse(String(page.cursor.waiting)) as [string][];
    const further = new URL(String(waiting.at(-1)?.[0]));
    expect([waiting.length, further.searchParams.get("enddatetime")]).toEqual([251, "20240905094500"]);
  });

  it("takes words instead of JSON, as the service answers what it does not like, for a failure", () =>
    expect(
      gdelt.read(tasks[0], null, answer("https://g.example/", "Your query was too short or too long."), { source: "g", now }).diagnostics,
    ).toMatchObject([{ code: "unreadable" }]));
});
