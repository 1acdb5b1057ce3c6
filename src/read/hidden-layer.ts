import { type Head, type HiddenUnits, headLabels, headOffset, outputCount } from "./model.js";

/** Adds what the hidden units make of their sums to the outputs of all heads. */
export function addHidden({ count, outputs }: HiddenUnits, units: Float64Array, sums: Float64Array): void {
  for (let u = 0; u < count; u++) {
    const unit = units[u];
    if (unit <= 0) continue;
    for (let o = 0, base = u * outputCount; o < outputCount; o++) sums[o] += unit * outputs[base + o];
  }
}

/** Adds what the hidden units make of their sums to those of one head. */
export function addHiddenTo(head: Head, { count, outputs }: HiddenUnits, units: Float64Array, sums: Float64Array): void {
  const labels = headLabels[head].length;
  for (let u = 0, base = headOffset[head]; u < count; u++, base += outputCount) {
    const unit = units[u];
    if (unit <= 0) continue;
    for (let k = 0; k < labels; k++) sums[k] += unit * outputs[base + k];
  }
}
