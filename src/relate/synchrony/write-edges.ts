import type { ShareColumns } from "./columns.js";
import type { EdgeColumns } from "./edges.js";

/** Odds of each edge, in the order of the edges: what the default filter adds to the weight. */
export interface EdgeOdds {
  expected: Float64Array;
  p: Float64Array;
  q: Float64Array;
}

const chunkBytes = 1 << 18;
const comma = 0x2c;
const newline = 0x0a;
const quote = 0x22;
const encoder = new TextEncoder();

/**
 * Edges as CSV in pieces: `account_id,account_id_y,weight`, and `expected,p,q` where odds are given. Each pair stands in byte order.
 *
 * `weight` counts pairs of shares without odds (CooRTweet's meaning), and distinct objects with them (what the odds speak of).
 */
export function* edgeCsv(columns: ShareColumns, edges: EdgeColumns, odds: EdgeOdds | null = null): Generator<Uint8Array> {
  const { accounts } = columns;
  let buffer = new Uint8Array(chunkBytes);
  let at = text(buffer, 0, odds ? "account_id,account_id_y,weight,expected,p,q\n" : "account_id,account_id_y,weight\n");
  for (let edge = 0; edge < edges.length; edge++) {
    const inOrder = accounts.compare(edges.a[edge], edges.b[edge]) <= 0;
    const first = inOrder ? edges.a[edge] : edges.b[edge];
    const second = inOrder ? edges.b[edge] : edges.a[edge];
    // Every byte of a name may need doubling as a quote; numbers take at most 100.
    const needed = 2 * (accounts.byteLength(first) + accounts.byteLength(second)) + 128;
    if (at + needed > buffer.length) {
      yield buffer.subarray(0, at);
      buffer = new Uint8Array(Math.max(chunkBytes, needed));
      at = 0;
    }
    at = name(columns, first, buffer, at);
    buffer[at++] = comma;
    at = name(columns, second, buffer, at);
    buffer[at++] = comma;
    at = whole(buffer, at, odds ? edges.objects[edge] : edges.pairs[edge]);
    if (odds) {
      buffer[at++] = comma;
      at = decimal(buffer, at, odds.expected[edge]);
      buffer[at++] = comma;
      at = decimal(buffer, at, odds.p[edge]);
      buffer[at++] = comma;
      at = decimal(buffer, at, odds.q[edge]);
    }
    buffer[at++] = newline;
  }
  if (at > 0) yield buffer.subarray(0, at);
}

/** Powers of ten from 1e-323 to 1e308. */
const powers = Float64Array.from({ length: 632 }, (_, i) => Number(`1e${i - 323}`));
const significantDigits = 5;
const scale = 10 ** (significantDigits - 1);

/**
 * A number that is not negative with five significant digits, in scientific form below 1: more would claim a precision that the model
 * does not have. Written by hand, because formatting three numbers an edge would else take longer than finding the edges.
 */
function decimal(buffer: Uint8Array, start: number, value: number): number {
  if (value === 0 || !Number.isFinite(value) || value >= 1e9 || value < 1e-300) return text(buffer, start, String(value));
  let exponent = Math.floor(Math.log10(value));
  let digits = Math.round(value / powers[exponent + 323 - (significantDigits - 1)]);
  if (digits < scale) digits = Math.round(value / powers[--exponent + 323 - (significantDigits - 1)]);
  if (digits >= scale * 10) {
    digits = Math.round(digits / 10);
    exponent++;
  }
  let at = start;
  if (exponent >= significantDigits - 1) return whole(buffer, at, Math.round(value));
  const wholeDigits = exponent < 0 ? 1 : exponent + 1;
  let unit = scale;
  for (let i = 0; digits > 0 || i < wholeDigits; i++) {
    if (i === wholeDigits) buffer[at++] = 0x2e;
    const digit = Math.floor(digits / unit);
    buffer[at++] = 0x30 + digit;
    digits -= digit * unit;
    unit /= 10;
  }
  if (exponent >= 0) return at;
  buffer[at++] = 0x65;
  buffer[at++] = 0x2d;
  return whole(buffer, at, -exponent);
}

function text(buffer: Uint8Array, at: number, value: string): number {
  let end = at;
  for (let i = 0; i < value.length; i++) buffer[end++] = value.charCodeAt(i);
  return end;
}

function whole(buffer: Uint8Array, at: number, value: number): number {
  let digits = 1;
  for (let rest = value; rest >= 10; rest = (rest / 10) | 0) digits++;
  let rest = value;
  for (let i = at + digits - 1; i >= at; i--) {
    buffer[i] = 0x30 + (rest % 10);
    rest = (rest / 10) | 0;
  }
  return at + digits;
}

/** A name, quoted where CSV asks for it. */
function name(columns: ShareColumns, id: number, buffer: Uint8Array, at: number): number {
  const end = columns.accounts.copyTo(id, buffer, at);
  let plain = true;
  for (let i = at; i < end; i++) {
    const byte = buffer[i];
    if (byte === comma || byte === quote || byte === newline || byte === 0x0d) plain = false;
  }
  return plain ? end : at + encoder.encodeInto(`"${columns.accounts.at(id).replaceAll('"', '""')}"`, buffer.subarray(at)).written;
}
