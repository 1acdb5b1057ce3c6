import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detect as detectCopies } from "../copies/detect.js";
import { defaults, detect, type StoryRow } from "./detect.js";
import { StoryStream } from "./story-stream.js";

const subjects = [
  "battery fires recall widens",
  "curved screen launch date",
  "price cut in the shops",
  "factory strike halts supply",
  "camera update rollout",
];
const tellers = ["Morning Post", "Evening Star", "ana", "ben", ""];
const hour = 3_600_000;

/** Small sets of headlines and posts: several on one subject, copies and citations among them, times sharp, wide and unknown. */
const rows = fc
  .array(
    fc.record({
      subject: fc.nat(subjects.length - 1),
      words: fc.array(
        fc.constantFrom("new", "today", "report", "says", "model 7", "exclusive", "$199", "via @ana", "according to Morning Post"),
        { maxLength: 3 },
      ),
      teller: fc.nat(tellers.length - 1),
      time: fc.option(fc.tuple(fc.nat(96), fc.constantFrom(0, 1, 24)), { freq: 8 }),
      repost: fc.boolean(),
    }),
    { minLength: 2, maxLength: 40 },
  )
  .map((items) =>
    items.map(({ subject, words, teller, time, repost }, i): StoryRow => {
      const said = `${subjects[subject]} ${words.join(" ")}`;
      return {
        id: `d${String(i).padStart(3, "0")}`,
        title: repost ? null : said,
        text: repost ? `RT @ana: ${said}` : "",
        author: tellers[teller] || null,
        source: teller < 2 ? "news" : "microblog",
        time: time && { from: time[0] * hour, to: (time[0] + time[1]) * hour },
      };
    }),
  );

const shuffled = rows.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
);

describe("stories and copies", () => {
  it("do not depend on the order in which documents come, nor on how they are cut into batches", () => {
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(detect.detailed(other)).toEqual(detect.detailed(list));
        expect(detect(other)).toEqual(detect(list));
        expect(detectCopies(other.map(toCopyRow))).toEqual(detectCopies(list.map(toCopyRow)));
      }),
      { numRuns: 60 },
    );
  });

  it("do not depend on the order within a window of the stream", () => {
    const windowDocuments = 8;
    const inWindows = rows.chain((list) => {
      const windows = Array.from({ length: Math.ceil(list.length / windowDocuments) }, (_, i) =>
        list.slice(i * windowDocuments, (i + 1) * windowDocuments),
      );
      const orders = windows.map((window) => fc.shuffledSubarray(window, { minLength: window.length, maxLength: window.length }));
      return fc.tuple(fc.constant(list), fc.tuple(...orders));
    });
    fc.assert(
      fc.property(inWindows, ([list, windows]) => {
        expect(partition(windows.flat(), windowDocuments)).toEqual(partition(list, windowDocuments));
      }),
      { numRuns: 60 },
    );
  });

  it("say of a story what is said of its remaining documents when one is deleted", () => {
    fc.assert(
      fc.property(rows, fc.nat(39), (list, at) => {
        const rest = list.filter((_, i) => i !== at % list.length);
        if (rest.length === 0) return;
        const deleted = list[at % list.length].id;
        const { members, stories } = detect.detailed(rest);
        expect(members.map(({ id }) => id).sort()).toEqual(rest.map(({ id }) => id).sort());
        const named = stories.flatMap((story) => [
          story.id,
          ...[...story.origins.values()].map(({ to }) => to),
          ...story.members.map(({ root }) => root),
        ]);
        expect(named).not.toContain(deleted);
      }),
      { numRuns: 40 },
    );
  });
});

function toCopyRow(row: StoryRow) {
  return { ...row, text: row.text || (row.title ?? "") };
}

function partition(list: readonly StoryRow[], windowDocuments: number): string[] {
  const stream = new StoryStream({ ...defaults, windowDocuments });
  for (const row of list) stream.push(row);
  const sets = new Map<number, string[]>();
  stream.stories().forEach((story, i) => {
    sets.set(story, [...(sets.get(story) ?? []), list[i].id]);
  });
  return [...sets.values()].map((ids) => ids.sort().join(" ")).sort();
}
