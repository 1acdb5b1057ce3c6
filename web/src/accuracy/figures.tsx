import type { Estimate } from "../api-types.js";

/** 0.6283 → "0.63". Scores are told to two digits: the interval is wider than the third. */
export function score(value: number): string {
  return value.toFixed(2);
}

/** A score with its interval: "0.63 (0.61 to 0.64)". */
export function ScoreFigures({ estimate }: { estimate: Estimate }) {
  return (
    <span class="rate-figures">
      <span class="rate-value">{score(estimate.value)}</span>{" "}
      <span class="rate-range">
        ({score(estimate.low)} to {score(estimate.high)})
      </span>
    </span>
  );
}

/** An interval of scores on a scale from 0 to 1, drawn as every interval is. */
export function ScoreBar({ estimate, emphasis = false, ghost = false }: { estimate: Estimate; emphasis?: boolean; ghost?: boolean }) {
  return (
    <span class={`interval ${emphasis ? "interval-emphasis" : ""} ${ghost ? "interval-ghost" : ""}`} aria-hidden="true">
      <span class="interval-track" />
      <span class="interval-span" style={{ left: `${estimate.low * 100}%`, right: `${100 - estimate.high * 100}%` }} />
      <span class="interval-point" style={{ left: `${estimate.value * 100}%` }} />
    </span>
  );
}
