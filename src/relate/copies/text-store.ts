/** Bytes in one block of the store: large enough that blocks are few, small enough that an almost empty one costs little. */
const blockBytes = 1 << 22;

/** Multiplier and start of the 32-bit FNV-1a hash (Fowler, Noll, Vo). */
const fnvPrime = 0x01000193;
const fnvStart = 0x811c9dc5;

/**
 * Folded texts packed into byte blocks, each distinct text once: what a near-copy join needs, outside the JavaScript heap.
 *
 * Folding is lower case with every run of white space as one blank and none at the ends. A text whose characters all fit in
 * one byte takes one byte a character, any other two: 10 million posts of 100 characters take about 1 GB.
 */
export class TextStore {
  #blocks: Uint8Array[] = [new Uint8Array(blockBytes)];
  #used = 0;
  /** Where distinct text t starts: block number and byte offset, and its length in code units with the width in the lowest bit. */
  #block = new Uint32Array(1024);
  #offset = new Uint32Array(1024);
  #length = new Uint32Array(1024);
  #hash = new Uint32Array(1024);
  #distinct = 0;
  /** The distinct text of each row added. */
  #textOf = new Uint32Array(1024);
  #rows = 0;
  #slots = new Int32Array(4096).fill(-1);
  #scratch = new Uint16Array(4096);
  #longest = 0;

  /** Rows added so far. */
  get rows(): number {
    return this.#rows;
  }

  /** Distinct folded texts so far; they are numbered 0, 1, 2 … in the order in which they first came. */
  get distinct(): number {
    return this.#distinct;
  }

  /** Code units of the longest folded text. */
  get longest(): number {
    return this.#longest;
  }

  /** Folds and keeps a text as the next row; returns the number of its distinct text. */
  add(text: string): number {
    const lower = text.toLowerCase();
    if (this.#scratch.length < lower.length) this.#scratch = new Uint16Array(lower.length * 2);
    const codes = this.#scratch;
    let length = 0;
    let wide = 0;
    let blank = true;
    let hash = fnvStart;
    for (let i = 0; i < lower.length; i++) {
      const code = lower.charCodeAt(i);
      if (isSpace(code)) {
        if (blank) continue;
        blank = true;
        codes[length++] = 32;
        continue;
      }
      blank = false;
      wide |= code;
      codes[length++] = code;
    }
    if (length > 0 && blank) length--;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ codes[i], fnvPrime);
    const distinct = this.#find(codes, length, wide > 255 ? 1 : 0, mix(hash));
    if (this.#rows === this.#textOf.length) this.#textOf = grown(this.#textOf);
    this.#textOf[this.#rows++] = distinct;
    return distinct;
  }

  /** The distinct text of a row. */
  textOf(row: number): number {
    return this.#textOf[row];
  }

  /** Code units of a distinct text. */
  length(distinct: number): number {
    return this.#length[distinct] >>> 1;
  }

  /** Writes the code units of a distinct text into `out` (as long as {@link longest}) and returns how many there are. */
  read(distinct: number, out: Uint16Array): number {
    const length = this.#length[distinct] >>> 1;
    const bytes = this.#blocks[this.#block[distinct]];
    let at = this.#offset[distinct];
    if (this.#length[distinct] & 1) {
      for (let i = 0; i < length; i++, at += 2) out[i] = bytes[at] | (bytes[at + 1] << 8);
    } else {
      for (let i = 0; i < length; i++) out[i] = bytes[at + i];
    }
    return length;
  }

  #find(codes: Uint16Array, length: number, wide: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const distinct = this.#slots[slot];
      if (distinct < 0) break;
      if (this.#hash[distinct] === hash && this.#length[distinct] === ((length << 1) | wide) && this.#equals(distinct, codes, length)) {
        return distinct;
      }
      slot = (slot + 1) & mask;
    }
    const distinct = this.#keep(codes, length, wide, hash);
    this.#slots[slot] = distinct;
    if (this.#distinct * 2 > this.#slots.length) this.#rehash();
    return distinct;
  }

  #equals(distinct: number, codes: Uint16Array, length: number): boolean {
    const bytes = this.#blocks[this.#block[distinct]];
    let at = this.#offset[distinct];
    if (this.#length[distinct] & 1) {
      for (let i = 0; i < length; i++, at += 2) if ((bytes[at] | (bytes[at + 1] << 8)) !== codes[i]) return false;
    } else {
      for (let i = 0; i < length; i++) if (bytes[at + i] !== codes[i]) return false;
    }
    return true;
  }

  #keep(codes: Uint16Array, length: number, wide: number, hash: number): number {
    const size = length << wide;
    if (this.#used + size > this.#blocks[this.#blocks.length - 1].length) {
      this.#blocks.push(new Uint8Array(Math.max(blockBytes, size)));
      this.#used = 0;
    }
    const distinct = this.#distinct++;
    if (distinct === this.#block.length) {
      this.#block = grown(this.#block);
      this.#offset = grown(this.#offset);
      this.#length = grown(this.#length);
      this.#hash = grown(this.#hash);
    }
    const bytes = this.#blocks[this.#blocks.length - 1];
    this.#block[distinct] = this.#blocks.length - 1;
    this.#offset[distinct] = this.#used;
    this.#length[distinct] = (length << 1) | wide;
    this.#hash[distinct] = hash;
    let at = this.#used;
    if (wide) {
      for (let i = 0; i < length; i++) {
        bytes[at++] = codes[i] & 255;
        bytes[at++] = codes[i] >>> 8;
      }
    } else {
      for (let i = 0; i < length; i++) bytes[at++] = codes[i];
    }
    this.#used = at;
    if (length > this.#longest) this.#longest = length;
    return distinct;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let distinct = 0; distinct < this.#distinct; distinct++) {
      let slot = this.#hash[distinct] & mask;
      while (slots[slot] >= 0) slot = (slot + 1) & mask;
      slots[slot] = distinct;
    }
    this.#slots = slots;
  }
}

/** The characters that `\s` matches. */
function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

function mix(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Half as large again: doubling would waste too much at ten million rows. */
function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.ceil(array.length * 1.5));
  larger.set(array);
  return larger;
}
