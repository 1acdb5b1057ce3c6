import type { TimeInterval } from "../../core/time.js";

/** Orders documents by the start of their time, then its end, then id; those of unknown time come last. */
export function byTimeThenId(a: { time: TimeInterval | null; id: string }, b: { time: TimeInterval | null; id: string }): number {
  if (a.time && b.time) {
    if (a.time.from !== b.time.from) return a.time.from - b.time.from;
    if (a.time.to !== b.time.to) return a.time.to - b.time.to;
  } else if (a.time || b.time) {
    return a.time ? -1 : 1;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
