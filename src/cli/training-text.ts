import type { Figures } from "../read/adjust/adjustment.js";
import type { Training } from "../read/adjust/cross-validate.js";

/** What the workspace's labels would change, before and after, as text; or why that cannot be said. */
export function sayTraining(training: Training | string): string {
  if (typeof training === "string") return `Training on these labels: ${training}`;
  const { adjustment, insufficient } = training;
  const rows = [["axis", "labels", "macro-F1", "accuracy", "calibration error", "log loss", ""]];
  for (const { axis, documents, kept, before, after } of adjustment.tried) {
    const change = (figure: keyof Figures) => `${before[figure].toFixed(3)} -> ${after[figure].toFixed(3)}`;
    rows.push([
      axis,
      String(documents),
      change("macroF1"),
      change("accuracy"),
      change("calibrationError"),
      change("logLoss"),
      kept ? "better: kept" : "not clearly better: left as shipped",
    ]);
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)) + 2);
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join("")
      .trimEnd(),
  );
  const few = insufficient.map(({ axis, have, need }) => (have < need ? `${axis} (${have} of ${need})` : `${axis} (one label only)`));
  return [
    "Training on these labels, shipped -> adjusted, by five-fold cross-validation",
    ...lines,
    ...(few.length > 0 ? [`insufficient data: ${few.join(", ")}`] : []),
  ].join("\n");
}
