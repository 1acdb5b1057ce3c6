import { describe, expect, it } from "vitest";
import type { Action } from "../../core/relation.js";
import { seededRandom } from "../synchrony/window-choice.js";
import { groupOdds, logChoose } from "./odds.js";

const span = 864_000;
const options = { windows: [60, 600], seed: 1, shuffles: 199, from: 0, to: span, candidates: 8, tests: 100 };

/** Eight members who each act once on each object, at common moments (give or take the jitter) or each at its own. */
function group(acts: number, jitterSeconds: number | null, seed: number): Action[] {
  const random = seededRandom(seed);
  return Array.from({ length: acts }, (_, object) => {
    const moment = random() * span;
    return Array.from({ length: 8 }, (_, member) => ({
      account: `m${member}`,
      object: `o${object}`,
      kind: "link" as const,
      time: jitterSeconds === null ? random() * span : moment + random() * jitterSeconds,
      document: `${member} ${object}`,
    }));
  }).flat();
}

describe("groupOdds", () => {
  it("tells members who keep common moments from those who do not", () => {
    const together = groupOdds(group(5, 50, 1), options);
    expect(together).toMatchObject({ observed: 140, shuffles: 199 });
    expect(together.expected).toBeLessThan(40);
    expect(together.p).toBeLessThan(1e-4);
    expect(groupOdds(group(5, null, 1), options).p).toBe(1);
  });
  it("cannot tell anything of acts that all fall on one moment", () => {
    const once = group(5, 50, 1).map((action) => ({ ...action, time: action.time % 50 }));
    const { p, observed, expected } = groupOdds(once, options);
    expect(p).toBe(1);
    expect(expected).toBeCloseTo(observed, 9);
  });
  it("rejects at most five in a hundred groups that act by chance", () => {
    let rejected = 0;
    for (let seed = 1; seed <= 100; seed++) {
      if (groupOdds(group(6, null, seed), { ...options, seed, tests: 1, windows: [3600] }).p <= 0.05) rejected++;
    }
    expect(rejected).toBeLessThanOrEqual(5);
  });
  it("charges for the members that could have been picked instead", () => {
    const few = groupOdds(group(5, 50, 1), { ...options, candidates: 8 });
    const many = groupOdds(group(5, 50, 1), { ...options, candidates: 12 });
    expect(many.p / few.p).toBeCloseTo(495, 6);
    expect(Math.exp(logChoose(12, 8))).toBeCloseTo(495, 9);
  });
  it("gives the same for the same seed", () => {
    expect(groupOdds(group(5, 50, 1), options)).toEqual(groupOdds(group(5, 50, 1), options));
  });
  it("stays bounded where one member does one thing ten thousand times", () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({
      account: "m0",
      object: "o0",
      kind: "link" as const,
      time: i * 80,
      document: `x${i}`,
    }));
    const started = process.cpuUsage();
    groupOdds([...group(5, 50, 1), ...many], options);
    expect(process.cpuUsage(started).user).toBeLessThan(10_000e3);
  });
});
