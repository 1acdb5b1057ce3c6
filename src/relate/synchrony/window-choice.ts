import type { ShareColumns } from "./columns.js";
import { groupByObject } from "./pairs.js";

/** One step of the distribution: gaps up to `seconds` between neighbouring shares of one object, seen and expected. */
export interface GapStep {
  seconds: number;
  observed: number;
  expected: number;
}

/** The window taken, why, and the numbers behind its plot. */
export interface WindowChoice {
  windowSeconds: number;
  /** `data` where the gaps decided, `default` where there were too few, `setting` where the user did. */
  from: "data" | "default" | "setting";
  reason: string;
  gaps: number;
  steps: GapStep[];
}

/** Candidate windows, seconds: the span from automation to an afternoon. */
const candidateWindows = [5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600];
/** Used where the data cannot tell: the window that the co-sharing studies around CooRTweet and CooRnet settled at. */
const fallbackWindowSeconds = 60;
/** Below this many gaps a distribution is not drawn. */
const minimumGaps = 100;
/** A window is worth having while its newest gaps are at least this many times what chance gives. */
const excessRatio = 4;

/**
 * Chooses the window from the gaps between neighbouring shares of the same object by different accounts: the longest candidate up to
 * which every step, from the first that stands out, still holds `excessRatio` times the gaps that appear when all times are dealt anew among all shares (which keeps the
 * rhythm of the whole stream and each object's popularity).
 * @param seed deals the times; the same seed gives the same answer
 */
export function chooseWindow(columns: ShareColumns, options: { seed?: number; windowSeconds?: number | null } = {}): WindowChoice {
  const { seed = 1, windowSeconds = null } = options;
  const seen = gapCounts(columns);
  const chance = gapCounts({ ...columns, time: shuffled(columns.time, seed) });
  const steps = candidateWindows.map((seconds, i) => ({ seconds, observed: seen.counts[i], expected: chance.counts[i] }));
  if (windowSeconds !== null) return { windowSeconds, from: "setting", reason: "set by the user", gaps: seen.total, steps };
  if (seen.total < minimumGaps) {
    const reason = `only ${seen.total} gaps between shares of the same object, fewer than ${minimumGaps}: the default window`;
    return { windowSeconds: fallbackWindowSeconds, from: "default", reason, gaps: seen.total, steps };
  }
  let best = -1;
  for (let i = 0; i < steps.length; i++) {
    const observed = steps[i].observed - (i === 0 ? 0 : steps[i - 1].observed);
    const expected = steps[i].expected - (i === 0 ? 0 : steps[i - 1].expected);
    if (observed >= excessRatio * Math.max(expected, 1)) best = i;
    // Nobody may be faster than some seconds; but once gaps stand out, the first step in which they no longer do is the end.
    else if (best >= 0) break;
  }
  if (best < 0) {
    const reason = "no short gap is more frequent than chance makes it: the default window";
    return { windowSeconds: fallbackWindowSeconds, from: "default", reason, gaps: seen.total, steps };
  }
  const reason = `gaps up to ${candidateWindows[best]} s are at least ${excessRatio} times as frequent as by chance, longer ones are not`;
  return { windowSeconds: candidateWindows[best], from: "data", reason, gaps: seen.total, steps };
}

/** How many gaps between neighbouring shares of one object by different accounts are at most each candidate long. */
function gapCounts(columns: ShareColumns): { counts: number[]; total: number } {
  const { order, start } = groupByObject(columns);
  const counts = candidateWindows.map(() => 0);
  let total = 0;
  for (let id = 0; id < start.length - 1; id++) {
    for (let i = start[id] + 1; i < start[id + 1]; i++) {
      if (columns.account[order[i]] === columns.account[order[i - 1]]) continue;
      total++;
      const gap = columns.time[order[i]] - columns.time[order[i - 1]];
      for (let c = candidateWindows.length - 1; c >= 0 && gap <= candidateWindows[c]; c--) counts[c]++;
    }
  }
  return { counts, total };
}

/** The values in an order drawn by Fisher and Yates' shuffle. */
function shuffled(values: Float64Array, seed: number): Float64Array {
  const result = values.slice();
  const random = seededRandom(seed);
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = result[i];
    result[i] = result[j];
    result[j] = kept;
  }
  return result;
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
