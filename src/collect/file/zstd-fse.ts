/** A decoding table of finite state entropy: for each state the symbol, the bits to read, and the base of the next state. Source: RFC 8878, 4.1. */
export interface FseTable {
  accuracyLog: number;
  symbols: Uint8Array;
  bits: Uint8Array;
  bases: Uint16Array;
}

/** Bytes that break the format. */
export class ZstdDefect extends Error {}

/** The table of a distribution: how often each symbol stands among `2 ** accuracyLog` states, -1 for rarer than once. */
export function fseTable(counts: readonly number[], accuracyLog: number): FseTable {
  const size = 1 << accuracyLog;
  const symbols = new Uint8Array(size);
  const next = new Uint16Array(counts.length);
  let high = size - 1;
  counts.forEach((count, symbol) => {
    if (count === -1) symbols[high--] = symbol;
    next[symbol] = count === -1 ? 1 : count;
  });
  const step = (size >> 1) + (size >> 3) + 3;
  let at = 0;
  counts.forEach((count, symbol) => {
    for (let i = 0; i < count; i++) {
      symbols[at] = symbol;
      do at = (at + step) & (size - 1);
      while (at > high);
    }
  });
  if (at !== 0) throw new ZstdDefect("a distribution does not fill its table");
  const bits = new Uint8Array(size);
  const bases = new Uint16Array(size);
  for (let state = 0; state < size; state++) {
    const reached = next[symbols[state]]++;
    bits[state] = accuracyLog - (31 - Math.clz32(reached));
    bases[state] = (reached << bits[state]) - size;
  }
  return { accuracyLog, symbols, bits, bases };
}

/** A table with one symbol, which takes no bits. */
export function singleSymbolTable(symbol: number): FseTable {
  return { accuracyLog: 0, symbols: Uint8Array.of(symbol), bits: Uint8Array.of(0), bases: Uint16Array.of(0) };
}

/** Reads the description of a table. @throws ZstdDefect */
export function readFseTable(bytes: Uint8Array, from: number, longestLog: number, mostSymbols: number): { table: FseTable; end: number } {
  let bit = from * 8;
  const limit = bytes.length * 8;
  const peek = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++) {
      const at = bit + i;
      if (at < limit) value |= ((bytes[at >> 3] >> (at & 7)) & 1) << i;
    }
    return value;
  };
  const accuracyLog = peek(4) + 5;
  bit += 4;
  if (accuracyLog > longestLog) throw new ZstdDefect("a table is larger than the format allows");
  const counts: number[] = [];
  let remaining = (1 << accuracyLog) + 1;
  let threshold = 1 << accuracyLog;
  let width = accuracyLog + 1;
  while (remaining > 1) {
    const most = 2 * threshold - 1 - remaining;
    const seen = peek(width);
    let count = seen & (threshold - 1);
    if (count < most) bit += width - 1;
    else {
      count = seen & (2 * threshold - 1);
      if (count >= threshold) count -= most;
      bit += width;
    }
    count--;
    remaining -= Math.abs(count);
    counts.push(count);
    if (count === 0) {
      for (let repeat = 3; repeat === 3; ) {
        repeat = peek(2);
        bit += 2;
        for (let i = 0; i < repeat; i++) counts.push(0);
        if (counts.length > mostSymbols) throw new ZstdDefect("a table has more symbols than there are");
      }
    }
    while (remaining < threshold) {
      width--;
      threshold >>= 1;
    }
    if (counts.length > mostSymbols || bit > limit || remaining < 1) throw new ZstdDefect("the description of a table is damaged");
  }
  return { table: fseTable(counts, accuracyLog), end: (bit + 7) >> 3 };
}
