/** Words of a sketch, 32 bits each. */
const sketchWords = 4;

/**
 * A bitmap for each text in which each of its distinct grams toggles one bit: where two bitmaps differ in k bits the sets differ in at
 * least k grams (after the bitmap filter of Sandes, Teodoro and Melo 2020, with parity in place of union, so that long texts do not fill it).
 */
export class Sketches {
  readonly #bits: Int32Array;

  constructor(texts: number) {
    this.#bits = new Int32Array(texts * sketchWords);
  }

  toggle(text: number, gram: number): void {
    this.#bits[text * sketchWords + ((gram >>> 5) & (sketchWords - 1))] ^= 1 << (gram & 31);
  }

  /** A number of grams in which the two texts differ at least. */
  leastDifference(a: number, b: number): number {
    const bits = this.#bits;
    let difference = 0;
    for (let i = a * sketchWords, j = b * sketchWords, end = i + sketchWords; i < end; i++, j++) difference += ones(bits[i] ^ bits[j]);
    return difference;
  }
}

function ones(word: number): number {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
