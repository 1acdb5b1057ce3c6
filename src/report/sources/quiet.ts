import { hourMs } from "../../core/time.js";

/** An hour in which a source was asked with success, and how much of what it gave was new. `hour` counts from the Unix epoch. */
export interface HeardHour {
  hour: number;
  documents: number;
}

/** Why a silence is unlike a source. */
export interface Silence {
  /** Hours without anything new, of those in which it was asked. */
  hours: number;
  /** The chance of such a silence by the source's own rhythm, 0 to 1. */
  chance: number;
  /** The longest silence before, in hours. */
  longestBefore: number;
  /** The last hour with something new, in Unix milliseconds. */
  since: number;
}

/** Below so many hours with something new a source has no rhythm that could be left. */
const leastHours = 20;

/** A silence is told where the source's own rhythm makes it rarer than this: with 200 sources looked at each hour, one false alarm in about two days at worst, and fewer by the second rule. */
const alarmChance = 1e-4;

/**
 * Whether a source has gone quiet against its own rhythm.
 *
 * For each hour of the day (UTC) the share of asked hours that brought something new is taken from the past; the chance of the present silence is the product over its hours of bringing
 * nothing. It is told only where it is also longer than every silence before. Hours in which nobody asked say nothing.
 * @param heard hours with a successful answer, in order; the last weeks
 */
export function silenceOf(heard: readonly HeardHour[]): Silence | null {
  const lastAt = heard.findLastIndex(({ documents }) => documents > 0);
  if (lastAt < 0 || lastAt === heard.length - 1) return null;
  const past = heard.slice(0, lastAt + 1);
  if (past.filter(({ documents }) => documents > 0).length < leastHours) return null;
  const asked = new Array<number>(24).fill(0);
  const brought = new Array<number>(24).fill(0);
  let longestBefore = 0;
  let run = 0;
  for (const { hour, documents } of past) {
    asked[hour % 24]++;
    if (documents > 0) brought[hour % 24]++;
    run = documents > 0 ? 0 : run + 1;
    longestBefore = Math.max(longestBefore, run);
  }
  const silent = heard.slice(lastAt + 1);
  // Half an hour of each kind is added: an hour that always brought something may one day not.
  const chance = silent.reduce((product, { hour }) => product * (1 - (brought[hour % 24] + 0.5) / (asked[hour % 24] + 1)), 1);
  if (chance >= alarmChance || silent.length <= longestBefore) return null;
  return { hours: silent.length, chance, longestBefore, since: (heard[lastAt].hour + 1) * hourMs };
}
