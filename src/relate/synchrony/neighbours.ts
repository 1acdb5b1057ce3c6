import type { Synchrony } from "./detect.js";
import { verdictOf } from "./detect.js";
import { AccountIndex, type CoActionEvidence } from "./evidence.js";

/** Somebody who acts with an account, with the odds and the posts. */
export interface Neighbour {
  account: string;
  objects: number;
  expected: number;
  p: number;
  q: number;
  verdict: ReturnType<typeof verdictOf>;
  /** Part of the co-actions, 0 to 1, in which the account asked about was first (a tie is half). */
  lead: number;
  meanLagSeconds: number;
  coActions: CoActionEvidence[];
}

/** Who acts with `account`, the least likely by chance first; empty where it is unknown or acts alone. */
export function neighboursOf(synchrony: Synchrony, account: string, limit = 100): Neighbour[] {
  const { columns, edges, odds, window } = synchrony;
  const id = columns.accounts.find(account);
  if (id < 0) return [];
  const mine: number[] = [];
  for (let i = 0; i < edges.length; i++) if (edges.a[i] === id || edges.b[i] === id) mine.push(i);
  mine.sort((x, y) => odds.p[x] - odds.p[y] || x - y);
  const index = new AccountIndex(columns);
  return mine.slice(0, limit).map((edge) => {
    const isA = edges.a[edge] === id;
    const other = isA ? edges.b[edge] : edges.a[edge];
    const lead = edges.lead[edge] / edges.pairs[edge];
    return {
      account: columns.accounts.at(other),
      objects: edges.objects[edge],
      expected: odds.expected[edge],
      p: odds.p[edge],
      q: odds.q[edge],
      verdict: verdictOf(synchrony, edge),
      lead: isA ? lead : 1 - lead,
      meanLagSeconds: edges.lagSeconds[edge],
      coActions: index.between(id, other, window.windowSeconds),
    };
  });
}

/** One account that shared an object, with how many others did so within the window and its best odds among them. */
export interface Sharer {
  account: string;
  /** Unix seconds of its first share. */
  time: number;
  content: string | null;
  /** Other sharers of this object that it is tied to beyond chance, over all objects. */
  tiedTo: string[];
}

/** Who shared `object`, by time, each with those among them whose ties to it go beyond chance. */
export function sharersOf(synchrony: Synchrony, object: string): Sharer[] {
  const { columns, edges, odds, level } = synchrony;
  const id = columns.objects.find(object);
  if (id < 0) return [];
  const first = new Map<number, number>();
  for (let row = 0; row < columns.length; row++) {
    if (columns.object[row] !== id) continue;
    const known = first.get(columns.account[row]);
    if (known === undefined || columns.time[row] < columns.time[known]) first.set(columns.account[row], row);
  }
  const ties = new Map<number, string[]>();
  for (let i = 0; i < edges.length; i++) {
    if (odds.q[i] > level || !first.has(edges.a[i]) || !first.has(edges.b[i])) continue;
    append(ties, edges.a[i], columns.accounts.at(edges.b[i]));
    append(ties, edges.b[i], columns.accounts.at(edges.a[i]));
  }
  return [...first]
    .sort(([, x], [, y]) => columns.time[x] - columns.time[y] || x - y)
    .map(([account, row]) => ({
      account: columns.accounts.at(account),
      time: columns.time[row],
      content: columns.contentAt ? columns.contentAt(row) : null,
      tiedTo: (ties.get(account) ?? []).sort(),
    }));
}

function append(map: Map<number, string[]>, key: number, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
