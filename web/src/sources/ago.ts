const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "15 min", "6 h", "3 days". */
export function span(ms: number): string {
  if (ms < minuteMs) return `${Math.max(1, Math.round(ms / 1000))} s`;
  if (ms < 90 * minuteMs) return `${Math.round(ms / minuteMs)} min`;
  if (ms < 36 * hourMs) return `${Math.round(ms / hourMs)} h`;
  return `${Math.round(ms / dayMs)} days`;
}

/** "4 min ago", "in 2 h", "now", as seen from `now`. */
export function ago(iso: string, now: string): string {
  const difference = Date.parse(now) - Date.parse(iso);
  if (Math.abs(difference) < minuteMs) return "now";
  return difference > 0 ? `${span(difference)} ago` : `in ${span(-difference)}`;
}
