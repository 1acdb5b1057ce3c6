import type { Tokens } from "../tokens.js";
import type { Specification } from "./specifications.js";

/** Units of Chinese texts, with the unit kept and what one is of it ("2300万像素" is 23 MP). */
const units: Record<string, { unit: string; factor: number }> = {
  英寸: { unit: "inch", factor: 1 },
  寸: { unit: "inch", factor: 1 },
  万像素: { unit: "MP", factor: 0.01 },
  毫安时: { unit: "mAh", factor: 1 },
  毫安: { unit: "mAh", factor: 1 },
  瓦: { unit: "W", factor: 1 },
  赫兹: { unit: "Hz", factor: 1 },
};
/** A number of few digits with a unit, or a family of chips with a number: no repetition without a bound. */
const pattern = /(\d{1,5}(?:\.\d{1,2})?)(英寸|寸|万像素|毫安时|毫安|瓦|赫兹)|(?:骁龙|麒麟|天玑|猎户座)\s?\d{2,4}/gu;

/** Measures and chips of a Chinese sentence between two tokens; each Han character is a token. */
export function readChineseSpecifications(tokens: Tokens, from: number, to: number): Specification[] {
  const start = tokens.start[from];
  const found: Specification[] = [];
  let i = from;
  for (const match of tokens.text.slice(start, tokens.end[to - 1]).matchAll(pattern)) {
    const begin = start + match.index;
    while (i < to && tokens.start[i] < begin) i++;
    const first = i;
    while (i < to && tokens.end[i] <= begin + match[0].length) i++;
    const unit = match[2] ? units[match[2]] : undefined;
    if (i > first) found.push({ from: first, to: i, amount: unit ? { value: Number(match[1]) * unit.factor, unit: unit.unit } : null });
  }
  return found;
}
