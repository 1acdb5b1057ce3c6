import { describe, expect, it } from "vitest";
import { communities } from "./communities.js";

const clique = (names: string[]) => names.flatMap((a, i) => names.slice(i + 1).map((b) => ({ a, b, weight: 3 })));

describe("communities", () => {
  it("parts two cliques joined by one weak tie", () => {
    const ties = [...clique(["a", "b", "c", "d"]), ...clique(["v", "w", "x", "y", "z"]), { a: "d", b: "v", weight: 1 }];
    expect(communities(ties, 1)).toEqual([
      ["v", "w", "x", "y", "z"],
      ["a", "b", "c", "d"],
    ]);
  });
  it("gives the same for the same seed whatever the order of the ties", () => {
    const ties = clique(["a", "b", "c"]).concat(clique(["d", "e", "f"]), [{ a: "c", b: "d", weight: 2 }]);
    expect(communities([...ties].reverse(), 7)).toEqual(communities(ties, 7));
  });
  it("finds none where there is no tie", () => {
    expect(communities([], 1)).toEqual([]);
  });
});
