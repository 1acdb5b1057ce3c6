/** Longer strings are no dates: it bounds what is parsed. */
const longestDate = 60;

let lastDate = "";
let lastInstant: number | null = null;

/** The instant of a document's date in Unix milliseconds (UTC where it names no zone), or null where it cannot be told. A month counts from its first day. */
export function publishedInstant(published: string | null | undefined): number | null {
  if (!published || published.length > longestDate) return null;
  // A document is asked for its date several times in turn.
  if (published !== lastDate) {
    lastInstant = instantOf(published);
    lastDate = published;
  }
  return lastInstant;
}

function instantOf(published: string): number | null {
  const iso = /^(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?/.exec(published);
  if (iso && !/[+-]\d\d:?\d\d$/.test(published)) {
    const [, year, month, day = "01", hour = "00", minute = "00", second = "00"] = iso;
    return Date.UTC(+year, +month - 1, +day, +hour, +minute, +second);
  }
  const zoned = /(?:Z|GMT|UTC|[+-]\d\d:?\d\d)(?:\s|$)/.test(published) ? published : `${published} UTC`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? null : time;
}

let lastDayNumber = Number.NaN;
let lastDay = "";

/** The UTC day of a document's date as `YYYY-MM-DD`, or null where it cannot be told. */
export function publishedDay(published: string | null | undefined): string | null {
  const instant = publishedInstant(published);
  if (instant === null) return null;
  // Documents that come one after another are often of one day.
  const dayNumber = Math.floor(instant / dayMs);
  if (dayNumber !== lastDayNumber) {
    lastDay = new Date(instant).toISOString().slice(0, 10);
    lastDayNumber = dayNumber;
  }
  return lastDay;
}

const dayMs = 86_400_000;
