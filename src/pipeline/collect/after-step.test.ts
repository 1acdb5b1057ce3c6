import { describe, expect, it } from "vitest";
import { parseCron } from "../../core/cron.js";
import { dueAfter } from "./after-step.js";

const minuteMs = 60_000;
const source = { everyMs: 15 * minuteMs, cron: null, config: { kind: "feeds", name: "F", feeds: [], paused: false } } as never;
const good = { outcome: "read" as const, isDone: true, cursor: {}, documents: [], diagnostics: [] };
const failed = { ...good, outcome: "failed" as const };
const turned = { ...good, diagnostics: [{ file: "F", line: 0, code: "unreachable", reason: "the next run asks another server", raw: "" }] };

describe("dueAfter", () => {
  it("asks a finished task again after its rhythm, spread by a tenth at most", () => {
    expect(dueAfter(source, { failures: 0 }, good, 0, 0)).toBe(15 * minuteMs);
    expect(dueAfter(source, { failures: 0 }, good, 0, 1)).toBe(16.5 * minuteMs);
  });

  it("asks at the times of a schedule", () => {
    const atSeven = { ...(source as object), cron: parseCron("0 7 * * *") } as never;
    expect(dueAfter(atSeven, { failures: 0 }, good, 0, 1)).toBe(7 * 60 * minuteMs);
  });

  it("goes on at once where there is more", () => {
    expect(dueAfter(source, { failures: 0 }, { ...good, isDone: false }, 7, 0.5)).toBe(7);
  });

  it("believes a feed's own rhythm, within half a day", () => {
    expect(dueAfter(source, { failures: 0 }, { ...good, cursor: { ttlMinutes: 60 } }, 0, 0)).toBe(60 * minuteMs);
    expect(dueAfter(source, { failures: 0 }, { ...good, cursor: { ttlMinutes: 1e9 } }, 0, 0)).toBe(720 * minuteMs);
  });

  it("waits twice as long after each failure, a day at most, and as long as it is asked to", () => {
    const waits = [0, 1, 2, 3, 30].map((failures) => dueAfter(source, { failures }, failed, 0, 0) / minuteMs);
    expect(waits).toEqual([2, 4, 8, 16, 1440]);
    expect(dueAfter(source, { failures: 0 }, { ...failed, retryAfterMs: 90 * minuteMs }, 0, 0)).toBe(90 * minuteMs);
  });

  it("takes a step that only turned to another server for a failure", () => {
    expect(dueAfter({ ...(source as object), everyMs: 1000 } as never, { failures: 1 }, turned, 0, 0)).toBe(4 * minuteMs);
  });

  it("leaves who refuses alone for hours", () => {
    expect(dueAfter(source, { failures: 0 }, { ...failed, outcome: "refused" }, 0, 0)).toBe(360 * minuteMs);
  });
});
