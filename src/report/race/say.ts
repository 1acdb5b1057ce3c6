import { sayCount, sayList } from "../brief/say.js";
import type { RaceStory } from "./answers.js";

/** "40 minutes", "about 3 hours (2 to 4)": a lag as wide as it is known. */
export function sayLag({ minutes, least, most }: { minutes: number; least: number; most: number }): string {
  const width = most - least;
  if (width <= Math.max(2, minutes / 10)) return sayDuration(minutes);
  return least === 0 ? `at most ${sayDuration(most)}` : `${sayDuration(least)} to ${sayDuration(most)}`;
}

/** "under a minute", "40 minutes", "3 hours", "4 days". */
export function sayDuration(minutes: number): string {
  if (minutes < 1) return "under a minute";
  if (minutes < 90) return sayCount(Math.round(minutes), "minute");
  if (minutes < 48 * 60) return sayCount(Math.round(minutes / 60), "hour");
  return sayCount(Math.round(minutes / (24 * 60)), "day");
}

/** Candidates named in a sentence; the rest are counted. */
const namedAtMost = 3;

/** A story in one sentence: who was first where that can be said, how many roots, how fast. */
export function readStory(story: Omit<RaceStory, "reading">): string {
  const { first, couldBeFirst, documents, tellers, roots, echoes, second, circles } = story;
  const size = `${sayCount(documents.count, "document")} by ${sayCount(tellers, "teller")}`;
  const named = sayList(first.slice(0, namedAtMost).map(({ teller, source }) => teller || `somebody on ${source}`));
  const others = couldBeFirst > namedAtMost ? ` and ${sayCount(couldBeFirst - namedAtMost, "other")}` : "";
  const lead =
    couldBeFirst === 0
      ? "who was first cannot be told, for no time is known"
      : couldBeFirst === 1
        ? `${named} was first in what we saw`
        : `${couldBeFirst} could have been first within the uncertainty of their times: ${named}${others}`;
  const from = roots === 0 ? "no root was seen" : `${sayCount(echoes.count, "echo", "echoes")} and ${sayCount(roots, "independent root")}`;
  const speed = second === null ? "" : `; a second teller came ${sayLag(second)} later`;
  const circle = circles > 0 ? "; its sources cite one another in a circle" : "";
  return `${size}: ${lead}; ${from}${speed}${circle}.`;
}
