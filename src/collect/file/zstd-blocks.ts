/** Magic numbers of RFC 8878, little-endian. */
const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;

const checksumFlag = 4;

/** Largest window that is decoded, in bytes: what `zstd -d` accepts without `--long` or `--memory`. */
export const zstdWindowCap = 128 * 1024 * 1024;
/** What `zstd -d --long=31` accepts, for files that are known to be made so. */
export const zstdLongWindowCap = 2 ** 31;

/** A piece of a zstd stream that can be decoded at once: a frame's header, or one block of it. */
export interface ZstdPiece {
  kind: "header" | "block";
  bytes: Uint8Array;
  /** True for the last block of a frame. */
  last: boolean;
  /** Of a header: how far back a match may reach, in bytes. */
  window: number;
}

/** The input is no zstd stream, or one that asks for more memory than is given. */
class ZstdFormatError extends Error {}

/**
 * Cuts a zstd stream into frame headers and blocks (RFC 8878, section 3.1.1).
 *
 * It lets the decoder be fed one block at a time: a block expands to at most 128 KiB, so that memory stays bounded whatever the ratio; a stream that breaks off loses
 * only the block it breaks in; and a window is checked before it is allocated.
 */
export class ZstdBlockReader {
  #buffer: Uint8Array = new Uint8Array(0);
  #state: "magic" | "block" | "checksum" | "skip" = "magic";
  #hasChecksum = false;
  #skipLeft = 0;
  readonly #windowCap: number;

  constructor(windowCap = zstdWindowCap) {
    this.#windowCap = windowCap;
  }

  /** True where the stream may end here. */
  get atBoundary(): boolean {
    return this.#state === "magic" && this.#buffer.length === 0;
  }

  /** @throws ZstdFormatError */
  *push(chunk: Uint8Array): Generator<ZstdPiece> {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const before = this.#buffer.length;
      const state = this.#state;
      const piece = this.#next();
      if (piece) yield piece;
      if (this.#buffer.length === before && this.#state === state) return;
    }
  }

  #next(): ZstdPiece | null {
    if (this.#state === "magic") return this.#readHeader();
    if (this.#state === "block") return this.#readBlock();
    if (this.#state === "checksum") {
      if (this.#take(4) !== null) this.#state = "magic";
      return null;
    }
    const skipped = Math.min(this.#skipLeft, this.#buffer.length);
    this.#buffer = this.#buffer.subarray(skipped);
    this.#skipLeft -= skipped;
    if (this.#skipLeft === 0) this.#state = "magic";
    return null;
  }

  #take(length: number): Uint8Array | null {
    if (this.#buffer.length < length) return null;
    const taken = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    return taken;
  }

  #readHeader(): ZstdPiece | null {
    if (this.#buffer.length < 5) return null;
    const view = new DataView(this.#buffer.buffer, this.#buffer.byteOffset, this.#buffer.byteLength);
    const magic = view.getUint32(0, true);
    if ((magic & 0xfffffff0) >>> 0 === skippableMagic) {
      if (this.#buffer.length < 8) return null;
      this.#skipLeft = view.getUint32(4, true);
      this.#buffer = this.#buffer.subarray(8);
      this.#state = "skip";
      return null;
    }
    if (magic !== frameMagic) throw new ZstdFormatError("the bytes are no zstd frame");
    const descriptor = this.#buffer[4];
    const singleSegment = (descriptor >> 5) & 1;
    const dictionaryBytes = [0, 1, 2, 4][descriptor & 3];
    const sizeFlag = descriptor >> 6;
    const sizeBytes = sizeFlag > 0 ? 1 << sizeFlag : singleSegment;
    const length = 6 - singleSegment + dictionaryBytes + sizeBytes;
    if (this.#buffer.length < length) return null;
    let window: number;
    if (singleSegment) {
      const at = length - sizeBytes;
      const size =
        sizeBytes === 8
          ? Number(view.getBigUint64(at, true))
          : sizeBytes === 4
            ? view.getUint32(at, true)
            : sizeBytes === 2
              ? view.getUint16(at, true) + 256
              : this.#buffer[at];
      window = size;
    } else {
      const base = 2 ** (10 + (this.#buffer[5] >> 3));
      window = base + (base / 8) * (this.#buffer[5] & 7);
    }
    if (window > this.#windowCap)
      throw new ZstdFormatError(`a frame asks for a window of ${window} bytes, over the cap of ${this.#windowCap}`);
    if (dictionaryBytes > 0 && this.#buffer.subarray(length - sizeBytes - dictionaryBytes, length - sizeBytes).some((byte) => byte !== 0))
      throw new ZstdFormatError("a frame asks for a dictionary");
    this.#hasChecksum = (descriptor & checksumFlag) !== 0;
    this.#state = "block";
    return { kind: "header", bytes: this.#take(length)!, last: false, window };
  }

  #readBlock(): ZstdPiece | null {
    if (this.#buffer.length < 3) return null;
    const header = this.#buffer[0] | (this.#buffer[1] << 8) | (this.#buffer[2] << 16);
    const isRunLength = ((header >> 1) & 3) === 1;
    const block = this.#take(3 + (isRunLength ? 1 : header >> 3));
    if (block === null) return null;
    const last = (header & 1) === 1;
    if (last) this.#state = this.#hasChecksum ? "checksum" : "magic";
    return { kind: "block", bytes: block, last, window: 0 };
  }
}
