import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import { type DayInterval, dayOf, isDate, isoDay, monthsFrom, partsOfDay, type Third, thirdOf } from "./calendar.js";
import { readChineseDate } from "./chinese-date.js";
import { type DateWord, dateWord } from "./date-words.js";

/** A date that a text names, however roughly. */
export interface DateExpression {
  /** Tokens, `to` exclusive. */
  from: number;
  to: number;
  /** The days meant, or null where that hangs on a date that is not known ("next week" in an undated text). */
  days: DayInterval | null;
}

/** Years outside are counts or model numbers. */
const firstYear = 2000;
const lastYear = 2099;

/** Reads one expression; a cursor over the tokens. */
class DateReader {
  constructor(
    private readonly tokens: Tokens,
    private readonly limit: number,
    /** Day number of the document, or null. */
    private readonly today: number | null,
  ) {}

  word(i: number): DateWord | undefined {
    return i < this.limit && this.tokens.kind[i] === tokenKind.word ? dateWord(this.tokens.hash[i]) : undefined;
  }

  /** The whole number at `i`, or -1. Ordinals ("29th") count where `ordinals`. */
  number(i: number, ordinals = false): number {
    if (i >= this.limit || !(this.tokens.flags[i] & tokenFlag.hasDigit)) return -1;
    const { text, start, end } = this.tokens;
    let value = 0;
    let at = start[i];
    for (; at < end[i]; at++) {
      const digit = text.charCodeAt(at) - 0x30;
      if (digit < 0 || digit > 9 || value > 9999) break;
      value = value * 10 + digit;
    }
    if (at === start[i]) return -1;
    if (at === end[i]) return value;
    return ordinals && /^(?:st|nd|rd|th)$/i.test(text.slice(at, end[i])) ? value : -1;
  }

  /** A year at `i`, or -1: four digits, or two after an apostrophe. */
  year(i: number): number {
    const value = this.number(i);
    return value >= firstYear && value <= lastYear && this.tokens.end[i] - this.tokens.start[i] === 4 ? value : -1;
  }

  isMark(i: number, mark: string): boolean {
    return i < this.limit && this.tokens.kind[i] === tokenKind.punctuation && this.tokens.text[this.tokens.start[i]] === mark;
  }

  /** A year after `i`, past a comma or "of": `[year, next token]`, or `[-1, i]`. */
  yearAfter(i: number): [year: number, next: number] {
    let at = i;
    if (this.isMark(at, ",") || this.isMark(at, ".") || this.word(at)?.is === "of") at++;
    const year = this.year(at);
    return year > 0 ? [year, at + 1] : [-1, i];
  }

  /** The soonest interval that has not ended by the document's day, of those that `inYear` gives; null in an undated text. */
  upcoming(inYear: (year: number) => DayInterval): DayInterval | null {
    if (this.today === null) return null;
    const { year } = partsOfDay(this.today);
    for (let offset = -1; offset <= 1; offset++) {
      const interval = inYear(year + offset);
      if (interval.to >= this.today) return interval;
    }
    return null;
  }

  read(i: number): DateExpression | null {
    const first = this.word(i);
    if (this.tokens.flags[i] & tokenFlag.han || this.isBeforeHan(i)) return readChineseDate(this.tokens, i, this.limit, this.today);
    if (first === undefined) return this.readNumeric(i);
    switch (first.is) {
      case "month":
        return this.readMonth(i, i, first.month, null);
      case "season":
        return this.readSeason(i, i, null);
      case "third":
      case "edge":
        return this.readThird(i, first.third);
      case "next":
      case "this":
      case "coming":
        return this.readRelative(i, first.is);
      case "relative":
        return { from: i, to: i + 1, days: this.today === null ? null : { from: this.today + first.days, to: this.today + first.days } };
      case "weekday":
        return { from: i, to: i + 1, days: this.weekday(first.weekday) };
      case "ordinal":
        return this.readPart(i, i, null);
      case "preposition":
        return this.readAfterPreposition(i);
      default:
        return null;
    }
  }

  private isBeforeHan(i: number): boolean {
    return this.tokens.kind[i] === tokenKind.number && i + 1 < this.limit && (this.tokens.flags[i + 1] & tokenFlag.han) !== 0;
  }

  private weekday(weekday: number): DayInterval | null {
    if (this.today === null) return null;
    const ahead = (weekday - partsOfDay(this.today).weekday + 7) % 7;
    return { from: this.today + ahead, to: this.today + ahead };
  }

  /** "29 March 2017", "29th of March", "2016-09-07", "Q3 2026", "3Q16", "H1 2021". */
  private readNumeric(i: number): DateExpression | null {
    const part = this.quarterCode(i);
    if (part) return this.withYear(i, i + 1, part.year, (year) => monthsFrom(year, part.firstMonth, part.months), null);
    const year = this.year(i);
    if (year > 0 && this.isMark(i + 1, "-") && this.isMark(i + 3, "-")) {
      const month = this.number(i + 2);
      const day = this.number(i + 4);
      if (isDate(year, month, day)) {
        const exact = dayOf(year, month, day);
        return { from: i, to: i + 5, days: { from: exact, to: exact } };
      }
    }
    const day = this.number(i, true);
    if (day < 1 || day > 31) return null;
    const at = this.word(i + 1)?.is === "of" ? i + 2 : i + 1;
    const month = this.word(at);
    return month?.is === "month" ? this.readDay(i, at + 1, month.month, day) : null;
  }

  /** "Q3", "3Q", "H1", "2H" with two digits of a year glued or not. */
  private quarterCode(i: number): { firstMonth: number; months: number; year: number } | null {
    if (i >= this.limit || this.tokens.end[i] - this.tokens.start[i] > 6 || !(this.tokens.flags[i] & tokenFlag.hasDigit)) return null;
    const found = /^(?:fq?([1-4])|([qh])([1-4])|([1-4])([qh]))(?:(?:20)?(\d\d))?$/.exec(this.tokens.lower(i));
    if (!found) return null;
    const isHalf = found[2] === "h" || found[5] === "h";
    const n = Number(found[1] ?? found[3] ?? found[4]);
    if (isHalf && n > 2) return null;
    const months = isHalf ? 6 : 3;
    return { firstMonth: (n - 1) * months + 1, months, year: found[6] ? firstYear + Number(found[6]) : -1 };
  }

  /** An interval of the year that follows, or of the year that comes next where none follows. */
  private withYear(from: number, next: number, known: number, inYear: (year: number) => DayInterval, third: Third | null): DateExpression {
    let year = known;
    let to = next;
    if (year < 0) {
      if (this.isMark(to, "'") || this.isMark(to, "’")) {
        const short = this.number(to + 1);
        if (short > 9 && short < 100) {
          year = firstYear + short;
          to += 2;
        }
      }
      if (year < 0) [year, to] = this.yearAfter(to);
    }
    const cut = (interval: DayInterval) => (third ? thirdOf(interval, third) : interval);
    return { from, to, days: year > 0 ? cut(inYear(year)) : this.upcoming((each) => cut(inYear(each))) };
  }

  /** `at` is the month's token. */
  private readMonth(from: number, at: number, month: number, third: Third | null): DateExpression | null {
    // "may" and "march" are also verbs: alone they need a capital, and a preposition or a number beside them.
    const isCapital = (this.tokens.flags[at] & tokenFlag.capitalised) !== 0;
    const after = this.isMark(at + 1, ".") ? at + 2 : at + 1;
    const day = this.number(after, true);
    if (day >= 1 && day <= 31 && this.year(after) < 0) return this.readDay(from, after + 1, month, day);
    const [year] = this.yearAfter(after);
    const before = from > 0 ? this.word(from - 1)?.is : undefined;
    const isPlaced = from < at || year > 0 || before === "preposition" || before === "next" || before === "this" || before === "third";
    if (!isPlaced || (!isCapital && this.isVerbToo(at) && year < 0)) return null;
    return this.withYear(from, after, -1, (each) => monthsFrom(each, month), third);
  }

  private isVerbToo(at: number): boolean {
    const length = this.tokens.end[at] - this.tokens.start[at];
    const first = this.tokens.text.charCodeAt(this.tokens.start[at]) | 32;
    return first === 0x6d && (length === 3 || length === 5);
  }

  private readDay(from: number, next: number, month: number, day: number): DateExpression | null {
    const leapYear = 2000;
    if (!isDate(leapYear, month, day)) return null;
    return this.withYear(from, next, -1, (year) => ({ from: dayOf(year, month, day), to: dayOf(year, month, day) }), null);
  }

  private readSeason(from: number, at: number, third: Third | null): DateExpression | null {
    const season = this.word(at);
    if (season?.is !== "season") return null;
    const after = this.word(at + 1)?.is === "season-word" ? at + 2 : at + 1;
    const [year] = this.yearAfter(after);
    const before = from > 0 ? this.word(from - 1)?.is : undefined;
    if (from === at && year < 0 && before !== "preposition" && before !== "the") return null;
    return this.withYear(from, after, -1, (each) => monthsFrom(each, season.firstMonth, season.months), third);
  }

  /** "early 2017", "late September", "end of the year", "mid-2016". */
  private readThird(i: number, third: Third): DateExpression | null {
    let at = i + 1;
    if (this.isMark(at, "-")) at++;
    if (this.word(at)?.is === "of") at++;
    if (this.word(at)?.is === "the") at++;
    const year = this.year(at);
    if (year > 0) return { from: i, to: at + 1, days: thirdOf(monthsFrom(year, 1, 12), third) };
    const word = this.word(at);
    if (word?.is === "month") return this.readMonth(i, at, word.month, third);
    if (word?.is === "season") return this.readSeason(i, at, third);
    if (word?.is === "ordinal") return this.readPart(i, at, third);
    const code = this.quarterCode(at);
    if (code) return this.withYear(i, at + 1, code.year, (each) => monthsFrom(each, code.firstMonth, code.months), third);
    if (word?.is === "next" || word?.is === "this") {
      const whole = this.readRelative(at, word.is);
      return whole && { from: i, to: whole.to, days: whole.days && thirdOf(whole.days, third) };
    }
    if (word?.is === "unit" && (word.unit === "year" || word.unit === "month") && this.today !== null) {
      const { year: current, month } = partsOfDay(this.today);
      const whole = word.unit === "year" ? monthsFrom(current, 1, 12) : monthsFrom(current, month);
      return { from: i, to: at + 1, days: thirdOf(whole, third) };
    }
    return null;
  }

  /** "third quarter of 2017", "second half". */
  private readPart(from: number, at: number, third: Third | null): DateExpression | null {
    const ordinal = this.word(at);
    const unit = this.word(at + 1);
    if (ordinal?.is !== "ordinal" || unit?.is !== "unit" || (unit.unit !== "quarter" && unit.unit !== "half")) return null;
    const months = unit.unit === "quarter" ? 3 : 6;
    if (ordinal.n * months > 12) return null;
    let next = at + 2;
    if (this.word(next)?.is === "of" && this.word(next + 1)?.is === "next" && this.today !== null) {
      const { year } = partsOfDay(this.today);
      return { from, to: next + 3, days: monthsFrom(year + 1, (ordinal.n - 1) * months + 1, months) };
    }
    if (this.word(next)?.is === "of" && this.word(next + 1)?.is === "this") next += 3;
    return this.withYear(from, next, -1, (year) => monthsFrom(year, (ordinal.n - 1) * months + 1, months), third);
  }

  /** "next week", "this fall", "later this year", "coming months", "next March", "next Tuesday". */
  private readRelative(i: number, kind: "next" | "this" | "coming"): DateExpression | null {
    let at = i + 1;
    if (kind === "this" && this.word(at)?.is === "this") at++;
    if (kind === "next" || kind === "coming") {
      const count = Math.max(this.number(at), 0) || this.spelled(at);
      if (count > 0) {
        const unit = this.word(at + 1);
        if (unit?.is === "unit")
          return {
            from: i,
            to: at + 2,
            days: this.today === null ? null : { from: this.today, to: this.today + lengthOf(unit.unit, count) },
          };
      }
    }
    const word = this.word(at);
    if (word?.is === "month") return this.withYear(i, at + 1, -1, (year) => monthsFrom(year, word.month), null);
    if (word?.is === "season") {
      const after = this.word(at + 1)?.is === "season-word" ? at + 2 : at + 1;
      return this.withYear(i, after, -1, (year) => monthsFrom(year, word.firstMonth, word.months), null);
    }
    if (word?.is === "weekday") return { from: i, to: at + 1, days: this.weekday(word.weekday) };
    if (word?.is !== "unit") return null;
    if (this.today === null) return { from: i, to: at + 1, days: null };
    const { year, month, weekday } = partsOfDay(this.today);
    const step = kind === "next" ? 1 : 0;
    const monday = this.today - ((weekday + 6) % 7);
    switch (word.unit) {
      case "year":
        return { from: i, to: at + 1, days: kind === "this" ? { from: this.today, to: dayOf(year, 12, 31) } : monthsFrom(year + 1, 1, 12) };
      case "quarter":
        return { from: i, to: at + 1, days: monthsFrom(year, (Math.floor((month - 1) / 3) + step) * 3 + 1, 3) };
      case "month":
        return {
          from: i,
          to: at + 1,
          days: kind === "coming" ? { from: this.today, to: this.today + 92 } : this.rest(i, monthsFrom(year, month + step)),
        };
      case "week":
        return {
          from: i,
          to: at + 1,
          days: kind === "coming" ? { from: this.today, to: this.today + 28 } : { from: monday + step * 7, to: monday + step * 7 + 6 },
        };
      case "day":
        return { from: i, to: at + 1, days: { from: this.today, to: this.today + 7 } };
      default:
        return null;
    }
  }

  /** "Later this month" is what is left of it. */
  private rest(i: number, days: DayInterval): DayInterval {
    return this.today !== null && this.tokens.lower(i) === "later" ? { from: Math.max(this.today, days.from), to: days.to } : days;
  }

  private spelled(i: number): number {
    const word = this.word(i);
    return word?.is === "number" ? word.n : 0;
  }

  /** "in 2022", "by 2019", "in two weeks", "within 48 hours"; the preposition is not part of the value where a year follows. */
  private readAfterPreposition(i: number): DateExpression | null {
    let at = this.word(i + 1)?.is === "the" ? i + 2 : i + 1;
    // "in a couple of weeks": the article says nothing before another number.
    if (this.spelled(at) === 1 && this.spelled(at + 1) > 1) at++;
    const year = this.year(at);
    if (year > 0 && !this.isMark(at + 1, "-") && !(this.word(at + 1)?.is === "month"))
      return { from: at, to: at + 1, days: monthsFrom(year, 1, 12) };
    const count = Math.max(this.number(at), 0) || this.spelled(at);
    if (count === 0) return null;
    const afterCount = this.word(at + 1)?.is === "of" ? at + 2 : at + 1;
    const unit = this.word(afterCount);
    if (unit?.is !== "unit") return this.readRange(i, at, count);
    if (this.today === null) return { from: i, to: afterCount + 1, days: null };
    // "in two weeks" is roughly then: half a unit either way.
    const length = lengthOf(unit.unit, count);
    if (this.tokens.lower(i) === "within") return { from: i, to: afterCount + 1, days: { from: this.today, to: this.today + length } };
    const slack = unit.unit === "day" || unit.unit === "hour" ? 0 : Math.floor(lengthOf(unit.unit, 1) / 2);
    return { from: i, to: afterCount + 1, days: { from: this.today + length - slack, to: this.today + length + slack } };
  }

  /** "In 4 to 6 weeks", "within 2-3 months". */
  private readRange(i: number, at: number, first: number): DateExpression | null {
    if (!rangeWords.has(this.tokens.raw(at + 1).toLowerCase())) return null;
    const last = Math.max(this.number(at + 2), 0) || this.spelled(at + 2);
    const unit = this.word(at + 3);
    if (last <= first || unit?.is !== "unit") return null;
    if (this.today === null) return { from: i, to: at + 4, days: null };
    return { from: i, to: at + 4, days: { from: this.today + lengthOf(unit.unit, first), to: this.today + lengthOf(unit.unit, last) } };
  }
}

const rangeWords = new Set(["to", "or", "-", "–"]);

function lengthOf(unit: string, count: number): number {
  const days: Record<string, number> = { day: 1, week: 7, month: 30, quarter: 91, half: 182, year: 365, hour: 1 / 24 };
  return Math.min(36_500, Math.ceil(days[unit] * count));
}

/**
 * The dates that a stretch of tokens names: "late September", "Q3 2026", "holiday 2026", "in two weeks", "el 29 de marzo", "9月7日".
 * A date without a year is the next one that has not ended by the document's day.
 * @param publishedDay day number of the document (days since 1970-01-01), null where unknown
 */
export function readLaunchDates(tokens: Tokens, from: number, to: number, publishedDay: number | null): DateExpression[] {
  const reader = new DateReader(tokens, to, publishedDay);
  const found: DateExpression[] = [];
  for (let i = from; i < to; i++) {
    const expression = reader.read(i);
    if (!expression) continue;
    found.push(expression);
    i = expression.to - 1;
  }
  return found;
}

/** ISO days of an expression, or null. */
export function isoInterval(expression: DateExpression): { from: string; to: string; unit: "day" } | null {
  return expression.days && { from: isoDay(expression.days.from), to: isoDay(expression.days.to), unit: "day" };
}
