import type { Axis } from "../../core/reading.js";
import type { SecondLabels } from "./answer.js";

/** What the first reader read: labels with their probabilities; a horizon of '' where the level is no product. */
export type FirstReading = Readonly<Record<Axis, { label: string; p: number }>>;

/**
 * The second reader's labels that stand. The rule: on each axis asked, the second reader's label stands where the first reader's is less probable than
 * `below`; everywhere else the first reader's does. A horizon stands only where the level that stands is product.
 */
export function standingLabels(
  first: FirstReading,
  second: SecondLabels,
  { axes, below }: { axes: readonly Axis[]; below: number },
): { axis: Axis; label: string; quotes: string[] }[] {
  const isUnsure = (axis: Axis) => axes.includes(axis) && first[axis].p < below;
  const level = isUnsure("level") && second.level ? second.level.label : first.level.label;
  return axes.flatMap((axis) => {
    const said = second[axis];
    if (!said) return [];
    // A horizon that the first reader did not ask is unsure wherever the level has become product.
    const isOpen = axis === "horizon" ? level === "product" && (first.horizon.label === "" || isUnsure("horizon")) : isUnsure(axis);
    return isOpen ? [{ axis, label: said.label, quotes: said.quotes }] : [];
  });
}
