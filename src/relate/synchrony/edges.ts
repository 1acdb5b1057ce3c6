import type { SynchronyEdge } from "../../core/relation.js";
import type { ShareColumns } from "./columns.js";
import type { CoActions } from "./pairs.js";

/**
 * Edges as columns, one row a pair of accounts that acted together, in the order of account ids.
 *
 * `pairs` counts pairs of shares, `objects` distinct objects; `lead` of the pairs had account `a` first (a tie is half);
 * `lagSeconds` is the mean time between the two.
 */
export interface EdgeColumns {
  length: number;
  a: Int32Array;
  b: Int32Array;
  pairs: Int32Array;
  objects: Int32Array;
  lead: Float32Array;
  lagSeconds: Float32Array;
}

/** Sums co-actions into one edge a pair of accounts. */
export function edgesOf(columns: ShareColumns, actions: CoActions): EdgeColumns {
  const { start, other, row, otherRow } = actions;
  const { object, time } = columns;
  const accounts = columns.accounts.size;
  const slot = new Int32Array(accounts).fill(-1);
  const lastObject = new Int32Array(accounts);
  const length = countEdges(actions, slot);
  slot.fill(-1);
  const edges: EdgeColumns = {
    length,
    a: new Int32Array(length),
    b: new Int32Array(length),
    pairs: new Int32Array(length),
    objects: new Int32Array(length),
    lead: new Float32Array(length),
    lagSeconds: new Float32Array(length),
  };
  let count = 0;
  for (let account = 0; account < accounts; account++) {
    const first = count;
    for (let i = start[account]; i < start[account + 1]; i++) {
      const with_ = other[i];
      const what = object[row[i]];
      let edge = slot[with_];
      if (edge < first) {
        edge = count++;
        slot[with_] = edge;
        edges.a[edge] = account;
        edges.b[edge] = with_;
        lastObject[with_] = -1;
      }
      edges.pairs[edge]++;
      if (lastObject[with_] !== what) {
        lastObject[with_] = what;
        edges.objects[edge]++;
      }
      const lag = time[otherRow[i]] - time[row[i]];
      edges.lagSeconds[edge] += Math.abs(lag);
      edges.lead[edge] += lag > 0 ? 1 : lag < 0 ? 0 : 0.5;
    }
  }
  for (let edge = 0; edge < length; edge++) edges.lagSeconds[edge] /= edges.pairs[edge];
  return edges;
}

/** Distinct (account, other) pairs; `mark` must hold -1 everywhere and is left dirty. */
function countEdges(actions: CoActions, mark: Int32Array): number {
  const { start, other } = actions;
  let count = 0;
  for (let account = 0; account < start.length - 1; account++) {
    for (let i = start[account]; i < start[account + 1]; i++) {
      if (mark[other[i]] === account) continue;
      mark[other[i]] = account;
      count++;
    }
  }
  return count;
}

/** The two names of an edge in byte order. */
export function namesOf(columns: ShareColumns, edges: EdgeColumns, edge: number): [string, string] {
  const a = columns.accounts.at(edges.a[edge]);
  const b = columns.accounts.at(edges.b[edge]);
  return columns.accounts.compare(edges.a[edge], edges.b[edge]) <= 0 ? [a, b] : [b, a];
}

/** One edge as the row that `landfall synchrony --conformance` writes. */
export function conformanceRow(columns: ShareColumns, edges: EdgeColumns, edge: number): SynchronyEdge {
  const [account_id, account_id_y] = namesOf(columns, edges, edge);
  return { account_id, account_id_y, weight: edges.pairs[edge] };
}
