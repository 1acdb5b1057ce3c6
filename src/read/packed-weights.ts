/**
 * Sums rows of 8-bit weights, two classes in one addition: a weight takes 16 bits of a 32-bit number, so that the sum of up to
 * {@link mostRows} of them cannot run over into its neighbour. Adding this way is exact and takes a third of the time.
 */
export class PackedWeights {
  /** Four weights a number, each raised by 128 so that none is negative. */
  private readonly packed: Int32Array;
  private readonly width: number;
  private readonly even: Int32Array;
  private readonly odd: Int32Array;

  /** @param weights row-major, so many classes a row */
  constructor(
    weights: Int8Array,
    readonly classes: number,
  ) {
    const rows = weights.length / classes;
    const width = Math.ceil(classes / 4);
    this.width = width;
    this.packed = new Int32Array(rows * width);
    this.even = new Int32Array(width);
    this.odd = new Int32Array(width);
    for (let row = 0, at = 0; row < rows; row++) {
      for (let each = 0; each < classes; each++) this.packed[row * width + (each >> 2)] |= (weights[at++] + raise) << ((each & 3) * 8);
    }
  }

  /** Writes the sum of each class over the rows `rows[0]` to `rows[count - 1]` to `into`; at most {@link mostRows} rows. */
  sum(rows: Int32Array, count: number, into: Int32Array | Float64Array): void {
    const { packed, width, even, odd, classes } = this;
    even.fill(0);
    odd.fill(0);
    for (let r = 0; r < count; r++) {
      const base = rows[r] * width;
      for (let w = 0; w < width; w++) {
        const four = packed[base + w];
        even[w] = (even[w] + (four & lanes)) | 0;
        odd[w] = (odd[w] + ((four >>> 8) & lanes)) | 0;
      }
    }
    const raised = raise * count;
    for (let each = 0; each < classes; each++) {
      const two = each & 1 ? odd[each >> 2] : even[each >> 2];
      into[each] = (each & 2 ? two >>> 16 : two & 0xffff) - raised;
    }
  }
}

const raise = 128;
const lanes = 0x00ff00ff;
/** 257 times 255 is the last that fits in 16 bits. */
export const mostRows = 257;
