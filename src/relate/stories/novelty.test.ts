import { describe, expect, it } from "vitest";
import { timed } from "../../../test/processor-time.js";
import { noveltyOf } from "./novelty.js";
import type { StoryRow } from "./types.js";

const row = (id: string, text: string): StoryRow => ({ id, text, time: { from: Number(id), to: Number(id) } });

describe("noveltyOf", () => {
  it("names numbers with their unit once, and takes no model's number for one", () => {
    const rows = [
      row("1", "The Note 7 has a 5.5-inch screen and costs $199."),
      row("2", "Note 7 or Mi 5 with 4000 mAh for $199, 2,499 yuan on 26 October"),
    ];
    expect(noveltyOf(rows).map(({ numbers }) => numbers)).toEqual([
      ["5.5-inch", "$199"],
      ["4000 mAh", "2,499 yuan", "26 October"],
    ]);
  });

  it("gives the sentences that are mostly new, with their place in the text, but not of the first document", () => {
    const first = "Morning Post says the recall widens after new battery fires in three states.";
    const added = "A factory in the south stopped its second assembly line on Tuesday evening.";
    const rows = [row("1", first), row("2", `${first} ${added}`)];
    const [one, two] = noveltyOf(rows);
    expect(one).toMatchObject({ newWords: 1, passages: [] });
    expect(two.passages.map(({ start, end }) => rows[1].text.slice(start, end))).toEqual([added]);
  });

  it("finds nothing new in a copy", () => {
    const [, copy] = noveltyOf([row("1", "Recall widens after 35 fires"), row("2", "recall WIDENS after 35 fires")]);
    expect(copy).toEqual({ id: "2", newWords: 0, numbers: [], passages: [] });
  });

  it("stays fast on hostile text", () => {
    const { processorMs } = timed(() => {
      for (const unit of ["1", "1.", "$ ", "5-", ". ", "\n", "9 9 "]) noveltyOf([row("1", "a"), row("2", unit.repeat(20_000))]);
    });
    expect(processorMs).toBeLessThan(20_000);
  });
});
