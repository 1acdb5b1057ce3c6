import { describe, expect, it } from "vitest";
import { detect, type StoryRow } from "./detect.js";

const minute = 60_000;
const start = Date.UTC(2016, 9, 25, 8);
function row(id: string, minutes: number | null, title: string, more: Partial<StoryRow> = {}): StoryRow {
  const from = start + (minutes ?? 0) * minute;
  return { id, title, text: "", time: minutes === null ? null : { from, to: from + minute }, ...more };
}

const rows = [
  row("a1", 0, "Xiaomi unveils Mi Mix concept phone with edgeless display", { source: "feed", publication: "Morning Post" }),
  row("a2", 30, "Mi Mix: Xiaomi unveils an edgeless concept phone", { source: "feed", publication: "Evening Star", text: "" }),
  row("a3", 60, "Edgeless Mi Mix concept phone unveiled, Morning Post reports", { source: "twitter", author: "ana" }),
  row("b1", 10, "Samsung recall of Galaxy Note 7 widens after new battery fires", { source: "feed", publication: "Daily Echo" }),
  row("b2", 50, "More battery fires: Samsung widens Galaxy Note 7 recall", { source: "twitter", author: "ben" }),
  row("c1", 20, "City council debates parking fees downtown", { source: "feed", publication: "Morning Post" }),
];

describe("detect stories", () => {
  it("groups headlines on one event and keeps other events apart", () => {
    const stories = detect.detailed(rows).stories.map((story) => story.members.map((member) => member.id));
    expect(stories).toEqual([["a1", "a2", "a3"], ["b1", "b2"], ["c1"]]);
  });

  it("writes one line for each document, with its lag from the story's earliest", () => {
    const lines = detect(rows);
    expect(lines.map((line) => line.id).sort()).toEqual(rows.map((each) => each.id).sort());
    expect(lines.find((line) => line.id === "a3")).toEqual({ id: "a3", story: "a1", role: "echo", root: "a1", lag_minutes: 60 });
  });

  it("takes the certain first for a root, one that cites it for its echo, and one that says nothing for undetermined", () => {
    const roles = detect(rows).filter((line) => line.story === "a1");
    expect(roles.map((line) => [line.id, line.role, line.root])).toEqual([
      ["a1", "root", "a1"],
      ["a2", "undetermined", null],
      ["a3", "echo", "a1"],
    ]);
  });

  it("gives the same lines whatever the order of the rows", () => {
    const lines = detect(rows);
    expect(detect([...rows].reverse())).toEqual(lines);
    expect(detect([rows[3], rows[0], rows[5], rows[2], rows[1], rows[4]])).toEqual(lines);
  });

  it("repairs a story when a document is deleted", () => {
    const [story] = detect.detailed(rows.filter((each) => each.id !== "a1")).stories.filter((each) => each.id === "a2");
    expect(story.members).toEqual([
      { id: "a2", story: "a2", role: "root", root: "a2", lag_minutes: 0 },
      { id: "a3", story: "a2", role: "echo", root: null, lag_minutes: 30 },
    ]);
    expect(story.first).toEqual({ kind: "first", id: "a2" });
  });

  it("groups documents without any time, and then calls none of them first", () => {
    const undated = rows.map((each) => ({ ...each, time: null }));
    const { stories } = detect.detailed(undated);
    expect(stories.map((story) => story.members.length).sort()).toEqual([1, 2, 3]);
    for (const story of stories) {
      expect(story.first).toEqual({ kind: "unknown" });
      expect(story.undated).toBe(story.members.length);
      expect(story.members.every((member) => member.lag_minutes === null)).toBe(true);
    }
  });

  it("says 'one of' where day-only dates overlap", () => {
    const day = { from: start, to: start + 24 * 60 * minute };
    const { stories } = detect.detailed(rows.map((each) => ({ ...each, time: day })));
    expect(stories.find((story) => story.members.length === 2)?.first).toEqual({ kind: "one_of", ids: ["b1", "b2"] });
  });

  it("tells lags, the time line, independent roots and the label of a story", () => {
    const [story] = detect.detailed(rows, { pressSources: [] }).stories;
    expect(story.label).toBe("Mi Mix: Xiaomi unveils an edgeless concept phone");
    expect(story.lags).toEqual({
      second: { id: "a2", minutes: 30, least: 29, most: 31 },
      tenth: null,
      press: { id: "a1", minutes: 0, least: 0, most: 0 },
      platforms: { feed: { id: "a1", minutes: 0, least: 0, most: 0 }, twitter: { id: "a3", minutes: 60, least: 59, most: 61 } },
    });
    expect(story.timeline).toEqual([{ day: "2016-10-25", documents: 3 }]);
    expect(story.independentRoots).toBe(1);
  });

  it("keeps a story of one week apart from a like one months later", () => {
    const later = rows.slice(3, 5).map((each, i) => ({ ...each, id: `later${i}`, time: { from: start + 9e9 + i, to: start + 9e9 + i } }));
    const ids = detect.detailed([...rows, ...later]).stories.map((story) => story.members.map((member) => member.id).join(" "));
    expect(ids).toContain("b1 b2");
    expect(ids).toContain("later0 later1");
  });

  it("counts a text posted many times as one story in little time", () => {
    const flood = Array.from({ length: 5000 }, (_, i) => row(`f${i}`, i / 100, "Retweet to win the new edgeless phone today"));
    const { stories } = detect.detailed([...rows, ...flood]);
    expect(stories.map((story) => story.members.length).sort((x, y) => y - x)[0]).toBe(5000);
  });
});
