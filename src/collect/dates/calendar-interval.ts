import { dayMs, hourMs, minuteMs, secondMs, type TimeInterval } from "../../core/time.js";
import { zoneNamed } from "./zone-offset.js";

type DateUnit = "millisecond" | "second" | "minute" | "day" | "month" | "quarter" | "year";

/** A date as written, with the smallest unit that it names. Months and days count from 1. */
export interface Stamp {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  unit: DateUnit;
  /** Local time minus UTC as the stamp says; null where it says nothing. */
  offsetMs: number | null;
}

/** Years that a document's date may carry: the store's dates reach from 1900 to 2299, and a year beyond 2100 is a typing error. */
const firstYear = 1900;
const lastYear = 2100;

/** POSIX `strptime`: two-digit years 69 to 99 are of the 20th century, 00 to 68 of the 21st. */
const centuryPivot = 69;

/** The year that two digits mean. */
export function twoDigitYear(year: number): number {
  return year >= centuryPivot ? 1900 + year : 2000 + year;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : monthLengths[month - 1];
}

function impossible(stamp: Stamp): string | null {
  if (stamp.year < firstYear || stamp.year > lastYear) return `has the year ${stamp.year}, outside ${firstYear} to ${lastYear}`;
  if (stamp.month < 1 || stamp.month > 12) return `has the month ${stamp.month}`;
  if (stamp.day < 1 || stamp.day > daysIn(stamp.year, stamp.month))
    return `has the day ${stamp.day} in month ${stamp.month} of ${stamp.year}`;
  // 24:00 is ISO 8601's end of the day; 60 is a leap second, which Unix time counts as the next second.
  if (stamp.hour > 24 || (stamp.hour === 24 && (stamp.minute > 0 || stamp.second > 0))) return `has the hour ${stamp.hour}`;
  if (stamp.minute > 59) return `has the minute ${stamp.minute}`;
  if (stamp.second > 60) return `has the second ${stamp.second}`;
  return null;
}

const unitMs = { millisecond: 1, second: secondMs, minute: minuteMs, day: dayMs } as const;

function wallClockEnd(stamp: Stamp, wallClock: number, unit: DateUnit): number {
  if (unit === "year") return Date.UTC(stamp.year + 1, 0, 1);
  if (unit === "quarter") return Date.UTC(stamp.year, stamp.month + 2, 1);
  if (unit === "month") return Date.UTC(stamp.year, stamp.month, 1);
  return wallClock + unitMs[unit];
}

/**
 * The interval that a stamp names: as long as its unit, in its own offset, else in the zone assumed.
 *
 * In an hour that a zone's clocks repeat, the interval covers both passes; a time that they skip is an error, for it never was.
 */
export function calendarInterval(stamp: Stamp, zoneName: string, midnightIsDay: boolean): TimeInterval | { error: string } {
  const reason = impossible(stamp);
  if (reason) return { error: reason };
  const { year, month, day, hour, minute, second, millisecond, offsetMs } = stamp;
  const wallClock = Date.UTC(year, month - 1, day) + hour * hourMs + minute * minuteMs + second * secondMs + millisecond;
  const isMidnight = midnightIsDay && (stamp.unit === "second" || stamp.unit === "minute") && hour === 0 && minute === 0 && second === 0;
  const unit = isMidnight ? "day" : stamp.unit;
  const wallEnd = wallClockEnd(stamp, wallClock, unit);
  if (offsetMs !== null) return { from: wallClock - offsetMs, to: wallEnd - offsetMs };
  if (zoneName === "UTC") return { from: wallClock, to: wallEnd };
  const zone = zoneNamed(zoneName);
  if (zone === null) return { error: `cannot be placed: there is no time zone '${zoneName}'` };
  const start = zone.instantsOf(wallClock);
  const hasClock = unit === "millisecond" || unit === "second" || unit === "minute";
  if (!hasClock) return { from: start.earliest, to: zone.instantsOf(wallEnd).earliest };
  if (start.skipped) return { error: `never was in ${zoneName}: clocks went forward over it` };
  return { from: start.earliest, to: start.latest + (wallEnd - wallClock) };
}
