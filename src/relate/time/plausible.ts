import type { TimeInterval } from "../../core/time.js";

/** Why a time cannot be right. The time itself stays as it came. */
export type TimeFlag = "in_the_future" | "before_the_source" | "before_the_brand" | "interval_reversed";

export interface PlausibleOptions {
  /** When the rows were read, Unix milliseconds; null leaves the check out. */
  now: number | null;
  /** Clocks of honest servers differ; a stamp this far ahead is still believed. */
  clockSkewMs: number;
  /** When the platform or outlet began, Unix milliseconds. */
  sourceBegan: number | null;
  /** When the brand that the document names began, Unix milliseconds. */
  brandBegan: number | null;
}

export const plausibleDefaults: PlausibleOptions = { now: null, clockSkewMs: 10 * 60 * 1000, sourceBegan: null, brandBegan: null };

/** Flags a time that cannot be right; an interval is flagged only where no instant of it is possible. */
export function timeFlags(time: TimeInterval | null, options: Partial<PlausibleOptions> = {}): TimeFlag[] {
  if (!time) return [];
  const { now, clockSkewMs, sourceBegan, brandBegan } = { ...plausibleDefaults, ...options };
  const flags: TimeFlag[] = [];
  if (time.to < time.from) flags.push("interval_reversed");
  if (now !== null && time.from > now + clockSkewMs) flags.push("in_the_future");
  if (sourceBegan !== null && time.to <= sourceBegan) flags.push("before_the_source");
  if (brandBegan !== null && time.to <= brandBegan) flags.push("before_the_brand");
  return flags;
}
