/** How the race says its things; durations and lags as the server's sentences say them. */
import type { RaceStory, Telling } from "../api-types.js";
import { counted } from "../numbers.js";
import { copyKindWords } from "../words.js";

/** "under a minute", "40 minutes", "3 hours", "4 days". */
export function duration(minutes: number): string {
  if (minutes < 1) return "under a minute";
  if (minutes < 90) return counted(Math.round(minutes), "minute");
  if (minutes < 48 * 60) return counted(Math.round(minutes / 60), "hour");
  return counted(Math.round(minutes / (24 * 60)), "day");
}

/** A lag as wide as it is known. */
export function lagWords({ minutes, least, most }: NonNullable<RaceStory["second"]>): string {
  if (most - least <= Math.max(2, minutes / 10)) return duration(minutes);
  return least === 0 ? `at most ${duration(most)}` : `${duration(least)} to ${duration(most)}`;
}

/** "within a minute", "after 40 minutes". */
export function lagAfter(lag: NonNullable<RaceStory["second"]>): string {
  return lag.most <= 1 ? "within a minute" : `after ${lagWords(lag)}`;
}

const citedBy: Record<string, string> = {
  link: "links to",
  repost: "reposts",
  mention: "names the handle of",
  via: "“via”",
  according_to: "“according to”",
  reports: "“reports”, of",
  source_line: "names as source",
};

/** How a document goes back to another: by a kind of citation, or as a kind of copy. */
export function originWords(by: string): string {
  return citedBy[by] ?? copyKindWords[by] ?? by.replaceAll("_", " ");
}

/** Who told it, by the best name that there is. */
export function tellerName({ teller, source }: Pick<Telling, "teller" | "source">): string {
  return teller || `somebody on ${source}`;
}

/** The address of a story's page. */
export function storyHref(story: string): string {
  return `/race/${encodeURIComponent(story)}`;
}
