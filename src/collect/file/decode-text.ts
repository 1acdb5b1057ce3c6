import { isAscii, isUtf8 } from "node:buffer";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Bytes from which an encoding without a byte-order mark is judged. */
const sampleSize = 64 * 1024;

/**
 * Decodes a stream of bytes, piece by piece.
 *
 * A byte-order mark decides; without one the text is UTF-8 where its bytes are, UTF-16 where every other byte is zero, else windows-1252, with a note. A file that is
 * plainly UTF-8 but for a few damaged bytes stays UTF-8, with U+FFFD in their place and a note.
 */
export class TextDecoderStream {
  #encoding: Encoding | null = null;
  #pending: Uint8Array = new Uint8Array(0);
  #decoder: InstanceType<typeof TextDecoder> | null = null;
  #sawMultibyte = false;
  #damaged = 0;
  readonly notes: string[] = [];

  /** The encoding found; `utf-8` before the first bytes. */
  get encoding(): Encoding {
    return this.#encoding ?? "utf-8";
  }

  push(chunk: Uint8Array): string {
    if (this.#encoding === null) {
      this.#pending = concat(this.#pending, chunk);
      if (this.#pending.length < sampleSize) return "";
      return this.#begin();
    }
    return this.#decode(chunk);
  }

  /** The rest; notes are complete after it. */
  end(): string {
    let text = this.#encoding === null ? this.#begin() : "";
    if (this.#decoder) text += this.#decoder.decode();
    else if (this.#pending.length > 0) {
      text += this.#decodeUtf8(new Uint8Array(0), true);
    }
    if (this.#damaged > 0) this.notes.push(`${this.#damaged} stretches of bytes were not UTF-8 and are shown as U+FFFD`);
    return text;
  }

  #begin(): string {
    const bytes = this.#pending;
    this.#pending = new Uint8Array(0);
    const { encoding, skip } = this.#detect(bytes);
    this.#encoding = encoding;
    if (encoding !== "utf-8") this.#decoder = new TextDecoder(encoding, { ignoreBOM: true });
    return this.#decode(bytes.subarray(skip));
  }

  #detect(bytes: Uint8Array): { encoding: Encoding; skip: number } {
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf-8", skip: 3 };
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", skip: 2 };
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", skip: 2 };
    const wide = wideEncoding(bytes.subarray(0, sampleSize));
    if (wide) {
      this.notes.push(`no byte-order mark, but every other byte is zero: read as ${wide.toUpperCase()}`);
      return { encoding: wide, skip: 0 };
    }
    const { sequences, errors } = countUtf8(bytes);
    if (errors > sequences) {
      this.notes.push("the bytes are not UTF-8: read as windows-1252");
      return { encoding: "windows-1252", skip: 0 };
    }
    return { encoding: "utf-8", skip: 0 };
  }

  #decode(chunk: Uint8Array): string {
    return this.#decoder ? this.#decoder.decode(chunk, { stream: true }) : this.#decodeUtf8(chunk, false);
  }

  #decodeUtf8(chunk: Uint8Array, last: boolean): string {
    const bytes = concat(this.#pending, chunk);
    const end = last ? bytes.length : completeLength(bytes);
    this.#pending = bytes.subarray(end);
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, end);
    if (isAscii(whole)) return whole.toString("latin1");
    if (isUtf8(whole)) {
      this.#sawMultibyte = true;
      return whole.toString("utf8");
    }
    const { sequences, errors } = countUtf8(whole);
    if (!this.#sawMultibyte && errors > sequences) {
      // All before was ASCII, which both encodings share.
      this.#encoding = "windows-1252";
      this.#pending = new Uint8Array(0);
      this.#decoder = new TextDecoder("windows-1252");
      this.notes.push("the bytes are not UTF-8: read as windows-1252");
      return this.#decoder.decode(bytes, { stream: true });
    }
    this.#damaged += errors;
    return whole.toString("utf8");
  }
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  return first.length === 0 ? second : Buffer.concat([first, second]);
}

/** Length without a multi-byte sequence that the next chunk may complete. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Well-formed multi-byte sequences and bytes that belong to none. */
function countUtf8(bytes: Uint8Array): { sequences: number; errors: number } {
  let sequences = 0;
  let errors = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i];
    if (byte < 0x80) {
      i++;
      continue;
    }
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    let whole = length > 0 && byte < 0xf5;
    for (let k = 1; whole && k < length; k++) {
      if (i + k >= bytes.length) return { sequences, errors };
      whole = (bytes[i + k] & 0xc0) === 0x80;
    }
    if (whole) {
      sequences++;
      i += length;
    } else {
      errors++;
      i++;
    }
  }
  return { sequences, errors };
}

/** Share of zero bytes on one side of each pair that UTF-16 text of a Latin language has; binary files rarely do. */
const zeroShare = 0.4;

function wideEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes.length < 4) return null;
  const pairs = bytes.length >> 1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd / pairs > zeroShare && even === 0) return "utf-16le";
  if (even / pairs > zeroShare && odd === 0) return "utf-16be";
  return null;
}
