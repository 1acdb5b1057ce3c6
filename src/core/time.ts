/**
 * How a document's time is known, best first. Worse grades make wider intervals; nothing is ever moved silently.
 *
 * `platform` the platform's own stamp; `feed` a feed's date; `metadata` page metadata; `url` a date in the URL;
 * `text` a date read in the text; `first_sight` only when we first saw it; `unknown` none.
 */
export const timeGrades = ["platform", "feed", "metadata", "url", "text", "first_sight", "unknown"] as const;
export type TimeGrade = (typeof timeGrades)[number];

/** When something happened: every instant from `from` up to but not including `to`, both in Unix milliseconds (UTC). */
export interface TimeInterval {
  from: number;
  to: number;
}

/** A document's time with how it is known. `interval` is null exactly when the grade is `unknown`. */
export interface DocumentTime {
  interval: TimeInterval | null;
  grade: TimeGrade;
  /** The zone that was assumed by name (`UTC`, `America/New_York`), or null where the stamp carried its own offset. */
  assumedZone: string | null;
}

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** True where `a` ended before `b` began: the only case in which `a` may be called earlier. */
export function isBefore(a: TimeInterval, b: TimeInterval): boolean {
  return a.to <= b.from;
}

/** The month of an instant as YYYYMM in UTC; 0 for an unknown time. It is the store's partition key. */
export function monthOf(instantMs: number | null): number {
  if (instantMs === null) return 0;
  const date = new Date(instantMs);
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
}
