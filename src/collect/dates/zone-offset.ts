import { dayMs, minuteMs } from "../../core/time.js";

/** The instants that a wall-clock time names in a zone: two where clocks went back, none where they went forward. */
export interface ZonedInstants {
  /** Unix milliseconds. */
  earliest: number;
  /** Unix milliseconds; differs from `earliest` only in a repeated hour. */
  latest: number;
  /** True where the zone's clocks skipped this wall-clock time: both instants are then the moment of the jump plus what was asked past it. */
  skipped: boolean;
}

/** The largest distance of any zone from UTC since 1900 is under 16 hours: instants further away cannot share a wall clock. */
const offsetReachMs = 16 * 60 * minuteMs;

/** Days whose offset is remembered for a zone before the memory starts anew: a hundred years of posts. */
const cachedDays = 36_525;

/** A time zone by IANA name, with its offsets remembered a day at a time. */
export class Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat | null;
  /** Offset of each UTC day in milliseconds, NaN for a day on which it changes. */
  readonly #dayOffsets = new Map<number, number>();

  /** @throws RangeError where the name is no IANA zone. */
  constructor(name: string) {
    this.name = name;
    this.#format =
      name === "UTC"
        ? null
        : new Intl.DateTimeFormat("en-US", {
            timeZone: name,
            hourCycle: "h23",
            era: "short",
            year: "numeric",
            month: "2-digit",
            day: "2-digit",
            hour: "2-digit",
            minute: "2-digit",
            second: "2-digit",
          });
  }

  /** Local time minus UTC at an instant, in milliseconds. */
  offsetAt(instantMs: number): number {
    if (this.#format === null) return 0;
    const day = Math.floor(instantMs / dayMs);
    let offset = this.#dayOffsets.get(day);
    if (offset === undefined) {
      const first = this.#computeOffset(day * dayMs);
      offset = first === this.#computeOffset((day + 1) * dayMs) ? first : Number.NaN;
      if (this.#dayOffsets.size >= cachedDays) this.#dayOffsets.clear();
      this.#dayOffsets.set(day, offset);
    }
    return Number.isNaN(offset) ? this.#computeOffset(instantMs) : offset;
  }

  /** The instants at which the zone's clocks show a wall-clock time, given as if it were UTC. */
  instantsOf(wallClockMs: number): ZonedInstants {
    if (this.#format === null) return { earliest: wallClockMs, latest: wallClockMs, skipped: false };
    // Every offset in force near the wall-clock time is one of these two, unless a zone changes twice within a day.
    const before = this.offsetAt(wallClockMs - offsetReachMs);
    const after = this.offsetAt(wallClockMs + offsetReachMs);
    const first = wallClockMs - before;
    if (before === after) return { earliest: first, latest: first, skipped: false };
    const second = wallClockMs - after;
    const firstHolds = this.offsetAt(first) === before;
    const secondHolds = this.offsetAt(second) === after;
    if (firstHolds && secondHolds) return { earliest: Math.min(first, second), latest: Math.max(first, second), skipped: false };
    if (firstHolds) return { earliest: first, latest: first, skipped: false };
    if (secondHolds) return { earliest: second, latest: second, skipped: false };
    return { earliest: first, latest: first, skipped: true };
  }

  #computeOffset(instantMs: number): number {
    const part: Record<string, number> = {};
    let beforeChrist = false;
    for (const { type, value } of this.#format!.formatToParts(instantMs)) {
      if (type === "era") beforeChrist = value === "BC";
      else part[type] = Number(value);
    }
    const year = beforeChrist ? 1 - part.year : part.year;
    const wallClock = Date.UTC(year, part.month - 1, part.day, part.hour, part.minute, part.second);
    return wallClock - Math.floor(instantMs / 1000) * 1000;
  }
}

const zones = new Map<string, Zone>();

/** Zones that one process remembers: names come from flags and config, not from rows. */
const cachedZones = 1000;

/** The zone of an IANA name (`UTC`, `America/New_York`), or null where there is none of that name. */
export function zoneNamed(name: string): Zone | null {
  const known = zones.get(name);
  if (known) return known;
  try {
    const zone = new Zone(name);
    if (zones.size >= cachedZones) zones.clear();
    zones.set(name, zone);
    return zone;
  } catch {
    return null;
  }
}
