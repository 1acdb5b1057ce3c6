import { describe, expect, it } from "vitest";
import { originals } from "./originals.js";

const at = (id: string, from: number | null) => ({ id, time: from === null ? null : { from, to: from + 1 } });

describe("originals", () => {
  it("names the earliest document of each cluster and lists its copies in order of time", () => {
    const rows = [at("late", 30), at("early", 10), at("middle", 20), at("alone", 5)];
    const links = [
      { a: "middle", b: "late", kind: "near" as const },
      { a: "early", b: "middle", kind: "exact" as const },
    ];
    const { clusters, copyOf } = originals(rows, links);
    expect(clusters).toEqual([{ original: "early", copies: ["middle", "late"] }]);
    expect([...copyOf]).toEqual([
      ["middle", "early"],
      ["late", "early"],
    ]);
  });

  it("decides equal times by id and takes an unknown time for the latest", () => {
    const links = [
      { a: "b", b: "a", kind: "exact" as const },
      { a: "a", b: "0", kind: "repost" as const },
    ];
    expect(originals([at("b", 1), at("a", 1), at("0", null)], links).clusters).toEqual([{ original: "a", copies: ["b", "0"] }]);
  });

  it("does not take a quote, a passage or a rewrite for a copy of the whole", () => {
    const links = (["quote", "passage", "rewrite"] as const).map((kind) => ({ a: "a", b: "b", kind }));
    expect(originals([at("a", 1), at("b", 2)], links).clusters).toEqual([]);
  });
});
