import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Brief } from "./answers.js";
import { type Markup, raw } from "./markup.js";

/** Voices in the order they are stacked: the one that the eye should find stands on the ground line. */
const stackOrder = ["first-hand", "talk", "press", "official", "paid", "automated"];

const width = 860;
const height = 150;

/** One small plot a brand: mentions over time by voice, with the catalogue's facts of the period as ticks. */
export function timelinePlots({ timeline }: Brief): { name: string; plot: Markup; events: string[] }[] {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const highest = Math.max(1, ...timeline.series.flatMap(({ counts }) => counts.map(({ count }) => count)));
  return timeline.series.map(({ name, voices, events }) => {
    const points = stackOrder.flatMap((voice) =>
      timeline.buckets.map((at, i) => ({ at: new Date(at), voice, count: voices[voice]?.[i] ?? 0 })),
    );
    const svg = Plot.plot({
      document: document as never,
      width,
      height,
      marginLeft: 36,
      style: { background: "none", fontFamily: "inherit" },
      x: { label: null, type: "utc" },
      y: { label: null, ticks: 3, domain: [0, highest], grid: true },
      color: { domain: stackOrder, range: stackOrder.map((voice) => `var(--voice-${voice})`) },
      marks: [
        Plot.rectY(points, { x: "at", y: "count", fill: "voice", interval: timeline.bucket, order: stackOrder, insetLeft: 0.5 }),
        Plot.ruleX(events, {
          x: (event: { at: string }) => new Date(event.at),
          stroke: "currentColor",
          strokeDasharray: "2,3",
          strokeOpacity: 0.6,
        }),
        Plot.ruleY([0]),
      ],
    });
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `${name}: mentions by ${timeline.bucket}, by voice`);
    return { name, plot: raw(svg.outerHTML), events: events.map(({ at, label }) => `${at}: ${label}`) };
  });
}
