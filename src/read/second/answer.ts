import { z } from "zod";
import { type Axis, axisLabels } from "../../core/reading.js";

/** Quotes for one label. */
export const quotesAtMost = 3;
/** A quote is a few words, not the text over again; in UTF-16 units. */
const longestQuote = 300;

/** Labels that say that nothing was found need no words to stand on; who speaks often shows in no words. */
const needNoQuote: Record<Axis, readonly string[]> = {
  level: ["none"],
  horizon: ["unclear"],
  experience: ["none"],
  tie: ["none_found"],
  speaker: axisLabels.speaker,
  stance: ["neutral"],
};

/** What the second reader says of the axes asked. */
export type SecondLabels = Partial<Record<Axis, { label: string; quotes: string[] }>>;

/** A usable answer, or why it is refused. */
export type CheckedAnswer = { labels: SecondLabels } | { refused: string };

/**
 * Checks an answer: JSON and nothing else, every axis asked and no other, labels of the codebook, and quotes that stand letter by letter in what was sent.
 * One defect refuses the whole: a reader that invents a quote may have invented the label too.
 */
export function checkAnswer(content: string, axes: readonly Axis[], material: readonly string[]): CheckedAnswer {
  let raw: unknown;
  try {
    raw = JSON.parse(content);
  } catch {
    return { refused: "it is not JSON alone" };
  }
  const result = schemaFor(axes).safeParse(raw);
  if (!result.success) {
    const [issue] = result.error.issues;
    return { refused: `${issue.path.join(".") || "the answer"}: ${issue.message}` };
  }
  const labels = result.data.labels as SecondLabels;
  for (const axis of axes) {
    const { label, quotes } = labels[axis]!;
    const invented = quotes.find((quote) => !material.some((text) => text.includes(quote)));
    if (invented !== undefined) return { refused: `${axis}: the document does not say “${invented.slice(0, 80)}”` };
    if (quotes.length === 0 && !needNoQuote[axis].includes(label)) return { refused: `${axis}: ${label} stands on no quote` };
  }
  if (labels.level && labels.level.label !== "product" && labels.horizon && labels.horizon.label !== "unclear") {
    return { refused: "horizon: only a product has one" };
  }
  return { labels };
}

function schemaFor(axes: readonly Axis[]) {
  const axisSchema = (axis: Axis) =>
    z.strictObject({ label: z.enum(axisLabels[axis]), quotes: z.array(z.string().min(1).max(longestQuote)).max(quotesAtMost) });
  return z.strictObject({ labels: z.strictObject(Object.fromEntries(axes.map((axis) => [axis, axisSchema(axis)]))) });
}
