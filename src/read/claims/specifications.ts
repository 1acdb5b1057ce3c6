import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";

/** A measure or a part named in a text: "6GB RAM", "5.7-inch", "Snapdragon 821". */
export interface Specification {
  from: number;
  to: number;
  /** The number with its unit, where there is one. */
  amount: { value: number; unit: string } | null;
}

/** Units of parts, as written, with the name that they are kept under. */
const units: Record<string, string> = {
  gb: "GB",
  tb: "TB",
  mb: "MB",
  mp: "MP",
  megapixel: "MP",
  megapixels: "MP",
  mah: "mAh",
  hz: "Hz",
  ghz: "GHz",
  mhz: "MHz",
  inch: "inch",
  inches: "inch",
  '"': "inch",
  "″": "inch",
  "”": "inch",
  w: "W",
  watt: "W",
  nm: "nm",
  mm: "mm",
  g: "g",
  grams: "g",
  hours: "hours",
  k: "K",
  英寸: "inch",
  万像素: "MP",
};
const glued = /^(\d{1,6}(?:\.\d{1,2})?)(gb|tb|mb|mp|mah|hz|ghz|mhz|inch|w|nm|mm|g|k)$/i;
/** "4G" is a network and no weight. */
const mobileNetwork = /^[2-6]G$/;
const networkParts = new Set(["lte", "volte"]);
/** Families of chips that are named with a number. */
const families = new Set(["snapdragon", "exynos", "kirin", "helio", "dimensity", "tegra", "atom", "ryzen", "sd"]);
/** What a measure is of, where it follows at once. */
const parts = new Set([
  "ram",
  "rom",
  "storage",
  "camera",
  "cameras",
  "battery",
  "display",
  "screen",
  "memory",
  "charging",
  "sensor",
  "processor",
  "chip",
  "panel",
]);

/** Measures and chips between two tokens. */
export function readSpecifications(tokens: Tokens, from: number, to: number): Specification[] {
  const found: Specification[] = [];
  for (let i = from; i < to; i++) {
    if (!(tokens.flags[i] & tokenFlag.hasDigit)) {
      if (tokens.kind[i] !== tokenKind.word || i + 1 >= to || !(tokens.flags[i + 1] & tokenFlag.hasDigit)) continue;
      if (families.has(tokens.lower(i))) {
        found.push({ from: i, to: i + 2, amount: null });
        i++;
      }
      continue;
    }
    const raw = tokens.raw(i);
    let value: number | null = null;
    let unit: string | undefined;
    let end = i + 1;
    const joined = glued.exec(raw);
    if (mobileNetwork.test(raw)) {
      found.push({ from: i, to: i + 1 < to && networkParts.has(tokens.lower(i + 1)) ? i + 2 : i + 1, amount: null });
      continue;
    }
    if (joined) {
      value = Number(joined[1]);
      unit = units[joined[2].toLowerCase()];
    } else if (/^\d{1,6}(?:[.,]\d{1,2})?$/.test(raw)) {
      value = Number(raw.replace(",", "."));
      if (end < to && tokens.raw(end) === "-") end++;
      if (end < to) unit = units[tokens.raw(end).toLowerCase()];
      if (unit) end++;
    }
    if (value === null || !unit) continue;
    while (
      end < to &&
      end < i + 5 &&
      (parts.has(tokens.lower(end)) || (tokens.lower(end) === "of" && end + 1 < to && parts.has(tokens.lower(end + 1))))
    )
      end++;
    found.push({ from: i, to: end, amount: { value, unit } });
    i = end - 1;
  }
  return found;
}
