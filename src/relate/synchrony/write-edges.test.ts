import { describe, expect, it } from "vitest";
import { columnsOf } from "./columns.js";
import { edgeCsv } from "./write-edges.js";

function csvOf(names: [string, string], values: number[]): string {
  const columns = columnsOf(names.map((account, i) => ({ account, object: "o", kind: "link" as const, time: 0, document: `d${i}` })));
  const one = (value: number) => Float64Array.of(value);
  const edges = {
    length: 1,
    a: Int32Array.of(0),
    b: Int32Array.of(1),
    pairs: Int32Array.of(12),
    objects: Int32Array.of(10),
    lead: Float32Array.of(0),
    lagSeconds: Float32Array.of(0),
  };
  const odds = values.length === 0 ? null : { expected: one(values[0]), p: one(values[1]), q: one(values[2]) };
  return Buffer.concat([...edgeCsv(columns, edges, odds)]).toString();
}

describe("edgeCsv", () => {
  it("writes the pair in byte order with the number of pairs of shares", () => {
    expect(csvOf(["b", "a"], [])).toBe("account_id,account_id_y,weight\na,b,12\n");
  });
  it("writes objects and odds where there are odds", () => {
    expect(csvOf(["a", "b"], [2.5, 0.00012345678, 1])).toBe("account_id,account_id_y,weight,expected,p,q\na,b,10,2.5,1.2346e-4,1\n");
  });
  it("keeps five digits at every size", () => {
    for (const value of [0, 1, 0.99999999, 9.99996, 0.1, 12345.678, 123.456, 3e-9, 7.77777e-200, 1e-310, 99999.6, 2.00005, 1234567.8]) {
      const written = Number(csvOf(["a", "b"], [value, 0, 0]).split("\n")[1].split(",")[3]);
      expect(Math.abs(written - value)).toBeLessThanOrEqual(value * 5.1e-5);
    }
  });
  it("quotes names that hold commas, quotes or line feeds", () => {
    expect(csvOf(['x,"y"', "z\n"], [])).toBe('account_id,account_id_y,weight\n"x,""y""","z\n",12\n');
  });
});
