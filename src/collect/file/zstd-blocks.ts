/** Magic numbers of RFC 8878, little-endian. */
const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;

const checksumFlag = 4;

/** Largest window that is decoded, in bytes: what `zstd -d` accepts without `--long` or `--memory`. */
export const zstdWindowCap = 128 * 1024 * 1024;

/** A piece of a zstd stream that can be decoded at once: a frame's header, or one block of it. */
export interface ZstdPiece {
  kind: "header" | "block";
  bytes: Uint8Array;
  /** True for the last block of a frame. */
  last: boolean;
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
      checkWindow(size);
    } else {
      const base = 2 ** (10 + (this.#buffer[5] >> 3));
      checkWindow(base + (base / 8) * (this.#buffer[5] & 7));
    }
    this.#hasChecksum = (descriptor & checksumFlag) !== 0;
    this.#state = "block";
    const bytes = Uint8Array.from(this.#take(length)!);
    // The checksum is passed over here, so the decoder must not wait for it.
    bytes[4] &= ~checksumFlag;
    return { kind: "header", bytes, last: false };
  }

  #readBlock(): ZstdPiece | null {
    if (this.#buffer.length < 3) return null;
    const header = this.#buffer[0] | (this.#buffer[1] << 8) | (this.#buffer[2] << 16);
    const isRunLength = ((header >> 1) & 3) === 1;
    const block = this.#take(3 + (isRunLength ? 1 : header >> 3));
    if (block === null) return null;
    const last = (header & 1) === 1;
    if (last) this.#state = this.#hasChecksum ? "checksum" : "magic";
    return { kind: "block", bytes: block, last };
  }
}

function checkWindow(bytes: number): void {
  if (bytes > zstdWindowCap) throw new ZstdFormatError(`a frame asks for a window of ${bytes} bytes, over the cap of ${zstdWindowCap}`);
}
