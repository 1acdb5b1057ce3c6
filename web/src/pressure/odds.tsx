import { chance, tenths } from "../numbers.js";

export interface OddsShown {
  observed: number;
  expected: number;
  /** What the dealings of chance gave: the least, each twentieth part, the most. */
  spread: number[];
  q: number;
  hasPower: boolean;
}

/** Observed against expected on one scale: a bar for what was seen, and what chance gave as wide as it came out. */
export function Odds({ odds, figures = true }: { odds: OddsShown; figures?: boolean }) {
  const { observed, expected, spread, q, hasPower } = odds;
  const least = spread[0] ?? expected;
  const most = spread[spread.length - 1] ?? expected;
  const end = Math.max(observed, most, 1);
  const at = (value: number) => `${(value / end) * 100}%`;
  const low = spread[1] ?? least;
  const high = spread[spread.length - 2] ?? most;
  return (
    <div class="pressure-odds">
      <div class="pressure-odds-plot" aria-hidden="true">
        <span class="pressure-odds-seen" style={{ width: at(observed) }} />
        <span class="pressure-odds-line" style={{ left: at(least), width: `max(2px, ${at(most - least)})` }} />
        <span class="pressure-odds-box" style={{ left: at(low), width: `max(3px, ${at(high - low)})` }} />
        <span class="pressure-odds-mean" style={{ left: at(expected) }} />
      </div>
      {figures && (
        <p class="pressure-odds-words">
          <b>{tenths(observed)}</b> meetings seen; chance gave <b>{tenths(expected)}</b> ({tenths(least)} to {tenths(most)})
          {hasPower ? `, by chance ${chance(q)}` : ", too few acts to tell"}
        </p>
      )}
    </div>
  );
}
