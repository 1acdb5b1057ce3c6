/** Days from `from` to `to`, both part of it, counted from 1970-01-01 (UTC). */
export interface DayInterval {
  from: number;
  to: number;
}

const dayMs = 86_400_000;

/** The day number of a date; months are 1 to 12. */
export function dayOf(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / dayMs);
}

/** The day number of an instant. */
export function dayOfInstant(ms: number): number {
  return Math.floor(ms / dayMs);
}

/** `YYYY-MM-DD`. */
export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function partsOfDay(day: number): { year: number; month: number; day: number; weekday: number } {
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: date.getUTCDay() };
}

/** `count` months from the first of a month; `month` may run over the year's end. */
export function monthsFrom(year: number, month: number, count = 1): DayInterval {
  return { from: dayOf(year, month, 1), to: dayOf(year, month + count, 1) - 1 };
}

/** Part of a stretch: its first, middle or last third, as "early", "mid" and "late" divide it. */
export type Third = "early" | "mid" | "late";

export function thirdOf(interval: DayInterval, third: Third): DayInterval {
  const length = interval.to - interval.from + 1;
  const cut = (part: number) => interval.from + Math.round((length * part) / 3);
  if (third === "early") return { from: interval.from, to: cut(1) - 1 };
  if (third === "mid") return { from: cut(1), to: cut(2) - 1 };
  return { from: cut(2), to: interval.to };
}

/** True where the year has such a day. */
export function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && day >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
