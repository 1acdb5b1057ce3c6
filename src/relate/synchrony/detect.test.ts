import { describe, expect, it } from "vitest";
import type { Action } from "../../core/relation.js";
import { corrected } from "./correction.js";
import { detect, verdictOf } from "./detect.js";
import { AccountIndex } from "./evidence.js";
import { logFactorial, poissonTail } from "./poisson.js";
import { seededRandom } from "./window-choice.js";

/** A thousand accounts that share what is popular at random over ten days, and three that share eight rare objects within seconds. */
function stream(seed: number, planted: boolean): Action[] {
  const random = seededRandom(seed);
  const actions: Action[] = [];
  const act = (account: string, object: string, time: number) =>
    actions.push({ account, object, kind: "link", time: Math.floor(time), document: `d${actions.length}` });
  for (let i = 0; i < 10_000; i++) act(`a${Math.floor(random() ** 2 * 1000)}`, `o${Math.floor(random() ** 3 * 500)}`, random() * 864_000);
  if (planted) {
    for (let k = 0; k < 8; k++) {
      const at = random() * 864_000;
      for (const name of ["x", "y", "z"]) act(name, `rare ${k}`, at + random() * 20);
    }
  }
  return actions;
}

describe("detect", () => {
  it("finds the planted pairs, with eight objects each, and nothing else beyond chance", () => {
    const beyond = detect(stream(1, true), { windowSeconds: 60 }).filter((edge) => edge.q! <= 0.05);
    expect(beyond.map(({ account_id, account_id_y, weight }) => `${account_id} ${account_id_y} ${weight}`).sort()).toEqual([
      "x y 8",
      "x z 8",
      "y z 8",
    ]);
    expect(Math.max(...beyond.map((edge) => edge.expected!))).toBeLessThan(0.01);
  });
  it("expects in all about as many co-actions as chance gives", () => {
    const { edges, model, columns } = detect.detailed(stream(2, false), { windowSeconds: 3600 });
    let expected = 0;
    for (let a = 0; a < columns.accounts.size; a++) for (let b = a + 1; b < columns.accounts.size; b++) expected += model.expected(a, b);
    const observed = edges.objects.reduce((sum, n) => sum + n, 0);
    expect(observed / expected).toBeGreaterThan(0.9);
    expect(observed / expected).toBeLessThan(1.1);
  });
  it("gives p-values that are not too small where only chance acts", () => {
    const p = detect(stream(3, false), { windowSeconds: 3600 }).map((edge) => edge.p!);
    const tests = 1000 * 999 * 0.5;
    for (const level of [0.01, 0.001]) expect(p.filter((value) => value <= level).length).toBeLessThanOrEqual(1.3 * level * tests);
  });
  it("gives no pair beyond chance in twenty streams of chance", () => {
    let alarms = 0;
    for (let seed = 10; seed < 30; seed++) if (detect(stream(seed, false), { windowSeconds: 60 }).some((edge) => edge.q! <= 0.05)) alarms++;
    expect(alarms).toBeLessThanOrEqual(3);
  });
  it("says insufficient data of accounts that did too little for any count to stand out", () => {
    const actions = stream(4, false).concat(
      ["p", "r"].flatMap((account, i) =>
        [0, 5e5].map((time, k) => ({ account, object: `o${k}`, kind: "link" as const, time: time + i, document: `${account}${k}` })),
      ),
    );
    const synchrony = detect.detailed(actions, { windowSeconds: 7200 });
    const { columns, edges } = synchrony;
    const p = columns.accounts.find("p");
    const r = columns.accounts.find("r");
    const edge = Array.from({ length: edges.length }, (_, i) => i).find((i) => edges.a[i] === p && edges.b[i] === r)!;
    expect(verdictOf(synchrony, edge)).toBe("insufficient data");
  });
  it("sets apart what everybody shares at once, with a note, and invents no edge", () => {
    const actions: Action[] = Array.from({ length: 4000 }, (_, i) => ({
      account: `a${i % 2000}`,
      object: "o",
      kind: "link",
      time: 0,
      document: `${i}`,
    }));
    const { edges, notes } = detect.detailed(actions, { windowSeconds: 60, maxPairs: 1000 });
    expect(edges.length).toBe(0);
    expect(notes).toEqual(["1 object was shared by so many within the window that they tell nothing about any two accounts, and left out"]);
  });
  it("answers nothing for nothing", () => {
    expect(detect([])).toEqual([]);
  });
});

describe("AccountIndex.between", () => {
  it("takes the closest pair of shares of each object", () => {
    const { columns } = detect.detailed(
      [
        [0, "a"],
        [40, "a"],
        [45, "b"],
        [90, "b"],
      ].map(([time, account], i) => ({
        account: account as string,
        object: "o",
        kind: "link" as const,
        time: time as number,
        document: `${i}`,
      })),
      { windowSeconds: 60 },
    ); // prettier-ignore
    expect(new AccountIndex(columns).between(0, 1, 60).map((one) => [one.timeA, one.timeB])).toEqual([[40, 45]]);
    expect(new AccountIndex(columns).between(0, 1, 4)).toEqual([]);
  });
});

describe("poissonTail", () => {
  it("equals the sums that can be done by hand", () => {
    expect(poissonTail(0, 3)).toBe(1);
    expect(poissonTail(1, 2)).toBeCloseTo(1 - Math.exp(-2), 14);
    expect(poissonTail(3, 1)).toBeCloseTo(1 - Math.exp(-1) * 2.5, 14);
    expect(poissonTail(2, 1e-6) / (1e-12 / 2)).toBeCloseTo(1, 5);
    expect(poissonTail(50, 80)).toBeCloseTo(0.9998, 3);
    expect(poissonTail(4, 0)).toBe(0);
  });
  it("has factorials on both sides of its table", () => {
    expect(Math.exp(logFactorial(10))).toBeCloseTo(3_628_800, 3);
    expect(logFactorial(1025) - logFactorial(1024)).toBeCloseTo(Math.log(1025), 9);
  });
});

describe("corrected", () => {
  it("steps up by Benjamini and Hochberg, the tests not listed counted", () => {
    expect([...corrected(Float64Array.of(0.04, 0.001, 0.001, 0.5), 10)]).toEqual([(0.04 * 10) / 3, 0.005, 0.005, 1]); // prettier-ignore
  });
  it("charges for any dependence by Benjamini and Yekutieli", () => {
    expect(corrected(Float64Array.of(0.001), 4, "BY")[0]).toBeCloseTo(0.001 * 4 * (1 + 1 / 2 + 1 / 3 + 1 / 4), 15);
  });
});
