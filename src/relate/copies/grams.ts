/** Characters in a gram: the unit in which near copies are compared. */
export const gramLength = 5;

/** An odd multiplier with well spread bits (2^32 divided by the golden ratio), and its fifth power for rolling a character out. */
const base = 0x9e3779b1;
const basePowered = [1, 2, 3, 4, 5].reduce((power) => Math.imul(power, base), 1);

/**
 * Writes the 32-bit hash of every gram of `codes[0..length)` into `out` by a rolling hash (Karp and Rabin 1987) and returns
 * how many there are. A text shorter than a gram is one gram; an empty text has none.
 */
export function gramHashes(codes: Uint16Array, length: number, out: Uint32Array): number {
  if (length === 0) return 0;
  let hash = 0;
  const first = Math.min(length, gramLength);
  for (let i = 0; i < first; i++) hash = (Math.imul(hash, base) + codes[i] + 1) | 0;
  out[0] = spread(hash);
  let count = 1;
  for (let i = gramLength; i < length; i++) {
    hash = (Math.imul(hash, base) + codes[i] + 1 - Math.imul(codes[i - gramLength] + 1, basePowered)) | 0;
    out[count++] = spread(hash);
  }
  return count;
}

function spread(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return hash ^ (hash >>> 15);
}

/** A set of 32-bit hashes that is emptied in one step: slots carry the number of the filling that they belong to. */
export class HashSet {
  #keys: Int32Array;
  #filling: Int32Array;
  #touched: Int32Array;
  #mask = 0;
  #fillings = 0;
  #touches = 0;

  /** @param capacity most hashes in one filling */
  constructor(capacity: number) {
    let size = 64;
    while (size < capacity * 2) size *= 2;
    this.#keys = new Int32Array(size);
    this.#filling = new Int32Array(size);
    this.#touched = new Int32Array(size);
  }

  /** Empties the set and makes room for `capacity` hashes. */
  clear(capacity: number): void {
    this.#fillings++;
    let size = 64;
    while (size < capacity * 2) size *= 2;
    this.#mask = size - 1;
  }

  /** True where the hash was not in the set. */
  add(hash: number): boolean {
    hash |= 0;
    let slot = hash & this.#mask;
    while (this.#filling[slot] === this.#fillings) {
      if (this.#keys[slot] === hash) return false;
      slot = (slot + 1) & this.#mask;
    }
    this.#filling[slot] = this.#fillings;
    this.#keys[slot] = hash;
    this.#touched[slot] = 0;
    return true;
  }

  /** How many distinct hashes of `hashes[0..count)` are in the set, or -1 as soon as it can no longer reach `atLeast`. */
  overlap(hashes: Uint32Array, count: number, atLeast: number): number {
    const touch = ++this.#touches;
    const keys = this.#keys;
    const filling = this.#filling;
    const current = this.#fillings;
    const mask = this.#mask;
    let shared = 0;
    let spare = count - atLeast;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i] | 0;
      let slot = hash & mask;
      while (filling[slot] === current && keys[slot] !== hash) slot = (slot + 1) & mask;
      if (filling[slot] === current && this.#touched[slot] !== touch) {
        this.#touched[slot] = touch;
        shared++;
      } else if (--spare < 0) return -1;
    }
    return shared;
  }
}
