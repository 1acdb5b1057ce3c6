import { describe, expect, it } from "vitest";
import { historyOf, periodFor } from "./history.js";
import type { ValidatedTie } from "./network.js";
import type { GroupRow } from "./row.js";

const day = 86_400;

/** Ties from "ab" (a and b met) by day. */
function history(days: string[][], to = days.length * day) {
  const rows = new Map<string, GroupRow>();
  const ties = days.flatMap((pairs, at) =>
    pairs.map(([a, b]): ValidatedTie => {
      const documentA = `${a}${at}`;
      const documentB = `${b}${at}`;
      for (const id of [documentA, documentB]) rows.set(id, { id, author: id[0], time: at * day, text: "", brands: [] });
      const acts = [{ kind: "link" as const, object: "o", documentA, documentB, lagSeconds: 0 }];
      return { a, b, kind: "link", windowSeconds: 60, observed: 1, expected: 0, p: 0, q: 0, acts };
    }),
  );
  return historyOf(ties, { rows, to }, day);
}

const said = (days: string[][], to?: number) =>
  history(days, to).stages.map(({ accounts, parts, changes }) => `${accounts}/${parts} ${changes.map(({ change }) => change).join("+")}`);

describe("historyOf", () => {
  it("tells birth, growth and merging", () => {
    expect(
      said([
        ["ab", "cd"],
        ["ab", "bc", "cd"],
        ["ab", "bc", "cd", "de"],
      ]),
    ).toEqual(["4/2 born+born", "4/1 merged", "5/1 grown"]);
  });
  it("tells a pause and the end", () => {
    expect(said([["ab"], [], ["ab"]])).toEqual(["2/1 born", "2/1 back"]);
    expect(history([["ab"], [], []]).gone).toBe(day);
    expect(history([["ab"], ["ab"]]).gone).toBeNull();
  });
  it("is empty where nobody met", () => {
    expect(history([])).toEqual({ periodSeconds: day, stages: [], gone: null });
  });
});

describe("periodFor", () => {
  it("keeps a history readable", () => {
    expect([day, 20 * day, 120 * day, 900 * day].map((to) => periodFor({ from: 0, to }))).toEqual([3600, day, 7 * day, 28 * day]);
  });
});
