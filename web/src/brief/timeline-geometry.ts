/** Where the columns and marks of the time line stand. Pure numbers, parts of the figure's width and height, 0 to 1. */

export interface TimeColumn {
  x: number;
  width: number;
  /** From the foot up, one a voice, in the order given. */
  pieces: { bottom: number; top: number }[];
}

/**
 * Columns of stacked counts, one a bucket.
 * @param stacks for each voice its count in every bucket
 * @param top the count at the figure's full height
 */
export function timeColumns(stacks: readonly (readonly number[])[], buckets: number, top: number): TimeColumn[] {
  return Array.from({ length: buckets }, (_, bucket) => {
    let sum = 0;
    const pieces = stacks.map((counts) => {
      const bottom = sum;
      sum += counts[bucket] ?? 0;
      return { bottom: top > 0 ? bottom / top : 0, top: top > 0 ? sum / top : 0 };
    });
    return { x: bucket / buckets, width: 1 / buckets, pieces };
  });
}

/** Where an instant lies between the start of the first bucket and the end of the last; at the edge where it lies outside. */
export function eventPlace(atMs: number, fromMs: number, toMs: number): number {
  return toMs <= fromMs ? 0 : Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)));
}

/** A day's facts about one brand: one line in the figure, one number, all that happened on it. */
export interface DayMark {
  at: string;
  labels: string[];
  /** announced, released, discontinued, cancelled, one a label. */
  kinds: string[];
  sources: string[];
}

/** Facts of one brand gathered by day, in order. */
export function marksByDay(events: readonly { at: string; label: string; kind: string; source: string }[]): DayMark[] {
  const days = new Map<string, DayMark>();
  for (const { at, label, kind, source } of events) {
    const day = days.get(at.slice(0, 10)) ?? { at, labels: [], kinds: [], sources: [] };
    day.labels.push(label);
    day.kinds.push(kind);
    for (const one of source.split(";").map((part) => part.trim())) if (!day.sources.includes(one)) day.sources.push(one);
    days.set(at.slice(0, 10), day);
  }
  return [...days.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/**
 * How far each mark's number is lowered, in lines, so that neighbours do not print over one another; begins again where there is room.
 * @param places in order, parts of the width
 * @param near nearer than this part of the width is too near
 */
export function numberLevels(places: readonly number[], near: number, levels = 3): number[] {
  let level = 0;
  return places.map((place, index) => {
    const before = places[index - 1];
    level = before !== undefined && place - before < near ? (level + 1) % levels : 0;
    return level;
  });
}

const lengthMs = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;

/** The end of a bucket that begins at an instant (UTC), exclusive. */
export function bucketEnd(startIso: string, bucket: "hour" | "day" | "week" | "month"): number {
  const start = new Date(startIso);
  if (bucket === "month") return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1);
  return start.getTime() + lengthMs[bucket];
}

/** A round count at or above the highest, for the figure's top line. */
export function roundTop(highest: number): number {
  if (highest <= 4) return Math.max(1, highest);
  const magnitude = 10 ** Math.floor(Math.log10(highest));
  return (
    [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * magnitude).find((top) => top >= highest && Number.isInteger(top)) ?? highest
  );
}

/** Which buckets carry a date below them: at most `most`, evenly apart, the first always. */
export function tickBuckets(buckets: number, most: number): number[] {
  const every = Math.max(1, Math.ceil(buckets / most));
  return Array.from({ length: Math.ceil(buckets / every) }, (_, index) => index * every);
}
