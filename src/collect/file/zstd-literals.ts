import { BackwardBits } from "./zstd-bits.js";
import { readFseTable, ZstdDefect } from "./zstd-fse.js";

/** A Huffman code: for each look at `maxBits` bits the symbol and how many bits it takes. */
export interface HuffmanTable {
  maxBits: number;
  symbols: Uint8Array;
  bits: Uint8Array;
}

/** Longest Huffman code, in bits; longest literals of a block, in bytes. Source: RFC 8878, 4.2.1 and 3.1.1.3.1. */
const longestCode = 11;
const longestLiterals = 128 * 1024;

/** The literals of a block, the code that later blocks may use again, and where the sequences begin. @throws ZstdDefect */
export function readLiterals(
  block: Uint8Array,
  former: HuffmanTable | null,
): { literals: Uint8Array; table: HuffmanTable | null; end: number } {
  const first = block[0];
  const type = first & 3;
  const format = (first >> 2) & 3;
  if (type < 2) {
    const length = (format & 1) === 0 ? 1 : format === 1 ? 2 : 3;
    const size = length === 1 ? first >> 3 : (first >> 4) | (block[1] << 4) | (length === 3 ? block[2] << 12 : 0);
    checkSize(size);
    if (type === 0) return { literals: block.subarray(length, length + size), table: former, end: length + size };
    return { literals: new Uint8Array(size).fill(block[length]), table: former, end: length + 1 };
  }
  const length = format < 2 ? 3 : format === 2 ? 4 : 5;
  const width = format < 2 ? 10 : format === 2 ? 14 : 18;
  let header = 0;
  for (let i = length - 1; i >= 0; i--) header = header * 256 + block[i];
  const size = Math.floor(header / 16) % 2 ** width;
  const packed = Math.floor(header / 2 ** (4 + width)) % 2 ** width;
  checkSize(size);
  const end = length + packed;
  if (end > block.length) throw new ZstdDefect("the literals reach past their block");
  let from = length;
  let table = former;
  if (type === 2) ({ table, end: from } = readHuffman(block, length, end));
  if (table === null) throw new ZstdDefect("literals use a code that was never given");
  const literals = new Uint8Array(size);
  if (format === 0) decode(block, from, end, table, literals);
  else {
    const sizes = [0, 1, 2].map((i) => block[from + 2 * i] | (block[from + 2 * i + 1] << 8));
    const part = (size + 3) >> 2;
    let at = from + 6;
    for (let i = 0; i < 4; i++) {
      const to = i < 3 ? at + sizes[i] : end;
      if (to > end) throw new ZstdDefect("a stream of literals reaches past its block");
      decode(block, at, to, table, literals.subarray(Math.min(size, i * part), i < 3 ? Math.min(size, (i + 1) * part) : size));
      at = to;
    }
  }
  return { literals, table, end };
}

function checkSize(size: number): void {
  if (size > longestLiterals) throw new ZstdDefect("a block has more literals than the format allows");
}

function decode(block: Uint8Array, from: number, to: number, { maxBits, symbols, bits }: HuffmanTable, literals: Uint8Array): void {
  const stream = new BackwardBits(block, from, to);
  for (let i = 0; i < literals.length; i++) {
    const look = stream.peek(maxBits);
    literals[i] = symbols[look];
    stream.skip(bits[look]);
  }
  if (stream.left !== 0) throw new ZstdDefect("a stream of literals does not end where it should");
}

function readHuffman(block: Uint8Array, from: number, end: number): { table: HuffmanTable; end: number } {
  const head = block[from];
  const weights: number[] = [];
  let at = from + 1;
  if (head >= 128) {
    const count = head - 127;
    for (let i = 0; i < count; i++) weights.push(i % 2 === 0 ? block[at + (i >> 1)] >> 4 : block[at + (i >> 1)] & 15);
    at += (count + 1) >> 1;
  } else {
    readWeights(block.subarray(0, at + head), at, weights);
    at += head;
  }
  if (at > end) throw new ZstdDefect("the description of a code reaches past its block");
  return { table: huffmanOf(weights), end: at };
}

/** Weights packed with two states that take turns. */
function readWeights(bytes: Uint8Array, from: number, weights: number[]): void {
  const { table, end } = readFseTable(bytes, from, 6, 255);
  const stream = new BackwardBits(bytes, end, bytes.length);
  let [mine, other] = [stream.read(table.accuracyLog), stream.read(table.accuracyLog)];
  while (weights.length < 255) {
    weights.push(table.symbols[mine]);
    mine = table.bases[mine] + stream.read(table.bits[mine]);
    if (stream.left < 0) {
      weights.push(table.symbols[other]);
      return;
    }
    [mine, other] = [other, mine];
  }
  throw new ZstdDefect("a code has more symbols than there are");
}

/** The code of its weights; the last symbol's weight is what is left. */
function huffmanOf(weights: number[]): HuffmanTable {
  let sum = 0;
  for (const weight of weights) sum += weight > 0 ? 2 ** (weight - 1) : 0;
  if (sum === 0) throw new ZstdDefect("a code is empty");
  const maxBits = Math.floor(Math.log2(sum)) + 1;
  const rest = 2 ** maxBits - sum;
  if (maxBits > longestCode || (rest & (rest - 1)) !== 0) throw new ZstdDefect("the weights of a code do not add up");
  const all = [...weights, Math.log2(rest) + 1];
  const size = 1 << maxBits;
  const symbols = new Uint8Array(size);
  const bits = new Uint8Array(size);
  let at = 0;
  for (let weight = 1; weight <= maxBits; weight++) {
    for (let symbol = 0; symbol < all.length; symbol++) {
      if (all[symbol] !== weight) continue;
      const span = 1 << (weight - 1);
      symbols.fill(symbol, at, at + span);
      bits.fill(maxBits + 1 - weight, at, at + span);
      at += span;
    }
  }
  return { maxBits, symbols, bits };
}
