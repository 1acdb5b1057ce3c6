import { ZstdDefect } from "./zstd-fse.js";

/** Zero bytes before and behind the stream, so that a look past its ends finds zeros. */
const padding = 8;

/** Reads a stream of bits from its end to its beginning, as zstd writes them. Source: RFC 8878, 3.1.1.3.2.1 and 4.2. */
export class BackwardBits {
  #bytes: Uint8Array;
  /** Bits from the padded buffer's start to where the next ones end. */
  #at = 0;

  /** @throws ZstdDefect where the mark of the end is missing */
  constructor(source: Uint8Array, from: number, to: number) {
    const last = source[to - 1];
    if (to <= from || !last) throw new ZstdDefect("a stream of bits has no end");
    this.#bytes = new Uint8Array(to - from + 2 * padding);
    this.#bytes.set(source.subarray(from, to), padding);
    this.#at = (padding + to - from - 1) * 8 + (31 - Math.clz32(last));
  }

  /** Bits that are left; negative where more were read than there are. */
  get left(): number {
    return this.#at - padding * 8;
  }

  /** Looks at up to 25 bits without taking them. */
  peek(count: number): number {
    const at = this.#at - count;
    if (at < 0) return 0;
    const byte = at >> 3;
    const bytes = this.#bytes;
    const word = bytes[byte] | (bytes[byte + 1] << 8) | (bytes[byte + 2] << 16) | (bytes[byte + 3] << 24);
    return (word >>> (at & 7)) & ((1 << count) - 1);
  }

  skip(count: number): void {
    this.#at -= count;
  }

  /** Takes up to 32 bits. */
  read(count: number): number {
    if (count <= 25) {
      const value = this.peek(count);
      this.#at -= count;
      return value;
    }
    const high = this.peek(count - 16);
    this.#at -= count - 16;
    const low = this.peek(16);
    this.#at -= 16;
    return high * 65_536 + low;
  }
}
