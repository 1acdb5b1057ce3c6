import { minuteMs, type TimeInterval } from "../../core/time.js";

/** Why a time cannot be right. The time itself stays as it came. */
export const timeFlags = ["in_the_future", "before_the_brand"] as const;
export type TimeFlag = (typeof timeFlags)[number];

export interface PlausibleOptions {
  /** When the document was taken in, Unix milliseconds: it cannot be of later. null leaves the check out. */
  takenIn: number | null;
  /** The earliest at which the brand that it is about can have been talked of, Unix milliseconds. null leaves the check out. */
  brandBegan: number | null;
}

/** Clocks of honest servers differ; a stamp this far ahead is still believed. */
const clockSkewMs = 10 * minuteMs;

/** Flags a time that cannot be right; an interval is flagged only where no instant of it is possible. */
export function flagsOf(time: TimeInterval | null, { takenIn, brandBegan }: PlausibleOptions): TimeFlag[] {
  if (!time) return [];
  const flags: TimeFlag[] = [];
  if (takenIn !== null && time.from > takenIn + clockSkewMs) flags.push("in_the_future");
  if (brandBegan !== null && time.to <= brandBegan) flags.push("before_the_brand");
  return flags;
}
