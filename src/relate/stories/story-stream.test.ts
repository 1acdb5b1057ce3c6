import { describe, expect, it } from "vitest";
import { defaults } from "./detect.js";
import { StoryStream } from "./story-stream.js";
import type { StoryRow } from "./types.js";

const subjects = ["battery fires recall", "curved screen launch", "price cut india", "camera update rollout", "satellite factory strike"];
function rowsOf(count: number): StoryRow[] {
  return Array.from({ length: count }, (_, i) => {
    const subject = i % subjects.length;
    const from = Date.UTC(2016, 0, 1) + i * 60_000;
    return {
      id: `d${String(i).padStart(5, "0")}`,
      title: `${subjects[subject]} model${subject} news${i % 7}`,
      text: "",
      time: { from, to: from },
    };
  });
}

/** The partition as sets of ids, so that numbers of stories do not matter. */
function partition(rows: readonly StoryRow[], stories: readonly number[]): string[] {
  const sets = new Map<number, string[]>();
  rows.forEach((row, i) => {
    const set = sets.get(stories[i]);
    if (set) set.push(row.id);
    else sets.set(stories[i], [row.id]);
  });
  return [...sets.values()].map((ids) => ids.sort().join(" ")).sort();
}

function run(rows: readonly StoryRow[], options: Partial<typeof defaults> = {}): string[] {
  const stream = new StoryStream({ ...defaults, ...options });
  for (const row of rows) stream.push(row);
  return partition(rows, stream.stories());
}

describe("StoryStream", () => {
  it("carries a story from window to window", () => {
    expect(run(rowsOf(100), { windowDocuments: 10 })).toHaveLength(subjects.length);
  });

  it("gives the same stories whatever the order within a window", () => {
    const rows = rowsOf(40);
    const shuffled = [...rows.slice(0, 20).reverse(), ...rows.slice(20).reverse()];
    expect(run(shuffled, { windowDocuments: 20 })).toEqual(run(rows, { windowDocuments: 20 }));
  });

  it("takes no document into a story that has been quiet for too long", () => {
    const rows = rowsOf(20);
    const late = rowsOf(20).map((row) => ({
      ...row,
      id: `late-${row.id}`,
      time: { from: row.time!.from + 30 * 86_400_000, to: row.time!.to + 30 * 86_400_000 },
    }));
    expect(run([...rows, ...late], { windowDocuments: 20 })).toHaveLength(2 * subjects.length);
  });

  it("does not take the time of collecting for a day, where the days in addresses contradict it", () => {
    const collected = { from: Date.UTC(2016, 5, 1), to: Date.UTC(2016, 5, 1) };
    const at = (id: string, day: string | null) => ({
      id,
      title: "battery fires recall widens",
      text: "",
      time: collected,
      url: day ? `https://a.example/${day}/x` : `https://a.example/${id}`,
    });
    expect(run([at("1", "2016/01/04"), at("2", "2016/01/05"), at("3", null)])).toEqual(["1 2 3"]);
  });

  it("holds no more stories open than it may", () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      ...rowsOf(1)[0],
      id: `x${i}`,
      title: `word${i}a word${i}b word${i}c`,
      time: null,
    }));
    expect(run(rows, { windowDocuments: 10, openStories: 5 })).toHaveLength(60);
  });
});
