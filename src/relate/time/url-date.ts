import { dayMs, type TimeInterval } from "../../core/time.js";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const datePatterns = [
  /[/=_-](20\d\d|19[89]\d)[/_-]([01]?\d|[a-z]{3,9})[/_-]([0-3]?\d)(?![0-9])/i,
  /[/=_-](20\d\d|19[89]\d)([01]\d)([0-3]\d)(?![0-9])/,
  /\/([0-3]?\d)-([a-z]{3,9})-(20\d\d|19[89]\d)\//i,
];
const longestUrl = 2000;

/** The day, in UTC, that an address carries in its path ("/2016/09/07/", "/2016-sep-7/", "-20160907"), a day long; null where it carries none. */
export function urlDate(url: string): TimeInterval | null {
  if (url.length > longestUrl) return null;
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, "");
  for (const [i, pattern] of datePatterns.entries()) {
    const match = pattern.exec(path);
    if (!match) continue;
    const [year, month, day] = i === 2 ? [match[3], match[2], match[1]] : [match[1], match[2], match[3]];
    const monthIndex = /^\d+$/.test(month) ? Number(month) - 1 : months.indexOf(month.slice(0, 3).toLowerCase());
    const from = Date.UTC(Number(year), monthIndex, Number(day));
    // A day that does not exist rolls over into the next month: then the digits were no date.
    const date = new Date(from);
    if (monthIndex < 0 || date.getUTCMonth() !== monthIndex || date.getUTCDate() !== Number(day)) continue;
    return { from, to: from + dayMs };
  }
  return null;
}
