import type { FeatureRows } from "./feature-rows.js";

/** Rows of the model, gathered one by one and added up together. */
export class RowList {
  count = 0;
  /** The sum of each column, of those last added. */
  readonly sums: Int32Array;
  private rows = new Int32Array(1024);

  constructor(private readonly table: FeatureRows) {
    this.sums = table.newSums();
  }

  push(row: number): void {
    if (this.count === this.rows.length) {
      const wider = new Int32Array(this.count * 2);
      wider.set(this.rows);
      this.rows = wider;
    }
    this.rows[this.count++] = row;
  }

  /** Adds the rows up, all columns or those in the fours `from` to `to` (exclusive). */
  add(from?: number, to?: number): void {
    this.table.sum(this.rows, this.count, this.sums, from, to);
  }
}
