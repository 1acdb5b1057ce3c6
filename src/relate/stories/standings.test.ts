import { describe, expect, it } from "vitest";
import { detect, type StoryRow } from "./detect.js";
import { standings } from "./standings.js";

describe("standings", () => {
  it("counts firsts, roots, copies and the median lag of each voice over the stories that others told too", () => {
    const row = (id: string, minutes: number, title: string, publication: string): StoryRow => ({
      id,
      title,
      text: "",
      publication,
      time: { from: minutes * 60_000, to: minutes * 60_000 + 1 },
    });
    const rows = [
      row("1", 0, "Xiaomi unveils Mi Mix concept phone with edgeless display", "Morning Post"),
      row("2", 40, "Xiaomi unveils edgeless Mi Mix concept phone", "Evening Star"),
      row("3", 60, "Council debates parking fees", "Evening Star"),
    ];
    const { stories } = detect.detailed(rows);
    const table = standings(stories, rows, [{ a: "1", b: "2", kind: "near", score: 0.9 }]);
    expect(
      table.map(({ voice, stories: told, firsts, roots, copies, medianLagMinutes }) => [
        voice,
        told,
        firsts.count,
        roots.count,
        copies.count,
        medianLagMinutes,
      ]),
    ).toEqual([
      ["Evening Star", 1, 0, 0, 1, 40],
      ["Morning Post", 1, 1, 1, 0, 0],
    ]);
    expect(table[0].firsts.sufficient).toBe(false);
  });
});
