import { minuteMs } from "../../core/time.js";
import { clockOf, possibleTime } from "../time/order.js";
import type { Lag, StoryLags, StoryRow } from "./types.js";
import { voiceOf } from "./voice.js";

/** Lags from the earliest document of a story to its second and tenth voice, the press and each platform; rows in order of time. */
export function lagsOf(rows: readonly StoryRow[], pressSources: readonly string[]): StoryLags {
  const dated = rows.filter((row) => row.time !== null);
  if (dated.length === 0) return { second: null, tenth: null, press: null, platforms: {} };
  const [earliest] = dated;
  const lag = (row: StoryRow | undefined): Lag | null => {
    if (!row) return null;
    const sameClock = clockOf(row) === clockOf(earliest);
    const start = possibleTime(earliest, sameClock)!;
    const own = possibleTime(row, sameClock)!;
    const minutes = row.time!.from - earliest.time!.from;
    // What was only seen may have stood there for long: then nothing bounds how much earlier the other was.
    const most = own.to - (Number.isFinite(start.from) ? start.from : earliest.time!.from);
    const isEarliest = row === earliest;
    return {
      id: row.id,
      minutes: Math.round(minutes / minuteMs),
      least: isEarliest ? 0 : Math.round(Math.max(0, own.from - start.to) / minuteMs),
      most: isEarliest ? 0 : Math.round(most / minuteMs),
    };
  };
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
