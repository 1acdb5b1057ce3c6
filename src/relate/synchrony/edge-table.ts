import type { ShareColumns } from "./columns.js";
import type { EdgeColumns } from "./edges.js";
import { mix32 } from "./name-table.js";
import { type GroupedShares, visitPairs } from "./pairs.js";

const firstSize = 1 << 16;

/**
 * The same edges as by laying pairs out, holding edges only: for crowded data, where few accounts meet in very many pairs of shares.
 *
 * Null where there are more than `maxEdges`.
 */
export function edgesByTable(
  columns: ShareColumns,
  grouped: GroupedShares,
  windowSeconds: number,
  accept: (accountA: number, accountB: number) => boolean,
  maxEdges: number,
): EdgeColumns | null {
  const { account, object, time } = columns;
  let table = new Table(firstSize);
  let full = false;
  visitPairs(columns, grouped, windowSeconds, null, (earlier, later) => {
    const x = account[earlier];
    const y = account[later];
    if (full || !accept(x, y)) return;
    const swapped = y < x;
    let edge = swapped ? table.edgeOf(y, x) : table.edgeOf(x, y);
    if (edge < 0) {
      if (table.edges.length === maxEdges) {
        full = true;
        return;
      }
      table = table.withRoom();
      edge = swapped ? table.add(y, x) : table.add(x, y);
    }
    const { pairs, objects, lagSeconds, lead } = table.edges;
    pairs[edge]++;
    if (table.lastObject[edge] !== object[earlier]) {
      table.lastObject[edge] = object[earlier];
      objects[edge]++;
    }
    const lag = time[later] - time[earlier];
    lagSeconds[edge] += lag;
    lead[edge] += lag === 0 ? 0.5 : swapped ? 0 : 1;
  });
  return full ? null : table.finish();
}

/** Edges in the order of discovery, found by an open-addressed table of pairs of accounts. */
class Table {
  readonly edges: EdgeColumns;
  readonly lastObject: Int32Array;
  readonly #slots: Int32Array;

  constructor(size: number) {
    this.#slots = new Int32Array(size * 2).fill(-1);
    this.lastObject = new Int32Array(size).fill(-1);
    this.edges = {
      length: 0,
      a: new Int32Array(size),
      b: new Int32Array(size),
      pairs: new Int32Array(size),
      objects: new Int32Array(size),
      lead: new Float32Array(size),
      lagSeconds: new Float32Array(size),
    };
  }

  /** The edge between two accounts, or -1. */
  edgeOf(a: number, b: number): number {
    return this.#slots[this.#slotOf(a, b)];
  }

  add(a: number, b: number): number {
    const edge = this.edges.length++;
    this.edges.a[edge] = a;
    this.edges.b[edge] = b;
    this.#slots[this.#slotOf(a, b)] = edge;
    return edge;
  }

  /** This table, or one of twice its size with the same edges where it is full. */
  withRoom(): Table {
    const { edges } = this;
    if (edges.length < edges.a.length) return this;
    const larger = new Table(edges.a.length * 2);
    for (let edge = 0; edge < edges.length; edge++) larger.add(edges.a[edge], edges.b[edge]);
    larger.edges.pairs.set(edges.pairs);
    larger.edges.objects.set(edges.objects);
    larger.edges.lead.set(edges.lead);
    larger.edges.lagSeconds.set(edges.lagSeconds);
    larger.lastObject.set(this.lastObject);
    return larger;
  }

  finish(): EdgeColumns {
    const { length, a, b, pairs, objects, lead, lagSeconds } = this.edges;
    for (let edge = 0; edge < length; edge++) lagSeconds[edge] /= pairs[edge];
    return {
      length,
      a: a.subarray(0, length),
      b: b.subarray(0, length),
      pairs: pairs.subarray(0, length),
      objects: objects.subarray(0, length),
      lead: lead.subarray(0, length),
      lagSeconds: lagSeconds.subarray(0, length),
    };
  }

  #slotOf(a: number, b: number): number {
    const mask = this.#slots.length - 1;
    let slot = mix32(Math.imul(a, 0x9e3779b1) ^ b) & mask;
    for (;;) {
      const edge = this.#slots[slot];
      if (edge < 0 || (this.edges.a[edge] === a && this.edges.b[edge] === b)) return slot;
      slot = (slot + 1) & mask;
    }
  }
}
