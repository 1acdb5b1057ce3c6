import { describe, expect, it } from "vitest";
import { readHistory } from "./history.js";

const day = 86_400;
const stage = (at: number, accounts: number, changes: { change: string; accounts: number; joined: string[]; left: string[] }[] = []) => ({
  from: at * day,
  to: (at + 1) * day,
  accounts,
  documents: accounts,
  parts: 1,
  changes,
});

describe("readHistory", () => {
  it("tells birth, growth, a return and the end", () => {
    const stages = [
      stage(0, 4),
      stage(1, 6, [{ change: "grown", accounts: 6, joined: ["e", "f"], left: [] }]),
      stage(9, 5, [{ change: "back", accounts: 5, joined: ["g"], left: ["a", "b"] }]),
    ];
    expect(readHistory({ periodSeconds: day, stages, gone: 10 * day })).toBe(
      "Born on 1 January 1970 with 4 accounts; grown on 2 January 1970 to 6 (2 accounts new); back on 10 January 1970 with 5 accounts (1 of them not there the last time); gone after 10 January 1970.",
    );
  });
  it("does not call gone what was still there at the end", () => {
    expect(readHistory({ periodSeconds: day, stages: [stage(0, 3)], gone: null })).toMatch(/still there at the end of what was seen\.$/);
    expect(readHistory({ periodSeconds: day, stages: [], gone: null })).toBe("It has no joint act to tell a history from.");
  });
});
