import type { Rate } from "../core/rate.js";
import type { Estimate } from "./bootstrap.js";
import type { AccuracyCard, AxisCard } from "./evaluate.js";

/** An accuracy card as plain text, at most 110 columns wide. */
export function formatCard(card: AccuracyCard): string {
  const lines = [`${card.documents} documents; intervals are 95 %`, ""];
  lines.push(row(["axis", "documents", "macro-F1", "accuracy", "calibration error", "withheld"], summaryWidths));
  for (const axis of card.axes) {
    lines.push(
      row(
        [
          axis.axis,
          String(axis.documents),
          estimate(axis.macroF1),
          rate(axis.accuracy),
          axis.calibration ? estimate(axis.calibration.error) : "",
          String(axis.withheld),
        ],
        summaryWidths,
      ),
    );
  }
  for (const axis of card.axes) lines.push("", ...axisLines(axis));
  if (card.disclosed) {
    const { documents, precision, recall, f1 } = card.disclosed;
    lines.push("", `disclosed, of ${documents} documents where it matters`, row(["  label", "precision", "recall", "F1"], labelWidths));
    lines.push(row(["  says so", counted(precision), counted(recall), estimate(f1)], labelWidths));
  }
  return `${lines.join("\n")}\n`;
}

const summaryWidths = [12, 11, 19, 19, 19, 9];
const labelWidths = [14, 30, 30, 20];

function axisLines(axis: AxisCard): string[] {
  const lines = [`${axis.axis}`, row(["  label", "precision", "recall", "F1"], labelWidths)];
  for (const { label, precision, recall, f1 } of axis.labels) {
    if (precision.n + recall.n === 0) continue;
    lines.push(row([`  ${label}`, counted(precision), counted(recall), estimate(f1)], labelWidths));
  }
  const { labels, counts } = axis.confusion;
  const width = Math.max(12, ...labels.map((label) => label.length + 1));
  const widths = [Math.max(16, width + 2), ...labels.map(() => width), width];
  lines.push(row(["  right \\ read", ...labels, "withheld"], widths));
  for (const [k, label] of labels.entries()) lines.push(row([`  ${label}`, ...counts[k].map(String)], widths));
  if (axis.calibration) {
    lines.push("  said -> right");
    for (const bin of axis.calibration.bins) {
      if (bin.documents === 0) continue;
      lines.push(`  ${bin.meanProbability.toFixed(2)} -> ${bin.shareRight.toFixed(2)}  (${bin.documents})`);
    }
  }
  lines.push("  by source");
  for (const { source, documents, macroF1, accuracy } of axis.bySource)
    lines.push(`  ${source.padEnd(14)}${String(documents).padStart(6)}  macro-F1 ${macroF1.toFixed(2)}  accuracy ${rate(accuracy)}`);
  return lines;
}

function row(cells: string[], widths: number[]): string {
  return cells
    .map((cell, i) => cell.padEnd(widths[i]))
    .join("")
    .trimEnd();
}

function estimate({ value, low, high }: Estimate): string {
  return Number.isNaN(value) ? "none" : `${value.toFixed(3)} (${low.toFixed(2)}-${high.toFixed(2)})`;
}

function rate({ n, rate: value, low, high }: Rate): string {
  return n === 0 ? "none" : `${value.toFixed(3)} (${low.toFixed(2)}-${high.toFixed(2)})`;
}

function counted(value: Rate): string {
  return value.n === 0 ? "none" : `${value.rate.toFixed(2)} (${value.low.toFixed(2)}-${value.high.toFixed(2)}) ${value.count}/${value.n}`;
}
