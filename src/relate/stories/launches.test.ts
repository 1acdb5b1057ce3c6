import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { detect, type Story, type StoryRow } from "./detect.js";

const corpora = new URL("../../../../shared/data/corpora/", import.meta.url);
const isMissing = !existsSync(corpora);
if (isMissing) console.warn("launch days: skipped, ../shared/data/corpora is not there");

/** Dated headlines of a publication and dated posts of a forum, 2015 to 2017. */
function readRows(): StoryRow[] {
  const read = (file: string): Record<string, string>[] =>
    parse(readFileSync(new URL(file, corpora)), { columns: true, relax_column_count: true });
  const headlines = read("techcrunch_headlines_2015_2017.csv").map(({ time, title, author }, i): StoryRow => {
    const from = Date.parse(`${time.replace(" ", "T")}Z`);
    return { id: `headline-${i}`, title, text: "", author, time: { from, to: from + 1000 }, source: "feed" };
  });
  const posts = read("hackernews_2015_2016.csv").map(({ id, title, url, author, created_at }): StoryRow => {
    const from = Date.parse(`${created_at} UTC`);
    return {
      id: `post-${id}`,
      title,
      text: "",
      url,
      author,
      time: Number.isNaN(from) ? null : { from, to: from + 60_000 },
      source: "hackernews",
    };
  });
  return [...headlines, ...posts];
}

describe.skipIf(isMissing)("launch days in dated headlines and posts", () => {
  let stories: Story[] = [];
  const titles = new Map<string, string>();

  beforeAll(() => {
    const rows = readRows();
    for (const row of rows) titles.set(row.id, row.title ?? "");
    stories = detect.detailed(rows).stories;
  });

  const naming = (story: Story, name: RegExp): number => story.members.filter((member) => name.test(titles.get(member.id)!)).length;

  for (const [product, name, day] of [
    ["iPhone 7", /iphone 7/i, "2016-09-07"],
    ["Pixel", /\bpixel\b/i, "2016-10-04"],
  ] as const) {
    it(`makes the launch of ${product} a story whose busiest day is ${day}`, () => {
      const story = stories.reduce((best, next) => (naming(next, name) > naming(best, name) ? next : best));
      const busiest = story.timeline.reduce((best, next) => (next.documents > best.documents ? next : best));
      expect(naming(story, name)).toBeGreaterThanOrEqual(5);
      expect(busiest.day).toBe(day);
      // A story of the launch, not of the product's whole year.
      expect(story.interval!.to - story.interval!.from).toBeLessThan(14 * 86_400_000);
    });
  }
});
