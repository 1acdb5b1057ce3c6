/** A pair with its score, and the versions of its ends when it was pushed. */
export interface ScoredPair {
  score: number;
  a: number;
  b: number;
  version: number;
}

/** A binary heap of pairs, highest score first, equal scores by `a`, then `b`. */
export class PairHeap {
  readonly #items: ScoredPair[] = [];

  push(score: number, a: number, b: number, version: number): void {
    const items = this.#items;
    const item = { score, a, b, version };
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(item, items[parent])) break;
      items[at] = items[parent];
      at = parent;
    }
    items[at] = item;
  }

  pop(): ScoredPair | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && isBefore(items[child + 1], items[child])) child++;
      if (!isBefore(items[child], last)) break;
      items[at] = items[child];
      at = child;
    }
    items[at] = last;
    return top;
  }
}

function isBefore(x: ScoredPair, y: ScoredPair): boolean {
  if (x.score !== y.score) return x.score > y.score;
  return x.a !== y.a ? x.a < y.a : x.b < y.b;
}
