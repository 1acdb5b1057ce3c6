import { describe, expect, it } from "vitest";
import type { Action } from "../../core/relation.js";
import { columnsOf } from "./columns.js";
import { chooseWindow, seededRandom } from "./window-choice.js";

/** Objects shared by pairs of accounts `gapSeconds` apart at most, among others shared at any time of a month. */
function actions(gapSeconds: number, pairs: number): Action[] {
  const random = seededRandom(5);
  const list: Action[] = [];
  const act = (object: string, time: number) =>
    list.push({ account: `a${list.length}`, object, kind: "link", time, document: `d${list.length}` });
  for (let i = 0; i < pairs; i++) {
    const at = random() * 2.6e6;
    act(`fast ${i}`, at);
    act(`fast ${i}`, at + random() * gapSeconds);
  }
  for (let i = 0; i < 1000; i++) act(`slow ${i % 300}`, random() * 2.6e6);
  return list;
}

describe("chooseWindow", () => {
  it("finds the span up to which gaps are more frequent than chance makes them", () => {
    for (const gap of [30, 300]) {
      expect(chooseWindow(columnsOf(actions(gap, 400)))).toMatchObject({ windowSeconds: gap, from: "data" });
    }
  });
  it("shows the numbers behind its choice", () => {
    const { steps, gaps } = chooseWindow(columnsOf(actions(60, 400)));
    const at60 = steps.find((step) => step.seconds === 60)!;
    expect(at60.observed).toBeGreaterThan(300);
    expect(at60.expected).toBeLessThan(10);
    expect(gaps).toBe(400 + 700);
  });
  it("falls back to the default, and says why, where there is too little data or no excess", () => {
    expect(chooseWindow(columnsOf(actions(60, 5).slice(0, 20)))).toMatchObject({ windowSeconds: 60, from: "default" });
    expect(chooseWindow(columnsOf(actions(60, 0)))).toMatchObject({ from: "default", reason: expect.stringContaining("no short gap") });
  });
  it("obeys a setting", () => {
    expect(chooseWindow(columnsOf(actions(60, 400)), { windowSeconds: 7 })).toMatchObject({ windowSeconds: 7, from: "setting" });
  });
});
