/** Where the bars of the share-of-voice waterfall stand. Pure numbers: any renderer draws the same figure from them. */

export type Step = "all" | "copies" | "paid_official" | "automated" | "synchronised" | "talk" | "first_hand" | "specific";

/** A step as it is answered: how many documents are left after it, and how many it took out. */
export interface StepCounts {
  step: Step;
  left: number;
  removed: number | null;
}

/** `whole` stands on zero as all mentions; `removal` floats between what was there and what is left; `kept` stands on zero and leaves a shadow. */
type BarKind = "whole" | "removal" | "kept";

/** One row of the figure. All positions are parts of the row's width, 0 to 1. */
export interface WaterfallBar {
  step: Step;
  kind: BarKind;
  start: number;
  end: number;
  /** For a kept bar: where the row above it ended, so that what fell away in this step is drawn as a shadow. Else equal to `end`. */
  shadowEnd: number;
  /** Where the thin line goes down to the next row: what is left after this step. Null under the last removal and the kept rows. */
  connector: number | null;
}

const removals: ReadonlySet<Step> = new Set<Step>(["copies", "paid_official", "automated", "synchronised"]);

export function isRemoval(step: Step): boolean {
  return removals.has(step);
}

/**
 * The bars of one brand.
 * @param steps in the waterfall's order
 * @param scale the count at the full width: the brand's own mentions, or the largest brand's for one scale
 */
export function waterfallBars(steps: readonly StepCounts[], scale: number): WaterfallBar[] {
  const part = (count: number) => (scale > 0 ? Math.min(1, count / scale) : 0);
  return steps.map(({ step, left, removed }, index) => {
    const next = steps[index + 1];
    const connector = next && (isRemoval(next.step) || isRemoval(step)) ? part(left) : null;
    const before = part(left + (removed ?? 0));
    if (isRemoval(step)) return { step, kind: "removal", start: part(left), end: before, shadowEnd: before, connector };
    return { step, kind: step === "all" ? "whole" : "kept", start: 0, end: part(left), shadowEnd: before, connector };
  });
}

/** Parts of a whole laid end to end: `[start, end]` of each, 0 to 1. */
export function stacked(counts: readonly number[], scale: number): [start: number, end: number][] {
  let sum = 0;
  return counts.map((count) => {
    const start = scale > 0 ? sum / scale : 0;
    sum += count;
    return [start, scale > 0 ? sum / scale : 0];
  });
}
