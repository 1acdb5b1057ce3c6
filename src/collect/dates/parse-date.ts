import { type DocumentTime, dayMs, secondMs, type TimeGrade } from "../../core/time.js";
import { calendarInterval, type Stamp, twoDigitYear } from "./calendar-interval.js";
import { withClock } from "./clock-time.js";
import type { DateOrder } from "./date-order.js";
import { parseInterval } from "./format-interval.js";
import { parseUnixTime } from "./unix-time.js";
import { parseWrittenDate } from "./written-date.js";

/** How a date value is to be read. */
export interface DateOptions {
  /** Zone assumed where the stamp has no offset: an IANA name. Default `UTC`. */
  zone?: string;
  /** Order of day and month in all-digit dates with the year last. Default `mdy`. */
  order?: DateOrder;
  /** How the value is known; goes into the result. */
  grade: TimeGrade;
  /** Unix milliseconds; where given, a date that begins over a day after it is an error. */
  now?: number;
  /** Read a stamp of exactly midnight as its whole day: for columns in which every stamp is midnight. */
  midnightIsDay?: boolean;
}

/** Why a value is no date: the end of a sentence that begins with the value. */
export interface DateError {
  error: string;
}

/** Longest value that is looked at, in characters: no date form is longer. */
const longestDate = 64;

/** How far a post may lie ahead of the clock: zones and clock errors stay under a day. */
const futureSlackMs = dayMs;

const missing = new Set([
  "",
  "NA",
  "N/A",
  "n/a",
  "null",
  "NULL",
  "None",
  "NaN",
  "nan",
  "NaT",
  "-",
  "--",
  "unknown",
  "Unknown",
  "undefined",
  "\\N",
]);

const longestMissing = Math.max(...[...missing].map(({ length }) => length));

/** True for the ways in which exports write "no value". */
export function isMissing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === "string" && value.length <= longestMissing && missing.has(value.trim());
}

const unknownTime: DocumentTime = { interval: null, grade: "unknown", assumedZone: null };

/**
 * Reads a date in any common form into the interval that it names: a day for a day, a month for a month, a second for a second.
 *
 * ISO 8601 and RFC 3339, `YYYY-MM-DD HH:MM:SS`, RFC 2822, Twitter's form, day and month numbers, written months in seven languages, CJK dates, Unix seconds,
 * milliseconds and microseconds, years, quarters, months. A missing value (`""`, `NA`, `null`) is an unknown time, never an error; relative words are an error.
 */
export function parseDate(value: unknown, options: DateOptions): DocumentTime | DateError {
  if (isMissing(value)) return unknownTime;
  if (typeof value === "number" || typeof value === "bigint") return finish(parseUnixTime(String(value)), options);
  if (value instanceof Date) return finish({ from: value.getTime(), to: value.getTime() + secondMs }, options);
  if (typeof value !== "string") return { error: "is not a date" };
  const text = value.trim();
  if (text === "") return unknownTime;
  if (text.length > longestDate) return { error: `is longer than any date (${longestDate} characters)` };
  const first = text.charCodeAt(0);
  const digitFirst = first >= 0x30 && first <= 0x39;
  if (digitFirst) {
    const stamp =
      parseIsoLike(text) ??
      parseDigitsYearLast(text, options.order ?? "mdy") ??
      parseUnixTime(text) ??
      parseCoarse(text) ??
      parseCjk(text) ??
      parseInterval(text);
    if (stamp) return finish(stamp, options);
  }
  return finish(parseWrittenDate(text), options);
}

function finish(parsed: Stamp | { from: number; to: number } | DateError | null, options: DateOptions): DocumentTime | DateError {
  if (parsed === null) return { error: "is not a date in a form we know" };
  if ("error" in parsed) return parsed;
  if ("from" in parsed) {
    if (Number.isNaN(parsed.from)) return { error: "is not a date" };
    return within({ interval: { from: parsed.from, to: parsed.to }, grade: options.grade, assumedZone: null }, options);
  }
  const result = calendarInterval(parsed, options.zone ?? "UTC", options.midnightIsDay ?? false);
  if ("error" in result) return result;
  const assumedZone = parsed.offsetMs === null ? (options.zone ?? "UTC") : null;
  return within({ interval: result, grade: options.grade, assumedZone }, options);
}

function within(time: DocumentTime, options: DateOptions): DocumentTime | DateError {
  if (options.now !== undefined && time.interval !== null && time.interval.from > options.now + futureSlackMs)
    return { error: "lies in the future" };
  return time;
}

function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** `2016-09-07`, `2016/9/7`, `2016-09-07T12:30:05.123+02:00`, `2016-09-07 12:30 PM UTC`: the common path, without a pattern. */
function parseIsoLike(text: string): Stamp | DateError | null {
  const separator = text.charCodeAt(4);
  if (separator !== 0x2d && separator !== 0x2f && separator !== 0x2e) return null;
  const year = digits(text, 0, 4);
  if (year < 0) return null;
  let at = 5;
  const monthEnd = text.charCodeAt(6) === separator ? 6 : 7;
  const month = digits(text, at, monthEnd);
  if (month < 0 || text.length < monthEnd + 1 || text.charCodeAt(monthEnd) !== separator) return null;
  at = monthEnd + 1;
  const second = text.charCodeAt(at + 1);
  const dayEnd = second >= 0x30 && second <= 0x39 ? at + 2 : at + 1;
  const day = digits(text, at, dayEnd);
  if (day < 0 || at >= text.length) return null;
  return withClock({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0, unit: "day", offsetMs: null }, text, dayEnd);
}

const yearLast = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;

/** `6/24/2016 3:48`, `24.06.2016`, `24-06-16 03:48:10 PM`. */
function parseDigitsYearLast(text: string, order: DateOrder): Stamp | DateError | null {
  const match = yearLast.exec(text);
  if (!match) return null;
  const first = Number(match[1]);
  const second = Number(match[3]);
  const year = match[4].length === 2 ? twoDigitYear(Number(match[4])) : Number(match[4]);
  const [month, day] = order === "mdy" ? [first, second] : [second, first];
  if (month > 12 && day <= 12) {
    return {
      error: `has month ${month} when read ${order === "mdy" ? "month" : "day"} first, as the column is; --date-order ${order === "mdy" ? "dmy" : "mdy"} reads it the other way`,
    };
  }
  return withClock({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0, unit: "day", offsetMs: null }, text, match[0].length);
}

const coarse = /^(\d{4})(?:-(\d{2})|[- ]?Q([1-4]))?$/i;

/** `2016-09` a month, `2016-Q3` a quarter, `2016` a year. */
function parseCoarse(text: string): Stamp | null {
  const match = coarse.exec(text);
  if (!match) return null;
  const stamp: Stamp = {
    year: Number(match[1]),
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
    unit: "year",
    offsetMs: null,
  };
  if (match[2]) return { ...stamp, month: Number(match[2]), unit: "month" };
  if (match[3]) return { ...stamp, month: Number(match[3]) * 3 - 2, unit: "quarter" };
  return stamp;
}

const cjk = /^(\d{4})[年년] ?(\d{1,2})[月월](?: ?(\d{1,2})[日일])?/;
const cjkClock = /^ ?(\d{1,2})[時时시] ?(\d{1,2})[分분](?: ?(\d{1,2})[秒초])?$/;

/** `2016年9月7日`, `2016年9月7日 12:30`, `2016년 9월 7일`, `2016年9月7日12時30分`. */
function parseCjk(text: string): Stamp | DateError | null {
  const match = cjk.exec(text);
  if (!match) return null;
  const stamp: Stamp = {
    year: Number(match[1]),
    month: Number(match[2]),
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
    unit: "month",
    offsetMs: null,
  };
  if (!match[3]) return match[0].length === text.length ? stamp : null;
  const rest = text.slice(match[0].length);
  const day: Stamp = { ...stamp, day: Number(match[3]), unit: "day" };
  const time = cjkClock.exec(rest);
  if (time) {
    const minute: Stamp = { ...day, hour: Number(time[1]), minute: Number(time[2]), unit: "minute" };
    return time[3] ? { ...minute, second: Number(time[3]), unit: "second" } : minute;
  }
  return withClock(day, text, match[0].length);
}
