import fc from "fast-check";
import { expect, test } from "vitest";
import { mostRows, PackedWeights } from "./packed-weights.js";

test("sums are those of the weights one by one, whatever their number and the greatest weights", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.nat({ max: 4 }), { maxLength: mostRows * 2 + 3 }),
      fc.nat(),
      (classes, rows, seed) => {
        const weights = Int8Array.from({ length: classes * 5 }, (_, i) =>
          seed % 3 === 0 ? 127 : seed % 3 === 1 ? -128 : ((i * 37 + seed) % 256) - 128,
        );
        const packed = new PackedWeights(weights, classes);
        const sums = packed.newSums();
        packed.sum(Int32Array.from(rows), rows.length, sums);
        const expected = Array.from({ length: classes }, (_, each) => rows.reduce((sum, row) => sum + weights[row * classes + each], 0));
        expect([...sums.subarray(0, classes)]).toEqual(expected);
      },
    ),
  );
});
