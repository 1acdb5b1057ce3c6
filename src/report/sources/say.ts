import { dayMs, hourMs, minuteMs } from "../../core/time.js";
import type { LiveSource } from "./answers.js";

/** "4 minutes ago", "in 2 hours", from now in milliseconds. */
export function sayAgo(instant: string | null, now: number): string {
  if (instant === null) return "never";
  const difference = now - Date.parse(instant);
  const span = saySpan(Math.abs(difference));
  if (Math.abs(difference) < minuteMs) return "now";
  return difference >= 0 ? `${span} ago` : `in ${span}`;
}

/** "15 minutes", "6 hours", "3 days". */
export function saySpan(ms: number): string {
  const [size, unit] = ms < 90 * minuteMs ? [minuteMs, "minute"] : ms < 36 * hourMs ? [hourMs, "hour"] : [dayMs, "day"];
  const count = Math.max(1, Math.round(ms / size));
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** How a source stands, in a sentence. */
export function saySource(source: LiveSource, now: number): string {
  switch (source.state) {
    case "paused":
      return "Paused: it is not asked.";
    case "waiting":
      return "Not asked yet.";
    case "collecting":
      return "Being asked now.";
    case "failing":
      return `Not reached ${source.lastSuccess === null ? "yet" : `since ${sayAgo(source.lastSuccess, now)}`}: ${source.lastError?.reason ?? "no reason given"}`;
    case "refused":
      return `Refused: ${source.lastError?.reason ?? "no reason given"}`;
    case "quiet":
      return "Answers, but has gone quiet against its own rhythm.";
    case "good":
      return `Answered ${sayAgo(source.lastSuccess, now)}.`;
  }
}

/** How all sources stand, in one sentence: what is whole, and what is missing. */
export function sayList(sources: readonly LiveSource[], now: number): string {
  if (sources.length === 0) return "No live source yet.";
  const count = (states: LiveSource["state"][]) => sources.filter(({ state }) => states.includes(state)).length;
  const good = sources.filter(
    ({ state, lastSuccess }) => lastSuccess !== null && (state === "good" || state === "collecting" || state === "quiet"),
  ).length;
  const broken = count(["failing", "refused"]);
  const parts = [`${good} of ${sources.length} live ${sources.length === 1 ? "source answers" : "sources answer"}`];
  if (broken > 0) parts.push(`${broken} ${broken === 1 ? "does" : "do"} not`);
  if (count(["quiet"]) > 0) parts.push(`${count(["quiet"])} ${count(["quiet"]) === 1 ? "has" : "have"} gone quiet`);
  const waiting = sources.filter(
    ({ state, lastSuccess }) => state === "waiting" || (state === "collecting" && lastSuccess === null),
  ).length;
  if (waiting > 0) parts.push(`${waiting} not asked yet`);
  if (count(["paused"]) > 0) parts.push(`${count(["paused"])} paused`);
  const last = sources.reduce<string | null>(
    (latest, { lastSuccess }) => (lastSuccess && lastSuccess > (latest ?? "") ? lastSuccess : latest),
    null,
  );
  return `${parts.join(", ")}${last === null ? "" : `; last answer ${sayAgo(last, now)}`}.`;
}
