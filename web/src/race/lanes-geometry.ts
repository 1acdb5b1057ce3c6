/** Where the marks of a race stand. Pure numbers: `x` and `width` are parts of the track's width, 0 to 1; rows count from 0 in each lane. */

export type Scale = "clock" | "since";

/** What is drawn of a document. */
export interface Runner {
  id: string;
  lane: string;
  /** Unix milliseconds, or null where the time is unknown. */
  from: number | null;
  to: number | null;
}

export interface Mark {
  id: string;
  x: number;
  width: number;
  /** Within its lane: marks that would cover one another stand in different rows. */
  row: number;
}

export interface Lane {
  name: string;
  marks: Mark[];
  /** Documents of unknown time: they stand beside the track. */
  undated: string[];
  rows: number;
}

export interface Tick {
  x: number;
  label: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The stretch of time that a race is drawn over. */
export interface Span {
  from: number;
  to: number;
}

/** From the first beginning to the last end; null where no time is known. */
export function spanOf(runners: readonly Runner[]): Span | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const runner of runners) {
    if (runner.from === null || runner.to === null) continue;
    from = Math.min(from, runner.from);
    to = Math.max(to, runner.to);
  }
  return from <= to ? { from, to: Math.max(to, from + minuteMs) } : null;
}

/** An instant's place: by the clock, or by the logarithm of the minutes since the first, where the beginning of a long race is to be seen. */
export function placeOf(instant: number, span: Span, scale: Scale): number {
  const length = span.to - span.from;
  const since = Math.min(length, Math.max(0, instant - span.from));
  if (scale === "clock") return since / length;
  return Math.log1p(since / minuteMs) / Math.log1p(length / minuteMs);
}

/** By the clock where the documents are spread over the time; since the first where most come in its first seventh. */
export function fittingScale(runners: readonly Runner[]): Scale {
  const span = spanOf(runners);
  if (!span || span.to - span.from < 6 * hourMs) return "clock";
  const places = runners.flatMap((runner) => (runner.from === null ? [] : [placeOf(runner.from, span, "clock")])).sort((a, b) => a - b);
  return (places[places.length >> 1] ?? 1) < 1 / 7 ? "since" : "clock";
}

/**
 * Lays the marks of each lane; lanes in the order given.
 * @param least the least width of a mark
 * @param gap the least room between two marks of one row
 */
export function layLanes(
  runners: readonly Runner[],
  lanes: readonly string[],
  { span, scale, least, gap }: { span: Span | null; scale: Scale; least: number; gap: number },
): Lane[] {
  return lanes.map((name) => {
    const rowEnds: number[] = [];
    const marks: Mark[] = [];
    const undated: string[] = [];
    for (const runner of runners) {
      if (runner.lane !== name) continue;
      if (runner.from === null || runner.to === null || span === null) {
        undated.push(runner.id);
        continue;
      }
      const start = placeOf(runner.from, span, scale);
      const width = Math.max(least, placeOf(runner.to, span, scale) - start);
      // At the right edge a mark must not leave the track.
      const x = Math.min(start, 1 - width);
      const free = rowEnds.findIndex((end) => end + gap <= x);
      const row = free === -1 ? rowEnds.length : free;
      rowEnds[row] = x + width;
      marks.push({ id: runner.id, x, width, row });
    }
    return { name, marks, undated, rows: Math.max(1, rowEnds.length) };
  });
}

const sinceSteps: [number, string][] = [
  [0, "start"],
  [minuteMs, "1 min"],
  [5 * minuteMs, "5 min"],
  [15 * minuteMs, "15 min"],
  [hourMs, "1 h"],
  [4 * hourMs, "4 h"],
  [12 * hourMs, "12 h"],
  [dayMs, "1 day"],
  [3 * dayMs, "3 days"],
  [7 * dayMs, "1 week"],
  [30 * dayMs, "30 days"],
];

const clockSteps = [
  minuteMs,
  5 * minuteMs,
  15 * minuteMs,
  hourMs,
  3 * hourMs,
  6 * hourMs,
  12 * hourMs,
  dayMs,
  2 * dayMs,
  7 * dayMs,
  30 * dayMs,
];

/**
 * Ticks below the lanes, none nearer to the one before than `room`.
 * @param say an instant by the clock, given how far apart the ticks are
 */
export function ticksOf(span: Span, scale: Scale, room: number, say: (instant: number, stepMs: number) => string): Tick[] {
  if (scale === "since") {
    const ticks: Tick[] = [];
    for (const [since, label] of sinceSteps) {
      if (since > span.to - span.from) break;
      const x = placeOf(span.from + since, span, scale);
      if (x > 1 - room / 2) break;
      const last = ticks.at(-1);
      if (!last || x - last.x >= room) ticks.push({ x, label });
    }
    return ticks;
  }
  const length = span.to - span.from;
  const step = clockSteps.find((size) => size / length >= room) ?? Math.ceil((length * room) / (30 * dayMs)) * 30 * dayMs;
  const ticks: Tick[] = [];
  for (let at = Math.ceil(span.from / step) * step; at <= span.to; at += step) {
    const x = placeOf(at, span, scale);
    if (x <= 1 - room / 3) ticks.push({ x, label: say(at, step) });
  }
  return ticks.length > 0 ? ticks : [{ x: 0, label: say(span.from, minuteMs) }];
}

/** Where the beginning of the story must lie: from the first that could have been to the end of the earliest; parts of the width. */
export function openStart(candidates: readonly Runner[], span: Span, scale: Scale): { x: number; width: number } | null {
  const dated = candidates.filter((one): one is Runner & { from: number; to: number } => one.from !== null && one.to !== null);
  if (dated.length < 2) return null;
  const from = Math.min(...dated.map((one) => one.from));
  const to = Math.max(...dated.map((one) => one.to));
  const x = placeOf(from, span, scale);
  return { x, width: placeOf(to, span, scale) - x };
}
