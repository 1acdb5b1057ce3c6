/** Numbers as they are printed. */
import type { Rate } from "./api-types.js";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** 12345 → "12,345". */
export function count(value: number): string {
  return whole.format(value);
}

/** "1 document", "2 documents". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** 0.143 → "14"; under one in a hundred keeps a decimal, so that a little is not printed as none. */
export function points(rate: number): string {
  const value = rate * 100;
  return value > 0 && value < 1 ? decimal.format(value) : whole.format(value);
}

/** "14 %". */
export function percent(rate: number): string {
  return `${points(rate)} %`;
}

/** "11 to 18": the interval without its unit. */
export function range(rate: Rate): string {
  return `${points(rate.low)} to ${points(rate.high)}`;
}

/** A rate in words: "14 % (11 to 18, n = 412)", or that there is too little to say. */
export function rateInWords(rate: Rate): string {
  return rate.sufficient ? `${percent(rate.rate)} (${range(rate)}, n = ${count(rate.n)})` : `too few to say (n = ${count(rate.n)})`;
}

/** 32.15 → "32.1", 180 → "180": as the sentences of the brief round. */
export function tenths(value: number): string {
  return value.toFixed(1).replace(/\.0$/, "");
}

/** Below this a chance is called "under 1 in a million": what is said beyond it rests on the model more than on the data. */
const smallestChance = 1e-6;

/** A corrected probability in words: 0.0002 → "under 1 in 5,000"; one that chance explains is said as it is. */
export function chance(q: number): string {
  if (q >= 0.05) return `${points(q)} in 100: not beyond chance`;
  if (q <= smallestChance) return "under 1 in a million";
  const inverse = Math.round(1 / q);
  const power = 10 ** (String(inverse).length - 1);
  return `under 1 in ${count(Math.floor(inverse / power) * power)}`;
}

/** A sentence whose figures do not break over lines: "14 %", "n = 412" and "2016-07-01" stay whole. */
export function typeset(sentence: string): string {
  return sentence
    .replace(/(\d) %/g, "$1\u00a0%")
    .replace(/\bn = (\d)/g, "n\u00a0=\u00a0$1")
    .replace(/(\d{4})-(\d\d)-(\d\d)/g, "$1\u2011$2\u2011$3");
}

/** A probability as people say it: 0.864 → "86 %"; never 100, for no reading is certain. */
export function sureness(p: number): string {
  return `${Math.min(99, Math.max(1, Math.round(p * 100)))} %`;
}
