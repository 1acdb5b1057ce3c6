import { describe, expect, it } from "vitest";
import { applyEdits, type StoryEdit } from "./edits.js";

const groups = ["a b c", "d e", "f"].map((ids) => ids.split(" ").map((id) => ({ id })));
const none = new Map<string, string>();
const edited = (edits: StoryEdit[], copyOf = none, from = groups) =>
  applyEdits(from, edits, copyOf)
    .map((group) =>
      group
        .map(({ id }) => id)
        .sort()
        .join(" "),
    )
    .sort();

describe("applyEdits", () => {
  it("leaves the groups as they are without an edit", () => {
    expect(edited([])).toEqual(["a b c", "d e", "f"]);
  });

  it("merges the stories that hold most of each part", () => {
    expect(
      edited([
        {
          kind: "merge",
          parts: [
            ["a", "b", "d"],
            ["f", "gone"],
          ],
        },
      ]),
    ).toEqual(["a b c f", "d e"]);
  });

  it("takes documents out into a story of their own", () => {
    expect(edited([{ kind: "split", parts: [["c"], ["a", "b"]] }])).toEqual(["a b", "c", "d e", "f"]);
  });

  it("lets a later copy go with its original, and one that was left stay", () => {
    const copies = new Map([
      ["n", "c"],
      ["b", "c"],
    ]);
    const grown = [[...groups[0], { id: "n" }], groups[1], groups[2]];
    expect(edited([{ kind: "split", parts: [["c"], ["a", "b"]] }], copies, grown)).toEqual(["a b", "c n", "d e", "f"]);
  });

  it("applies one edit after the other, and a later one may take an earlier one back", () => {
    const merge: StoryEdit = { kind: "merge", parts: [["a"], ["f"]] };
    expect(edited([merge, { kind: "split", parts: [["f"], ["a", "b", "c"]] }])).toEqual(["a b c", "d e", "f"]);
  });

  it("passes over documents that are gone", () => {
    expect(
      edited([
        { kind: "merge", parts: [["x"], ["y"]] },
        { kind: "split", parts: [["z"], []] },
      ]),
    ).toEqual(["a b c", "d e", "f"]);
  });
});
