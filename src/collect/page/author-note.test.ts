import { describe, expect, it } from "vitest";
import { withoutAuthorNotes } from "./author-note.js";
import { blocksOf } from "./blocks.js";
import { parseHtml } from "./html-tree.js";

const kept = (author: string | null, ...lines: string[]): string[] =>
  withoutAuthorNotes(
    blocksOf(parseHtml(lines.map((line) => `<p>${line}</p>`).join("")), () => false),
    author,
  ).map(({ text }) => text);

describe("what the last lines say of the author", () => {
  it.each(["Ada Quay is a reporter at the Harbour Post.", "Follow Ada Quay on Twitter.", "Ada Quay schreibt über Häfen.", "Ada Quay"])(
    "goes: %j",
    (note) => expect(kept("Ada Quay", "The quay is closed.", note)).toEqual(["The quay is closed."]),
  );

  it("stays where it is of somebody else, or says what they did", () => {
    const lines = ["The quay is closed.", "Bo Pier is the mayor.", "Ada Quay, walking by, saw it first."];
    expect(kept("Ada Quay", ...lines)).toEqual(lines);
  });

  it("stays where no author is known, and before the last lines", () => {
    expect(kept(null, "The quay is closed.", "Ada Quay is the mayor.")).toHaveLength(2);
    expect(kept("Ada Quay", "Ada Quay is the mayor.", "2.", "3.", "4.", "5.", "6.")).toHaveLength(6);
  });
});
