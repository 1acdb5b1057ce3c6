import { describe, expect, it } from "vitest";
import type { SynchronyGroup } from "./detect.js";
import { networkOf } from "./export.js";

describe("networkOf", () => {
  it("carries each member's group and each tie's odds", () => {
    const tie = { a: "x", b: "y", kind: "link", windowSeconds: 60, observed: 4, expected: 0.1, p: 1e-6, q: 1e-3, acts: [] };
    const group = { id: "g", members: [{ account: "x" }, { account: "y" }], ties: [tie] } as unknown as SynchronyGroup;
    expect(networkOf([group])).toEqual({
      nodes: [
        { id: "x", group: "g" },
        { id: "y", group: "g" },
      ],
      edges: [{ source: "x", target: "y", weight: 4, expected: 0.1, p: 1e-6, q: 1e-3 }],
    });
  });
});
