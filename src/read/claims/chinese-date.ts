import type { Tokens } from "../tokens.js";
import { type DayInterval, dayOf, isDate, monthsFrom, partsOfDay, thirdOf } from "./calendar.js";
import type { DateExpression } from "./launch-date.js";

/** So many units of text hold any Chinese date. */
const longestDate = 24;
const pattern =
  /^(?:(?<year>20\d\d|今|明)年)?(?:(?:(?<month>\d{1,2})月(?:份)?(?:(?<day>\d{1,2})(?:日|号|號))?(?<third>初|中旬|底|末)?)|第(?<quarter>[一二三四1-4])季度|(?<half>上半年|下半年|上半|下半)|(?<yearEnd>年底|年末|年初|年中|底|末|初|中))?/u;
const relative = /^(?<word>今天|明天|下周|下週|下个月|下個月|本月|本周)/u;
const digits: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 };
const thirds = {
  初: "early",
  中旬: "mid",
  中: "mid",
  底: "late",
  末: "late",
  年初: "early",
  年中: "mid",
  年底: "late",
  年末: "late",
} as const;

/** Reads a date at token `i` of a Chinese text: "9月7日", "2016年9月", "第三季度", "明年下半年", "下个月". */
export function readChineseDate(tokens: Tokens, i: number, limit: number, today: number | null): DateExpression | null {
  const start = tokens.start[i];
  const text = tokens.text.slice(start, start + longestDate);
  const near = relative.exec(text);
  if (near) return finish(tokens, i, limit, start + near[0].length, today === null ? null : relativeDays(near[0], today));
  const found = pattern.exec(text);
  if (!found || found[0].length < 2) return null;
  const { year, month, day, third, quarter, half, yearEnd } = found.groups!;
  if (!year && !month && !quarter && !half && !(yearEnd && yearEnd.length > 1)) return null;
  const current = today === null ? null : partsOfDay(today).year;
  const known = year && /\d/.test(year) ? Number(year) : year && current !== null ? current + (year === "明" ? 1 : 0) : null;
  const inYear = (each: number): DayInterval | null => {
    if (month && day)
      return isDate(each, Number(month), Number(day))
        ? { from: dayOf(each, Number(month), Number(day)), to: dayOf(each, Number(month), Number(day)) }
        : null;
    if (month) {
      if (Number(month) < 1 || Number(month) > 12) return null;
      const whole = monthsFrom(each, Number(month));
      return third ? thirdOf(whole, thirds[third as keyof typeof thirds]) : whole;
    }
    if (quarter) return monthsFrom(each, digits[quarter] * 3 - 2, 3);
    if (half) return monthsFrom(each, half.startsWith("上") ? 1 : 7, 6);
    const whole = monthsFrom(each, 1, 12);
    return yearEnd ? thirdOf(whole, thirds[yearEnd as keyof typeof thirds]) : whole;
  };
  let days: DayInterval | null = null;
  if (known !== null) days = inYear(known);
  else if (current !== null && today !== null) {
    days = inYear(current);
    if (days && days.to < today) days = inYear(current + 1);
  }
  if (days === null && (known !== null || current !== null)) return null;
  return finish(tokens, i, limit, start + found[0].length, days);
}

function relativeDays(word: string, today: number): DayInterval {
  const { year, month, weekday } = partsOfDay(today);
  const monday = today - ((weekday + 6) % 7);
  if (word === "今天") return { from: today, to: today };
  if (word === "明天") return { from: today + 1, to: today + 1 };
  if (word === "本周") return { from: monday, to: monday + 6 };
  if (word === "下周" || word === "下週") return { from: monday + 7, to: monday + 13 };
  return monthsFrom(year, word === "本月" ? month : month + 1);
}

function finish(tokens: Tokens, i: number, limit: number, end: number, days: DayInterval | null): DateExpression {
  let to = i + 1;
  while (to < limit && tokens.end[to] <= end) to++;
  return { from: i, to, days };
}
