import { secondMs, type TimeInterval } from "../../core/time.js";
import type { Stamp } from "./calendar-interval.js";

const whole = /^\d{8,19}$/;
const decimal = /^(\d{9,10})\.(\d{1,9})$/;

/** 1973-03-03, in Unix seconds: below it a number is a count, not a time. Public conversation on networks begins later. */
const earliestSeconds = 100_000_000;

function inCalendar(year: number, month: number, day: number): boolean {
  return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** `20160907`, `20160907123005` and `201609071230`: compact ISO 8601. */
function compact(text: string): Stamp | null {
  if (text.length !== 8 && text.length !== 12 && text.length !== 14) return null;
  const part = (start: number, end: number) => Number(text.slice(start, end));
  const [year, month, day, hour, minute, second] = [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 12), part(12, 14)];
  if (!inCalendar(year, month, day) || hour > 23 || minute > 59 || second > 59) return null;
  const unit = text.length === 8 ? "day" : text.length === 12 ? "minute" : "second";
  return { year, month, day, hour, minute, second, millisecond: 0, unit, offsetMs: null };
}

/**
 * Reads all-digit times: compact ISO dates where they are possible dates, else Unix seconds (9 or 10 digits, with decimals as Reddit dumps have), milliseconds
 * (12 or 13), microseconds (15 or 16), nanoseconds (18 or 19). Null where the digits are none of these.
 */
export function parseUnixTime(text: string): TimeInterval | Stamp | null {
  const fraction = decimal.exec(text);
  if (fraction) {
    const from = Number(fraction[1]) * secondMs;
    const millisecond = Math.floor(Number(`0.${fraction[2]}`) * 1000);
    return millisecond === 0 ? { from, to: from + secondMs } : { from: from + millisecond, to: from + millisecond + 1 };
  }
  if (!whole.test(text)) return null;
  const date = compact(text);
  if (date) return date;
  const value = Number(text);
  if (text.length <= 10) return value < earliestSeconds ? null : { from: value * secondMs, to: (value + 1) * secondMs };
  const perMs = text.length <= 13 ? 1 : text.length <= 16 ? 1e3 : 1e6;
  const ms = Math.floor(value / perMs);
  if (ms < earliestSeconds * secondMs) return null;
  // Whole seconds are mostly stamps kept to the second: the wider interval is the safe one.
  return ms % secondMs === 0 ? { from: ms, to: ms + secondMs } : { from: ms, to: ms + 1 };
}
