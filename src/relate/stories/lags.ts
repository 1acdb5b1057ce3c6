import { minuteMs } from "../../core/time.js";
import type { StoryLags, StoryRow } from "./types.js";

/** Minutes from the earliest document of a story to its second, its tenth, the press and each platform; rows in order of time. */
export function lagsOf(rows: readonly StoryRow[], pressSources: readonly string[]): StoryLags {
  const dated = rows.filter((row) => row.time !== null);
  const start = dated.length > 0 ? dated[0].time!.from : 0;
  const lag = (row: StoryRow | undefined): number | null => (row ? Math.round((row.time!.from - start) / minuteMs) : null);
  const platforms: Record<string, number> = {};
  for (const row of dated) if (row.source && !(row.source in platforms)) platforms[row.source] = lag(row)!;
  return {
    second: lag(dated[1]),
    tenth: lag(dated[9]),
    press: lag(dated.find((row) => !!row.publication || pressSources.includes(row.source ?? ""))),
    platforms,
  };
}
