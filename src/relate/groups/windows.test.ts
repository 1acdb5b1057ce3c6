import { describe, expect, it } from "vitest";
import { windowsBySource } from "./windows.js";

describe("windowsBySource", () => {
  it("chooses apart for each platform and kind", () => {
    const rows = ["fast", "slow"].flatMap((source) =>
      Array.from({ length: 300 }, (_, i) => ({
        id: `${source} ${i}`,
        author: `${source} ${i}`,
        source,
        // Two accounts meet on each page: within seconds on the one platform, at any time of a month on the other.
        time: source === "fast" ? (i >> 1) * 17_000 + (i & 1) * 8 : (i * 104_729 * 7919) % 2_592_000,
        text: "",
        links: [`https://example.org/${source}/${i >> 1}`],
      })),
    );
    const windows = windowsBySource(rows).filter((one) => one.kind === "link");
    expect(windows.map(({ source, choice }) => [source, choice.windowSeconds, choice.from])).toEqual([
      ["fast", 10, "data"],
      ["slow", 60, "default"],
    ]);
  });
});
