import type { BrandStanding, OpenRate } from "../api-types.js";
import { Interval, RateFigures, scaleEnd } from "../marks/interval.js";
import { percent } from "../numbers.js";

interface Measure {
  title: string;
  of: (standing: BrandStanding) => OpenRate;
  says: string;
  base: string;
  firstHand: boolean;
}

const independent = "left without copies, paid, official, automated and synchronised";

const measures: Measure[] = [
  {
    title: "First-hand claimed, of what is left",
    of: (standing) => standing.firstHand,
    says: "first-hand claimed",
    base: independent,
    firstHand: true,
  },
  {
    title: "First-hand specific, of what is left",
    of: (standing) => standing.specific,
    says: "first-hand specific",
    base: independent,
    firstHand: true,
  },
  {
    title: "Share of people’s talk on these brands",
    of: (standing) => standing.shareOfTalk,
    says: "people talking",
    base: "people talking about any of these brands",
    firstHand: false,
  },
];

/** The rates that compare the brands, each with its interval, on one scale a measure. */
export function Shares({ standings }: { standings: BrandStanding[] }) {
  return (
    <div class="shares">
      {measures.map((measure) => {
        const rates = standings.map(measure.of);
        const max = scaleEnd(rates);
        return (
          <section key={measure.title} class={`share ${measure.firstHand ? "share-first-hand" : ""}`}>
            <h3 class="figure-title">{measure.title}</h3>
            {standings.map((standing, index) => {
              const rate = rates[index];
              if (!rate) return null;
              return (
                <div key={standing.brand} class={`rate-row ${standing.ours ? "ours" : ""}`}>
                  <span class="rate-name">{standing.name}</span>
                  <Interval rate={rate} max={max} emphasis={standing.ours} />
                  <RateFigures rate={rate} of={`${standing.name}, ${measure.says}`} base={`${standing.name}, ${measure.base}`} />
                </div>
              );
            })}
            <p class="rate-axis" aria-hidden="true">
              <span />
              <span class="rate-axis-ends">
                <span>0</span>
                <span>{percent(max)}</span>
              </span>
              <span />
            </p>
          </section>
        );
      })}
    </div>
  );
}
