/**
 * Names interned to small integers, kept as bytes: no string object per name, so that millions of accounts and objects fit.
 *
 * Ids count from 0 in the order of first appearance. Names are compared byte for byte, never by hash alone.
 */
export class NameTable {
  #bytes = new Uint8Array(1 << 16);
  #starts = new Uint32Array(1 << 12);
  #hashes = new Int32Array(1 << 12);
  #slots = new Int32Array(1 << 13).fill(-1);
  #size = 0;

  /** How many names there are. */
  get size(): number {
    return this.#size;
  }

  /** The id of the bytes `source[start..end)`, given a new one at first sight. `hash` is {@link hashBytes} of the same bytes. */
  idOfBytes(source: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const id = this.#slots[slot];
      if (id < 0) return this.#add(source, start, end, hash, slot);
      if (this.#hashes[id] === hash && this.#equals(id, source, start, end)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** The id of a string, given a new one at first sight. */
  idOf(name: string): number {
    const bytes = encoder.encode(name);
    return this.idOfBytes(bytes, 0, bytes.length, hashBytes(bytes, 0, bytes.length));
  }

  /** The id of a string, or -1 where it was never seen. */
  find(name: string): number {
    const bytes = encoder.encode(name);
    const hash = hashBytes(bytes, 0, bytes.length);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = this.#slots[slot];
      if (id < 0) return -1;
      if (this.#hashes[id] === hash && this.#equals(id, bytes, 0, bytes.length)) return id;
    }
  }

  /** The name of an id. */
  at(id: number): string {
    return decoder.decode(this.#bytes.subarray(this.#starts[id], this.#starts[id + 1]));
  }

  /** Negative, zero or positive as name `a` stands before, at or after name `b` in byte order. */
  compare(a: number, b: number): number {
    const bytes = this.#bytes;
    let i = this.#starts[a];
    let j = this.#starts[b];
    const endA = this.#starts[a + 1];
    const endB = this.#starts[b + 1];
    while (i < endA && j < endB) {
      const difference = bytes[i++] - bytes[j++];
      if (difference !== 0) return difference;
    }
    return endA - i - (endB - j);
  }

  /** Copies the bytes of a name into `target` at `offset`; returns the offset after them. */
  copyTo(id: number, target: Uint8Array, offset: number): number {
    const bytes = this.#bytes;
    let at = offset;
    for (let i = this.#starts[id], end = this.#starts[id + 1]; i < end; i++) target[at++] = bytes[i];
    return at;
  }

  /** The length of a name in bytes. */
  byteLength(id: number): number {
    return this.#starts[id + 1] - this.#starts[id];
  }

  #equals(id: number, source: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[id];
    const length = end - start;
    if (this.#starts[id + 1] - from !== length) return false;
    for (let i = 0; i < length; i++) if (this.#bytes[from + i] !== source[start + i]) return false;
    return true;
  }

  #add(source: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const id = this.#size++;
    if (id + 2 > this.#starts.length) {
      this.#starts = grown(this.#starts, Uint32Array, id + 2);
      this.#hashes = grown(this.#hashes, Int32Array, id + 2);
    }
    const from = this.#starts[id];
    const to = from + end - start;
    if (to > this.#bytes.length) this.#bytes = grown(this.#bytes, Uint8Array, to);
    for (let i = start, at = from; i < end; i++) this.#bytes[at++] = source[i];
    this.#starts[id + 1] = to;
    this.#hashes[id] = hash;
    this.#slots[slot] = id;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#size; id++) {
      let slot = this.#hashes[id] & mask;
      while (slots[slot] >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** FNV-1a with a final mix (MurmurHash3's), 32 bits. */
export function hashBytes(source: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ source[i], 0x01000193);
  return mix32(hash);
}

/** The final mix of MurmurHash3: every input bit reaches every output bit. */
export function mix32(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** A copy of `array` with room for at least `needed` elements, half as large again where that is more. */
export function grown<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(
  array: T,
  make: new (length: number) => T,
  needed: number,
): T {
  const larger = new make(Math.max(needed, Math.ceil(array.length * 1.5)));
  larger.set(array);
  return larger;
}
