import { BackwardBits } from "./zstd-bits.js";
import { type FseTable, fseTable, readFseTable, singleSymbolTable, ZstdDefect } from "./zstd-fse.js";
import { type HuffmanTable, readLiterals } from "./zstd-literals.js";

/** Most bytes that a block becomes. Source: RFC 8878, 3.1.1.2.4. */
const longestBlock = 128 * 1024;

/** Room kept behind the window, so that it is moved once for many blocks; in bytes. */
const leastRoom = 4 * 1024 * 1024;

/** Kinds of numbers in a sequence: their codes' bases and further bits, the distribution used where none is given, and the largest table. Source: RFC 8878, 3.1.1.3.2. */
interface CodeKind {
  bases: readonly number[];
  bits: readonly number[];
  usual: FseTable;
  longestLog: number;
}

const stepsFrom = (first: number, bits: readonly number[]): number[] => {
  const bases: number[] = [];
  let base = first;
  for (const width of bits) {
    bases.push(base);
    base += 2 ** width;
  }
  return bases;
};
const zeros = (count: number): number[] => new Array<number>(count).fill(0);

const literalBits = [...zeros(16), 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
const matchBits = [...zeros(32), 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
const offsetBits = Array.from({ length: 32 }, (_, code) => code);

const literalKind: CodeKind = {
  bases: stepsFrom(0, literalBits),
  bits: literalBits,
  usual: fseTable([4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1], 6),
  longestLog: 9,
};
const offsetKind: CodeKind = {
  bases: offsetBits.map((bits) => 2 ** bits),
  bits: offsetBits,
  usual: fseTable([1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1], 5),
  longestLog: 8,
};
const matchKind: CodeKind = {
  bases: stepsFrom(3, matchBits),
  bits: matchBits,
  usual: fseTable(
    [
      ...[
        1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1,
      ],
      ...[-1, -1, -1, -1, -1, -1, -1],
    ],
    6,
  ),
  longestLog: 9,
};

/**
 * Decodes the blocks of one zstd frame, with a window of up to 2 GiB (`zstd --long=31`, as the monthly dumps of Reddit are made). Memory grows with what is decoded, up to the window
 * and an eighth of it.
 *
 * Source: RFC 8878. Frames made with a dictionary are not read.
 */
export class ZstdDecoder {
  readonly #window: number;
  #history: Uint8Array<ArrayBuffer> = new Uint8Array(1024 * 1024);
  #at = 0;
  #repeats: [number, number, number] = [1, 4, 8];
  #huffman: HuffmanTable | null = null;
  #tables: Record<"literal" | "offset" | "match", FseTable | null> = { literal: null, offset: null, match: null };

  /** @param windowBytes how far back a match may reach */
  constructor(windowBytes: number) {
    this.#window = windowBytes;
  }

  /** Decodes one block with its head of three bytes. @throws ZstdDefect */
  block(bytes: Uint8Array): Uint8Array {
    const head = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
    const type = (head >> 1) & 3;
    const size = head >> 3;
    if (size > longestBlock) throw new ZstdDefect("a block is larger than the format allows");
    this.#makeRoom();
    const from = this.#at;
    if (type === 0) {
      this.#history.set(bytes.subarray(3, 3 + size), from);
      this.#at += size;
    } else if (type === 1) {
      this.#history.fill(bytes[3], from, from + size);
      this.#at += size;
    } else if (type === 2) this.#compressed(bytes.subarray(3, 3 + size));
    else throw new ZstdDefect("a block is of no known kind");
    return this.#history.slice(from, this.#at);
  }

  /** Grows the history up to its window, then moves the window to its beginning. */
  #makeRoom(): void {
    if (this.#at + longestBlock <= this.#history.length) return;
    const whole = this.#window + Math.max(leastRoom, Math.floor(this.#window / 8)) + longestBlock;
    if (this.#history.length < whole) {
      const larger = new Uint8Array(Math.min(whole, this.#history.length * 2));
      larger.set(this.#history.subarray(0, this.#at));
      this.#history = larger;
      return;
    }
    this.#history.copyWithin(0, this.#at - this.#window, this.#at);
    this.#at = this.#window;
  }

  #compressed(block: Uint8Array): void {
    const { literals, table, end } = readLiterals(block, this.#huffman);
    this.#huffman = table;
    let at = end;
    let count = block[at++];
    if (count === 0) {
      this.#history.set(literals, this.#at);
      this.#at += literals.length;
      return;
    }
    if (count === 255) {
      count = block[at] + (block[at + 1] << 8) + 0x7f00;
      at += 2;
    } else if (count > 127) count = ((count - 128) << 8) + block[at++];
    const modes = block[at++];
    if ((modes & 3) !== 0 || at > block.length) throw new ZstdDefect("the sequences of a block are damaged");
    const read = (name: "literal" | "offset" | "match", mode: number, kind: CodeKind): FseTable => {
      let found = this.#tables[name];
      if (mode === 0) found = kind.usual;
      else if (mode === 1) found = singleSymbolTable(block[at++]);
      else if (mode === 2) ({ table: found, end: at } = readFseTable(block, at, kind.longestLog, kind.bases.length));
      if (found === null) throw new ZstdDefect("a block uses a table that was never given");
      this.#tables[name] = found;
      return found;
    };
    const literalTable = read("literal", modes >> 6, literalKind);
    const offsetTable = read("offset", (modes >> 4) & 3, offsetKind);
    const matchTable = read("match", (modes >> 2) & 3, matchKind);
    this.#sequences(new BackwardBits(block, at, block.length), count, literals, literalTable, offsetTable, matchTable);
  }

  #sequences(
    stream: BackwardBits,
    count: number,
    literals: Uint8Array,
    literalTable: FseTable,
    offsetTable: FseTable,
    matchTable: FseTable,
  ): void {
    const history = this.#history;
    const blockEnd = this.#at + longestBlock;
    let literalState = stream.read(literalTable.accuracyLog);
    let offsetState = stream.read(offsetTable.accuracyLog);
    let matchState = stream.read(matchTable.accuracyLog);
    let taken = 0;
    let at = this.#at;
    for (let i = 0; i < count; i++) {
      const offsetCode = offsetTable.symbols[offsetState];
      const matchCode = matchTable.symbols[matchState];
      const literalCode = literalTable.symbols[literalState];
      const value = offsetKind.bases[offsetCode] + stream.read(offsetCode);
      const matchLength = matchKind.bases[matchCode] + stream.read(matchKind.bits[matchCode]);
      const literalLength = literalKind.bases[literalCode] + stream.read(literalKind.bits[literalCode]);
      if (i + 1 < count) {
        literalState = literalTable.bases[literalState] + stream.read(literalTable.bits[literalState]);
        matchState = matchTable.bases[matchState] + stream.read(matchTable.bits[matchState]);
        offsetState = offsetTable.bases[offsetState] + stream.read(offsetTable.bits[offsetState]);
      }
      const offset = this.#offsetOf(value, literalLength);
      if (taken + literalLength > literals.length || at + literalLength + matchLength > blockEnd)
        throw new ZstdDefect("a sequence reaches past its block");
      for (let end = taken + literalLength; taken < end; ) history[at++] = literals[taken++];
      if (offset > at || offset > this.#window + longestBlock || offset < 1)
        throw new ZstdDefect("a match reaches back before the beginning");
      if (offset >= matchLength) history.copyWithin(at, at - offset, at - offset + matchLength);
      else for (let end = at + matchLength, to = at; to < end; to++) history[to] = history[to - offset];
      at += matchLength;
    }
    if (stream.left !== 0) throw new ZstdDefect("the sequences do not end where they should");
    const rest = literals.length - taken;
    if (at + rest > blockEnd) throw new ZstdDefect("a block becomes larger than the format allows");
    history.set(literals.subarray(taken), at);
    this.#at = at + rest;
  }

  /** The offset of a sequence: its own, or one of the last three. Source: RFC 8878, 3.1.1.5. */
  #offsetOf(value: number, literalLength: number): number {
    const [first, second, third] = this.#repeats;
    if (value > 3) {
      this.#repeats = [value - 3, first, second];
      return value - 3;
    }
    const which = value - 1 + Number(literalLength === 0);
    if (which === 0) return first;
    if (which === 1) {
      this.#repeats = [second, first, third];
      return second;
    }
    const offset = which === 2 ? third : first - 1;
    this.#repeats = [offset, first, second];
    return offset;
  }
}
