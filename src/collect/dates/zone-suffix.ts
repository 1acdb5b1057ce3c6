import { hourMs, minuteMs } from "../../core/time.js";

/** Zone names with one meaning (RFC 2822 section 4.3, and those that no other region uses), in hours from UTC. */
const namedOffsets: Record<string, number> = {
  z: 0,
  utc: 0,
  gmt: 0,
  ut: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  cet: 1,
  cest: 2,
  eet: 2,
  eest: 3,
  wet: 0,
  west: 1,
  jst: 9,
  kst: 9,
  msk: 3,
  brt: -3,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
};

/** The widest offset in use is +14:00 (Kiribati). */
const widestOffsetMs = 14 * hourMs;

const numeric = /^ ?(?:UTC|GMT)? ?([+-])(\d{1,2}):?(\d{2})?(?::?00)? ?(?:\([^()]{0,40}\))?$/i;
const named = /^ ?\(?([A-Za-z]{1,5})\)?$/;

/** Reads what follows a clock time (`Z`, ` +0000`, ` GMT`, `+02:00 (CEST)`): milliseconds from UTC, an error, or null where it is no zone at all. */
export function readOffset(text: string): number | { error: string } | null {
  if (text === "Z") return 0;
  const digits = numeric.exec(text);
  if (digits) {
    const minutes = Number(digits[3] ?? 0);
    const size = Number(digits[2]) * hourMs + minutes * minuteMs;
    if (size > widestOffsetMs || minutes > 59) return { error: `has the offset ${text.trim()}, wider than any zone's` };
    return digits[1] === "-" ? -size : size;
  }
  const word = named.exec(text);
  if (!word) return null;
  const hours = namedOffsets[word[1].toLowerCase()];
  return hours === undefined ? { error: `has the time zone '${word[1]}', which has several meanings or none` } : hours * hourMs;
}
