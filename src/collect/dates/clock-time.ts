import type { Stamp } from "./calendar-interval.js";
import { readOffset } from "./zone-suffix.js";

const clock = /^[T ,]{1,3}(?:at )?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,:](\d{1,9}))?)?/i;
/** German exports and sites write "12:30 Uhr". */
const clockWord = /^ ?(?:uhr|h)$/i;
const meridiem = /^ ?([ap])\.?m\.?(?![a-z])/i;

/** Adds a clock time and an offset that follow a date at `at`. */
export function withClock(date: Stamp, text: string, at: number): Stamp | { error: string } | null {
  if (at === text.length) return date;
  const rest = text.slice(at);
  const match = clock.exec(rest);
  if (!match) {
    const offset = readOffset(rest);
    if (offset === null) return null;
    return typeof offset === "object" ? offset : { ...date, offsetMs: offset };
  }
  let hour = Number(match[1]);
  let tail = rest.slice(match[0].length);
  const half = tail.length > 1 ? meridiem.exec(tail) : null;
  if (half) {
    if (hour < 1 || hour > 12) return { error: `has the hour ${hour} with am or pm` };
    hour = (hour % 12) + (half[1].toLowerCase() === "p" ? 12 : 0);
    tail = tail.slice(half[0].length);
  }
  const stamp: Stamp = { ...date, hour, minute: Number(match[2]), unit: "minute" };
  if (match[3] !== undefined) {
    stamp.second = Number(match[3]);
    stamp.unit = "second";
    const millisecond = match[4] === undefined ? 0 : Math.floor(Number(`0.${match[4]}`) * 1000);
    // A stamp of .000 is mostly one kept to the second; the wider interval is the safe one.
    if (millisecond > 0) {
      stamp.millisecond = millisecond;
      stamp.unit = "millisecond";
    }
  }
  if (tail === "" || clockWord.test(tail)) return stamp;
  const offset = readOffset(tail);
  if (offset === null) return null;
  if (typeof offset === "object") return offset;
  stamp.offsetMs = offset;
  return stamp;
}
