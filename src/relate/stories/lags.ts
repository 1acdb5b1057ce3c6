import { minuteMs } from "../../core/time.js";
import type { Lag, StoryLags, StoryRow } from "./types.js";
import { voiceOf } from "./voice.js";

/** Lags from the earliest document of a story to its second and tenth voice, the press and each platform; rows in order of time. */
export function lagsOf(rows: readonly StoryRow[], pressSources: readonly string[]): StoryLags {
  const dated = rows.filter((row) => row.time !== null);
  if (dated.length === 0) return { second: null, tenth: null, press: null, platforms: {} };
  const start = dated[0].time!.from;
  const startAtLatest = dated.reduce((least, row) => Math.min(least, row.time!.to), Number.POSITIVE_INFINITY);
  const lag = (row: StoryRow | undefined): Lag | null =>
    row
      ? {
          id: row.id,
          minutes: Math.round((row.time!.from - start) / minuteMs),
          least: Math.round(Math.max(0, row.time!.from - startAtLatest) / minuteMs),
          most: Math.round((row.time!.to - start) / minuteMs),
        }
      : null;
  const voices = new Map<string, StoryRow>();
  const platforms: Record<string, Lag> = {};
  for (const row of dated) {
    const voice = voiceOf(row);
    if (!voices.has(voice)) voices.set(voice, row);
    if (row.source && !Object.hasOwn(platforms, row.source)) platforms[row.source] = lag(row)!;
  }
  const inOrder = [...voices.values()];
  const isPress = (row: StoryRow): boolean => row.press ?? (!!row.publication || pressSources.includes(row.source ?? ""));
  return { second: lag(inOrder[1]), tenth: lag(inOrder[9]), press: lag(dated.find(isPress)), platforms };
}
