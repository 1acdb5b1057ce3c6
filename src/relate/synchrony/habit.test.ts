import { describe, expect, it } from "vitest";
import type { Action } from "../../core/relation.js";
import { columnsOf } from "./columns.js";
import { AccountIndex } from "./evidence.js";
import { habitOdds } from "./habit.js";
import { seededRandom } from "./window-choice.js";

const day = 86_400;

/** Two accounts that act on the same twenty objects, `b` some seconds after `a` or at another time of the same day. */
function odds(gap: (i: number) => number, count = 20) {
  const actions = Array.from({ length: count }, (_, i): Action[] => {
    const act = (account: string, time: number): Action => ({ account, object: `o${i}`, kind: "link", time, document: `${account}${i}` });
    return [act("a", i * day), act("b", i * day + gap(i))];
  }).flat();
  const columns = columnsOf(actions);
  return habitOdds(columns, new AccountIndex(columns), 0, 1, { windowSeconds: 60, shuffles: 199, random: seededRandom(1) });
}

describe("habitOdds", () => {
  it("tells accounts that keep common moments from those that follow the same things", () => {
    expect(odds((i) => i % 50)).toMatchObject({ observed: 20, p: 1 / 200 });
    expect(odds((i) => (i % 2 === 0 ? 30 : 40_000)).expected).toBeLessThan(1.5);
    expect(odds(() => 40_000)).toMatchObject({ observed: 0, p: 1 });
  });
  it("says that two posts cannot tell", () => {
    const { p, hasPower } = odds(() => 10, 2);
    expect(p).toBeGreaterThan(0.3);
    expect(hasPower).toBe(false);
  });
  it("finds nothing in an hour that both keep every day", () => {
    const everyHour = Array.from({ length: 20 }, (_, i): Action[] =>
      ["a", "b"].map((account) => ({ account, object: `o${i % 2}`, kind: "link", time: i % 10, document: `${account}${i}` })),
    ).flat();
    const columns = columnsOf(everyHour);
    const { p } = habitOdds(columns, new AccountIndex(columns), 0, 1, { windowSeconds: 60, shuffles: 199, random: seededRandom(1) });
    expect(p).toBe(1);
  });
});

describe("AccountIndex.postsOf", () => {
  it("counts the distinct posts of each side that met the other", () => {
    const row = (account: string, object: string, time: number, document: string): Action => ({
      account,
      object,
      kind: "link",
      time,
      document,
    });
    const columns = columnsOf([
      row("a", "x", 0, "a1"),
      row("a", "y", 0, "a1"),
      row("a", "x", 500, "a2"),
      row("b", "x", 10, "b1"),
      row("b", "x", 20, "b2"),
      row("b", "y", 30, "b3"),
    ]);
    expect(new AccountIndex(columns).postsOf(0, 1, 60)).toEqual([1, 3]);
  });
});
