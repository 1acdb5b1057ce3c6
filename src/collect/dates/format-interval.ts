import { dayMs, minuteMs, secondMs, type TimeInterval } from "../../core/time.js";

/** The UTC calendar unit that an interval fills exactly, as ISO 8601 writes it; null where it fills none. `calendar` allows months and years, which carry no offset. */
function asUnit({ from, to }: TimeInterval, calendar: boolean): string | null {
  const iso = new Date(from).toISOString();
  const length = to - from;
  // A stamp that ends in .000 is read as a second.
  if (length === 1) return from % secondMs === 0 ? null : iso.slice(0, 23);
  if (length === secondMs && from % secondMs === 0) return iso.slice(0, 19);
  if (length === minuteMs && from % minuteMs === 0) return iso.slice(0, 16);
  if (length === dayMs && from % dayMs === 0) return iso.slice(0, 10);
  if (!calendar || from % dayMs !== 0 || to % dayMs !== 0 || iso.slice(8, 10) !== "01") return null;
  const end = new Date(to);
  const months = (end.getUTCFullYear() - Number(iso.slice(0, 4))) * 12 + end.getUTCMonth() + 1 - Number(iso.slice(5, 7));
  if (end.getUTCDate() !== 1) return null;
  const month = Number(iso.slice(5, 7));
  if (months === 1) return iso.slice(0, 7);
  if (months === 3 && month % 3 === 1) return `${iso.slice(0, 4)}-Q${(month + 2) / 3}`;
  return months === 12 && month === 1 ? iso.slice(0, 4) : null;
}

/**
 * Writes an interval so that `parseDate` reads the same one: as its calendar unit where it fills one (`2016-09-07`, `2016-09-07T12:30Z`, `2016-Q3`), else as an ISO 8601 interval
 * (`2016-11-06T05:30:00.000Z/2016-11-06T06:30:01.000Z`). With `zoneAssumed` a unit carries no `Z`, for UTC was assumed and not said.
 */
export function formatInterval(interval: TimeInterval, zoneAssumed: boolean): string {
  const unit = asUnit(interval, zoneAssumed);
  if (unit !== null) return zoneAssumed ? unit : `${unit}Z`;
  return `${new Date(interval.from).toISOString()}/${new Date(interval.to).toISOString()}`;
}

const written = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z)\/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z)$/;

/** Reads an ISO 8601 interval between two UTC instants; null where it is none. */
export function parseInterval(text: string): TimeInterval | { error: string } | null {
  const match = written.exec(text);
  if (!match) return null;
  const from = Date.parse(match[1]);
  const to = Date.parse(match[2]);
  if (Number.isNaN(from) || Number.isNaN(to)) return null;
  return from < to ? { from, to } : { error: "ends before it begins" };
}
