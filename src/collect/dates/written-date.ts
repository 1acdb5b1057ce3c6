import { type Stamp, twoDigitYear } from "./calendar-interval.js";
import { withClock } from "./clock-time.js";
import { isFiller, monthNamed } from "./month-names.js";
import { readOffset } from "./zone-suffix.js";

/** One part of a date: a clock time, an offset, a number, a word, or a mark between them. */
const part =
  /(?<clock>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[ap]\.?m\b\.?)?)|(?<offset>(?:UTC|GMT)?[+-]\d{1,2}:?\d{2}(?!\d))|(?<number>\d{1,4}(?!\d))|(?<word>\p{L}{1,20})|[ \u00a0\u202f,.\-/@|º°'’]/iuy;
const comment = / ?\([^()]{0,40}\)$/;

interface Parts {
  numbers: number[];
  /** The number that has four digits. */
  year: number | null;
  month: number;
  clock: string;
  offset: number | null;
}

function readWord(word: string, parts: Parts): { error: string } | boolean {
  const lower = word.toLowerCase();
  // "mar" is March where no month stands yet, and mardi or martes beside one.
  const month = monthNamed(lower);
  if (month > 0 && parts.month === 0) {
    parts.month = month;
    return true;
  }
  if (isFiller(lower)) return true;
  if (parts.clock === "" || parts.offset !== null) return false;
  const offset = readOffset(word);
  if (offset === null) return false;
  if (typeof offset === "object") return offset;
  parts.offset = offset;
  return true;
}

function readParts(text: string): Parts | { error: string } | null {
  const parts: Parts = { numbers: [], year: null, month: 0, clock: "", offset: null };
  let at = 0;
  while (at < text.length) {
    part.lastIndex = at;
    const match = part.exec(text);
    if (match === null) return null;
    at += match[0].length;
    const { clock, offset, number, word } = match.groups!;
    if (clock !== undefined && parts.clock === "") {
      parts.clock = clock;
    } else if (offset !== undefined && parts.clock === "") {
      // Without a clock time before it, the sign is a hyphen: `Jul-2018`.
      if (offset[0] !== "-") return null;
      at = match.index + 1;
    } else if (offset !== undefined && parts.offset === null) {
      const read = readOffset(offset);
      if (read === null || typeof read === "object") return read;
      parts.offset = read;
    } else if (number !== undefined) {
      if (number.length === 4 && parts.year === null) parts.year = Number(number);
      else if (number.length <= 2) parts.numbers.push(Number(number));
      else return null;
    } else if (word !== undefined) {
      const read = readWord(word, parts);
      if (typeof read === "object") return read;
      if (!read) return null;
    } else if (clock !== undefined || offset !== undefined) return null;
  }
  return parts;
}

/** Twitter's form, by far the commonest with a written month: `Wed Jan 18 12:00:00 +0000 2017`. */
const twitterForm = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d):(\d\d):(\d\d) \+0000 (\d{4})$/;

function readTwitterForm(value: string): Stamp | null {
  const match = twitterForm.exec(value);
  const month = match === null ? 0 : monthNamed(match[1].toLowerCase());
  if (match === null || month === 0) return null;
  const [day, hour, minute, second, year] = [Number(match[2]), Number(match[3]), Number(match[4]), Number(match[5]), Number(match[6])];
  return { year, month, day, hour, minute, second, millisecond: 0, unit: "second", offsetMs: 0 };
}

/**
 * Reads dates with a written month, in any order of their parts: `Wed Jan 18 12:00:00 +0000 2017`, `Sun, 06 Nov 1994 08:49:37 GMT`, `Sept 7, 2016 3:48 PM`,
 * `7 de setembro de 2016`, `31-Jul-18`, `September 2016`. Null where a part is none of these: a date is never fished out of other words.
 */
export function parseWrittenDate(value: string): Stamp | { error: string } | null {
  const common = readTwitterForm(value);
  if (common !== null) return common;
  const parts = readParts(value.replace(comment, ""));
  if (parts === null || "error" in parts) return parts;
  if (parts.month === 0) return null;
  const numbers = [...parts.numbers];
  let year = parts.year;
  if (year === null) {
    // Two small numbers are day and year, in this order: `31-Jul-18`.
    if (numbers.length !== 2) return { error: "has no year" };
    year = twoDigitYear(numbers.pop()!);
  }
  if (numbers.length > 1) return null;
  const date: Stamp = {
    year,
    month: parts.month,
    day: numbers[0] ?? 1,
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
    unit: numbers.length === 1 ? "day" : "month",
    offsetMs: null,
  };
  if (parts.clock === "") return date;
  if (date.unit === "month") return null;
  const stamp = withClock(date, ` ${parts.clock}`, 0);
  if (stamp === null || "error" in stamp) return stamp;
  return { ...stamp, offsetMs: parts.offset };
}
