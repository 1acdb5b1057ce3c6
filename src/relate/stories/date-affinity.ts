/** How much likelier two documents tell one story when they are of the same day (or the next), of the same three days, or further apart. */
const sameDay = 1.8;
const sameDays = 0.7;
const otherDays = 0.6;
/** The same for short texts: a headline has no room for background, so a like one of another week is mostly another story. */
const otherDaysOfShorts = 0.2;
/** Share of the pairs within a story that are of the same day or the next, on the labelled sets. */
const sameDayWithinStory = 0.85;

/** Counts of documents by day number. */
export type Days = ReadonlyMap<number, number>;

/** What is needed of a group of documents: its size, its days and the first of them. */
export interface DatedGroup {
  size: number;
  days: Days;
  firstDay: number;
}

/**
 * A factor on the similarity of two documents by the gap between their days. The three steps were chosen on the labelled sets
 * (docs/stories.md); they shrink towards 1 where most documents at hand are of one day anyway, since sharing it then says little.
 */
export class DateAffinity {
  readonly #steps: readonly [number, number, number];
  readonly #apart: number;

  /** @param days the days of all documents at hand */
  constructor(days: Iterable<Days>) {
    const byDay = new Map<number, number>();
    let dated = 0;
    for (const each of days) {
      for (const [day, count] of each) {
        byDay.set(day, (byDay.get(day) ?? 0) + count);
        dated += count;
      }
    }
    let close = 0;
    for (const [day, count] of byDay) close += count * (count + 2 * (byDay.get(day + 1) ?? 0));
    const chance = dated === 0 ? 1 : close / (dated * dated);
    const apart = chance >= 1 ? 1 : (1 - sameDayWithinStory) / (1 - chance);
    this.#apart = Math.min(1, Math.max(otherDaysOfShorts, apart));
    this.#steps = [
      Math.min(sameDay, Math.max(1, sameDayWithinStory / chance)),
      Math.min(1, Math.max(sameDays, apart)),
      Math.min(1, Math.max(otherDays, apart)),
    ];
  }

  /** The largest factor of any pair. */
  get largest(): number {
    return this.#steps[0];
  }

  /** The average factor over the pairs of documents of two groups; 1 for a pair of which a day is unknown. */
  between(a: DatedGroup, b: DatedGroup, short: boolean): number {
    if (a.days.size === 0 || b.days.size === 0) return 1;
    let total = 0;
    let dated = 0;
    if (a.days.size === 1 && b.days.size === 1) {
      // Most groups are one document: spare them the iterators.
      dated = (a.days.get(a.firstDay) ?? 0) * (b.days.get(b.firstDay) ?? 0);
      total = dated * this.#step(Math.abs(a.firstDay - b.firstDay), short);
    } else {
      for (const [dayA, countA] of a.days) {
        for (const [dayB, countB] of b.days) {
          total += countA * countB * this.#step(Math.abs(dayA - dayB), short);
          dated += countA * countB;
        }
      }
    }
    const pairs = a.size * b.size;
    return (total + (pairs - dated)) / pairs;
  }

  #step(gapDays: number, short: boolean): number {
    if (gapDays <= 1) return this.#steps[0];
    if (gapDays <= 3) return this.#steps[1];
    return short ? this.#apart : this.#steps[2];
  }
}
