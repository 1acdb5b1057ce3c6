import { describe, expect, it } from "vitest";
import type { Action } from "../../core/relation.js";
import { tieNetwork } from "./network.js";

/** Two accounts meet on each page: within seconds on the one platform, at any time of a month on the other. */
const actions: Action[] = ["fast", "slow"].flatMap((source) =>
  Array.from({ length: 300 }, (_, i) => ({
    account: `${source}/${i}`,
    object: `https://example.org/${source}/${i >> 1}`,
    kind: "link" as const,
    time: source === "fast" ? (i >> 1) * 17_000 + (i & 1) * 8 : (i * 104_729 * 7919) % 2_592_000,
    document: `${source} ${i}`,
  })),
);
const options = { windowSeconds: null, windows: {}, level: 0.05, seed: 1, sourceOf: (account: string) => account.slice(0, 4) };
const choices = (settings: object) =>
  tieNetwork(actions, { ...options, ...settings }).windows.map(({ source, choice }) => [source, choice.windowSeconds, choice.from]);

describe("tieNetwork's windows", () => {
  it("are chosen apart for each platform and kind", () => {
    expect(choices({})).toEqual([
      ["", 10, "data"],
      ["fast", 10, "data"],
      ["slow", 60, "default"],
    ]);
  });
  it("are as the user set them, the nearer setting first", () => {
    expect(choices({ windowSeconds: 30, windows: { "slow/link": 7200, link: 20 } })).toEqual([
      ["", 20, "setting"],
      ["fast", 20, "setting"],
      ["slow", 7200, "setting"],
    ]);
    expect(choices({ windowSeconds: 30 }).map(([, seconds]) => seconds)).toEqual([30, 30, 30]);
  });
});
