/** Times as they are printed: in the reader's locale, with the zone, and as wide as they are known. */
import type { DocumentTime } from "./api-types.js";
import { gradeWords } from "./words.js";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const locale = typeof navigator === "undefined" ? "en-GB" : localeOf(navigator.languages);

/** The page speaks English; of the reader's locale the order of day and month is kept where it is an English one. */
function localeOf(languages: readonly string[]): string {
  return languages.find((language) => language.startsWith("en")) ?? "en-GB";
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, options);
    formatters.set(key, formatter);
  }
  return formatter;
}

const longDay = { day: "numeric", month: "short", year: "numeric" } as const;

/** "6 Sep 2016" of an ISO day or instant, in UTC. */
export function day(iso: string): string {
  return format({ ...longDay, timeZone: "UTC" }).format(new Date(iso));
}

/** "6 Sep", in UTC. */
export function shortDay(iso: string): string {
  return format({ day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(iso));
}

/** "6 Sep 2016, 14:05 BST": an instant in the reader's own zone. */
export function instant(iso: string): string {
  return format({ ...longDay, hour: "2-digit", minute: "2-digit", timeZoneName: "short" }).format(new Date(iso));
}

/** "14:05:07 BST". */
export function clock(iso: string): string {
  return format({ hour: "2-digit", minute: "2-digit", timeZoneName: "short" }).format(new Date(iso));
}

/** How wide the time is known, in milliseconds; null for unknown. */
export function widthMs(time: DocumentTime): number | null {
  return time.from === null || time.to === null ? null : Date.parse(time.to) - Date.parse(time.from);
}

/** A time as wide as it is known: a minute, a day, a month, a stretch, or unknown. */
export function when(time: DocumentTime): string {
  const width = widthMs(time);
  if (width === null || time.from === null || time.to === null) return "time unknown";
  if (width <= hourMs) return instant(time.from);
  if (width <= 25 * hourMs) return day(time.from);
  if (width >= 28 * dayMs && width <= 31 * dayMs)
    return format({ month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(time.from));
  return `${day(time.from)} to ${day(new Date(Date.parse(time.to) - 1).toISOString())}`;
}

/** The heading that a document stands under in a list by time: its day in the reader's zone, or what is known instead. */
export function dayHeading(time: DocumentTime): string {
  const width = widthMs(time);
  if (width === null || time.from === null) return "Time unknown";
  if (width > 25 * hourMs) return when(time);
  const options = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
  return format(width > hourMs ? { ...options, timeZone: "UTC" } : options).format(new Date(time.from));
}

/** How the time is known, in words; empty for a platform's own stamp with its own offset, which needs no remark. */
export function gradeNote(time: DocumentTime): string {
  const notes: string[] = [];
  if (time.grade !== "platform" && time.grade !== "unknown") notes.push(gradeWords[time.grade]);
  const width = widthMs(time);
  if (width !== null && width > hourMs && width <= 25 * hourMs) notes.push("day only");
  if (time.assumedZone) notes.push(`zone assumed ${time.assumedZone}`);
  return notes.join(", ");
}

/** "1 Oct to 31 Dec 2016" from ISO days, last day inclusive; an exclusive instant is shown as the day before it. */
export function period(from?: string, to?: string): string {
  const last = to && to.length > 10 && Date.parse(to) % dayMs === 0 ? new Date(Date.parse(to) - 1).toISOString() : to;
  if (!from) return last ? `until ${day(last)}` : "any time";
  if (!last) return `since ${day(from)}`;
  if (from.slice(0, 10) === last.slice(0, 10)) return day(from);
  return `${from.slice(0, 4) === last.slice(0, 4) ? shortDay(from) : day(from)} to ${day(last)}`;
}

/** The day part of an ISO day or of an exclusive instant, for a date field: the last day that is inside. */
export function lastDay(to: string): string {
  return to.length > 10 && Date.parse(to) % dayMs === 0 ? new Date(Date.parse(to) - 1).toISOString().slice(0, 10) : to.slice(0, 10);
}
