const minus = 0x2d;
const plus = 0x2b;
const dot = 0x2e;
const zero = 0x30;
const nine = 0x39;

/** Digits of a Unix time in milliseconds begin here: such a number of seconds would lie past the year 5000. */
const firstMilliseconds = 1e11;

/**
 * The Unix seconds that `bytes[start..end)` say, as a number (with decimals) or as an ISO 8601 date; NaN where it is neither.
 *
 * A date without a zone is taken as UTC. Milliseconds since 1970 are recognised by their size.
 */
export function secondsOf(bytes: Uint8Array, start: number, end: number): number {
  let from = start;
  let to = end;
  while (from < to && bytes[from] === 0x20) from++;
  while (to > from && bytes[to - 1] === 0x20) to--;
  if (from === to || to - from > 40) return Number.NaN;
  let value = 0;
  let i = from;
  for (; i < to; i++) {
    const byte = bytes[i];
    if (byte < zero || byte > nine) break;
    value = value * 10 + (byte - zero);
  }
  if (i === to) return value >= firstMilliseconds ? value / 1000 : value;
  const text = String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[i] === dot || bytes[from] === minus || bytes[from] === plus || /^\d+(\.\d+)?[eE][+]?\d+$/.test(text)) {
    const number = /^[+-]?\d+(\.\d+)?([eE][+]?\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
    return Math.abs(number) >= firstMilliseconds ? number / 1000 : number;
  }
  return isoSeconds(text);
}

const isoPattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?)? ?(Z|UTC|[+-]\d{2}:?\d{2})?$/;

function isoSeconds(text: string): number {
  const match = isoPattern.exec(text);
  if (!match) return Number.NaN;
  const [, year, month, day, hour = "0", minute = "0", second = "0", zone = "Z"] = match;
  if (+month < 1 || +month > 12 || +day < 1 || +hour > 23 || +minute > 59 || +second >= 61) return Number.NaN;
  const midnight = Date.UTC(+year, +month - 1, +day);
  if (new Date(midnight).getUTCDate() !== +day) return Number.NaN;
  const local = midnight / 1000 + +hour * 3600 + +minute * 60 + +second;
  if (zone === "Z" || zone === "UTC") return local;
  const digits = zone.replace(":", "");
  const offset = (+digits.slice(1, 3) * 60 + +digits.slice(3, 5)) * 60;
  return digits[0] === "-" ? local + offset : local - offset;
}
