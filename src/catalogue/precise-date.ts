import type { PreciseDate } from "./types.js";

/** The first and last day that a date at its precision can mean: ISO days, both inclusive. */
export interface DayRange {
  first: string;
  last: string;
}

/** `2016`, `2016-Q3`, `2016-09` or `2016-09-07`. Days are checked against the calendar by {@link dayRangeOf}. */
const preciseDatePattern = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/;

/** Years outside this range are typing errors: no product of a catalogue is older or that far ahead. */
const earliestYear = 1900;
const latestYear = 2100;

const ranges = new Map<string, DayRange | null>();

/**
 * The days that a precise date spans, or null where it is none (`2016-13`, `2924`, `2016-02-30`).
 *
 * `2016-Q3` is 2016-07-01 to 2016-09-30; `2016-09` is 2016-09-01 to 2016-09-30; a day is itself.
 */
export function dayRangeOf(date: PreciseDate): DayRange | null {
  let range = ranges.get(date);
  if (range === undefined) {
    range = computeRange(date);
    ranges.set(date, range);
  }
  return range;
}

function computeRange(date: string): DayRange | null {
  const match = preciseDatePattern.exec(date);
  if (!match) return null;
  const [, yearText, quarter, monthText, dayText] = match;
  const year = Number(yearText);
  if (year < earliestYear || year > latestYear) return null;
  if (quarter) {
    const lastMonth = Number(quarter) * 3;
    return { first: isoDay(year, lastMonth - 2, 1), last: isoDay(year, lastMonth, daysIn(year, lastMonth)) };
  }
  if (!monthText) return { first: isoDay(year, 1, 1), last: isoDay(year, 12, 31) };
  const month = Number(monthText);
  if (month < 1 || month > 12) return null;
  if (!dayText) return { first: isoDay(year, month, 1), last: isoDay(year, month, daysIn(year, month)) };
  const day = Number(dayText);
  return day >= 1 && day <= daysIn(year, month) ? { first: date, last: date } : null;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
