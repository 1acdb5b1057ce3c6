import { describe, expect, it } from "vitest";
import { afterPage, afterPageLookingBack, passOf } from "./newest-first.js";
import type { Cursor } from "./source.js";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const now = 100 * dayMs;

describe("afterPage", () => {
  it("goes on to the next page until it has reached what the last pass began with", () => {
    const pass = { ...passOf(null), mark: now - hourMs };
    expect(afterPage(pass, [now, now - 30 * minuteMs], "p2")).toEqual({
      cursor: { mark: now - hourMs, newest: now, page: "p2" },
      isDone: false,
    });
    expect(afterPage({ ...pass, newest: now, page: "p2" }, [now - 2 * hourMs], "p3")).toEqual({
      cursor: { mark: now, newest: 0, page: null },
      isDone: true,
    });
  });

  it("ends where the list ends", () => expect(afterPage(passOf(null), [now], null).isDone).toBe(true));
});

describe("afterPageLookingBack", () => {
  /** A pass over a list that has an item an hour, two a page; says how many hours back it read. */
  function hoursReadBy(cursor: Cursor, at: number): { hours: number; cursor: Cursor } {
    let hours = 0;
    for (let state = cursor; ; hours += 2) {
      const pass = passOf(state);
      const page = [at - hours * hourMs, at - (hours + 1) * hourMs];
      const after = afterPageLookingBack(pass, page, `after ${hours}`, { since: 0, now: at + minuteMs });
      state = after.cursor;
      if (after.isDone) return { hours: hours + 2, cursor: state };
    }
  }
  const lookedAt = (recent: number, long: number): Cursor => ({
    mark: now - hourMs,
    newest: 0,
    page: null,
    looked0: recent,
    looked1: long,
  });

  it("reads to the mark between two looks back", () => expect(hoursReadBy(lookedAt(now - hourMs, now - hourMs), now).hours).toBe(4));

  it("goes back over two days after six hours, and not again at the next pass", () => {
    const first = hoursReadBy(lookedAt(now - 6 * hourMs, now - dayMs), now);
    expect(first.hours).toBe(50);
    expect(hoursReadBy(first.cursor, now + hourMs).hours).toBe(4);
  });

  it("goes back over a month after a week", () =>
    expect(hoursReadBy(lookedAt(now - hourMs, now - 7 * dayMs), now).hours).toBe(30 * 24 + 2));
});
