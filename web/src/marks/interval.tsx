import type { OpenRate, Rate } from "../api-types.js";
import { count, percent, range } from "../numbers.js";
import { DoorWords } from "./door.js";

/** The scale of an interval plot: from 0 to `max` of 1. */
const at = (value: number, max: number) => `${Math.min(100, (value / max) * 100)}%`;

/** A rate drawn: the interval as a bar, the rate as a point on it; hatched over its whole width where there is too little to say. */
export function Interval({
  rate,
  max = 1,
  emphasis = false,
  ghost = false,
}: {
  rate: Rate;
  max?: number;
  emphasis?: boolean;
  ghost?: boolean;
}) {
  return (
    <span
      class={`interval ${emphasis ? "interval-emphasis" : ""} ${ghost ? "interval-ghost" : ""} ${rate.sufficient ? "" : "interval-insufficient"}`}
      aria-hidden="true"
    >
      <span class="interval-track" />
      <span
        class="interval-span"
        style={rate.sufficient ? { left: at(rate.low, max), right: `calc(100% - ${at(rate.high, max)})` } : { left: "0", right: "0" }}
      />
      {rate.sufficient && <span class="interval-point" style={{ left: at(rate.rate, max) }} />}
    </span>
  );
}

/** A rate in figures, whose count and base both open: "14 % (11 to 18, n = 412)". */
export function RateFigures({ rate, of, base }: { rate: OpenRate; of: string; base: string }) {
  if (!rate.sufficient) {
    return (
      <span class="rate-figures">
        <span class="too-few">too few to say</span>{" "}
        <span class="rate-range">
          (
          <DoorWords filter={rate.filter} title={of}>
            {count(rate.count)}
            <span class="unseen"> {of}</span>
          </DoorWords>{" "}
          of{" "}
          <DoorWords filter={rate.baseFilter} title={base}>
            {count(rate.n)}
            <span class="unseen"> {base}</span>
          </DoorWords>
          )
        </span>
      </span>
    );
  }
  return (
    <span class="rate-figures">
      <DoorWords filter={rate.filter} title={`Open the ${count(rate.count)}: ${of}`} class="rate-value">
        {percent(rate.rate)}
        <span class="unseen">
          : {count(rate.count)} documents, {of}
        </span>
      </DoorWords>{" "}
      <span class="rate-range">
        ({range(rate)}, n =&nbsp;
        <DoorWords filter={rate.baseFilter} title={`Open the ${count(rate.n)}: ${base}`}>
          {count(rate.n)}
          <span class="unseen"> documents, {base}</span>
        </DoorWords>
        )
      </span>
    </span>
  );
}

/** A round end of scale that holds every interval, so that small rates are not drawn as specks. */
export function scaleEnd(rates: Rate[]): number {
  const highest = Math.max(0.05, ...rates.filter((rate) => rate.sufficient).map((rate) => rate.high));
  return [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1].find((end) => highest <= end) ?? 1;
}
