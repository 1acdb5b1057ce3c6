import type { PressureGroup } from "../api-types.js";

type Act = PressureGroup["acts"][number];

/** Posts with more than this between them stand in different moments, milliseconds. */
export const pauseMs = 3_600_000;

/** Posts without a longer pause between them; `start` in Unix milliseconds, `length` in milliseconds. */
export interface Moment {
  start: number;
  length: number;
  acts: Act[];
}

/** The posts of a group, cut where it paused for an hour or more. */
export function momentsOf(acts: readonly Act[]): Moment[] {
  const moments: Moment[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const act of acts) {
    const at = Date.parse(act.at);
    const last = moments[moments.length - 1];
    if (last && at - before <= pauseMs) {
      last.acts.push(act);
      last.length = at - last.start;
    } else moments.push({ start: at, length: 0, acts: [act] });
    before = at;
  }
  return moments;
}
