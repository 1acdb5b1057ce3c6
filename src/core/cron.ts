import { dayMs, hourMs, minuteMs } from "./time.js";

/** A schedule of five fields in UTC, each as the values that it allows. */
export interface Cron {
  minutes: readonly number[];
  hours: readonly number[];
  daysOfMonth: ReadonlySet<number>;
  months: ReadonlySet<number>;
  daysOfWeek: ReadonlySet<number>;
  /** True where both kinds of days are restricted: then either is enough. */
  eitherDay: boolean;
}

const bounds = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/**
 * Reads `minute hour day-of-month month day-of-week`: numbers, lists, ranges, steps and stars; Sunday is 0 or 7. Source: POSIX `crontab`, with steps as Vixie cron has them.
 * @returns null where it is no schedule
 */
export function parseCron(text: string): Cron | null {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== bounds.length) return null;
  const values = fields.map((field, at) => valuesOf(field, bounds[at][0], bounds[at][1]));
  if (values.some((list) => list === null)) return null;
  const [minutes, hours, daysOfMonth, months, daysOfWeek] = values as number[][];
  return {
    minutes,
    hours,
    daysOfMonth: new Set(daysOfMonth),
    months: new Set(months),
    daysOfWeek: new Set(daysOfWeek.map((day) => day % 7)),
    eitherDay: !fields[2].startsWith("*") && !fields[4].startsWith("*"),
  };
}

function valuesOf(field: string, least: number, most: number): number[] | null {
  const values = new Set<number>();
  for (const part of field.split(",")) {
    const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (!match) return null;
    const from = match[1] === undefined ? least : Number(match[1]);
    const to = match[2] !== undefined ? Number(match[2]) : match[1] === undefined || match[3] !== undefined ? most : from;
    const step = match[3] === undefined ? 1 : Number(match[3]);
    if (from < least || to > most || from > to || step === 0) return null;
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

/** A schedule that has no day in so long never has one: the 29th of February comes within eight years. */
const longestSearchDays = 8 * 366;

/** The first moment of a schedule after an instant, both in Unix milliseconds; null where there is none ("31 February"). */
export function nextOf(cron: Cron, afterMs: number): number | null {
  const firstDay = Math.floor(afterMs / dayMs) * dayMs;
  for (let days = 0; days < longestSearchDays; days++) {
    const day = firstDay + days * dayMs;
    if (!isDay(cron, new Date(day))) continue;
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const at = day + hour * hourMs + minute * minuteMs;
        if (at > afterMs) return at;
      }
    }
  }
  return null;
}

function isDay({ months, daysOfMonth, daysOfWeek, eitherDay }: Cron, date: Date): boolean {
  if (!months.has(date.getUTCMonth() + 1)) return false;
  const isOfMonth = daysOfMonth.has(date.getUTCDate());
  const isOfWeek = daysOfWeek.has(date.getUTCDay());
  return eitherDay ? isOfMonth || isOfWeek : isOfMonth && isOfWeek;
}
