/**
 * A binary heap of pairs, highest score first, equal scores by `a`, then `b`. An entry is a number; what it stands for is in the columns, which
 * are columns of numbers because hundreds of thousands of entries would be as many objects.
 */
export class PairHeap {
  score = new Float64Array(initialRoom);
  a = new Int32Array(initialRoom);
  b = new Int32Array(initialRoom);
  /** The versions of the pair's ends when it was pushed. */
  version = new Uint32Array(initialRoom);
  /** Where the pair stands in the caller's columns. */
  pair = new Int32Array(initialRoom);
  #heap = new Int32Array(initialRoom);
  #size = 0;
  #entries = 0;

  push(score: number, a: number, b: number, version: number, pair: number): void {
    if (this.#entries === this.a.length) this.#widen();
    const entry = this.#entries++;
    this.score[entry] = score;
    this.a[entry] = a;
    this.b[entry] = b;
    this.version[entry] = version;
    this.pair[entry] = pair;
    const heap = this.#heap;
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(entry, heap[parent])) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = entry;
  }

  /** The first entry, whose columns stay as they are; -1 where there is none. */
  pop(): number {
    if (this.#size === 0) return -1;
    const heap = this.#heap;
    const top = heap[0];
    const last = heap[--this.#size];
    const size = this.#size;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#isBefore(heap[child + 1], heap[child])) child++;
      if (!this.#isBefore(heap[child], last)) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return top;
  }

  #isBefore(x: number, y: number): boolean {
    const { score, a, b } = this;
    if (score[x] !== score[y]) return score[x] > score[y];
    return a[x] !== a[y] ? a[x] < a[y] : b[x] < b[y];
  }

  #widen(): void {
    const room = this.a.length * 2;
    this.score = filled(new Float64Array(room), this.score);
    this.a = filled(new Int32Array(room), this.a);
    this.b = filled(new Int32Array(room), this.b);
    this.version = filled(new Uint32Array(room), this.version);
    this.pair = filled(new Int32Array(room), this.pair);
    this.#heap = filled(new Int32Array(room), this.#heap);
  }
}

const initialRoom = 1 << 12;

function filled<A extends Float64Array | Int32Array | Uint32Array>(wide: A, narrow: A): A {
  wide.set(narrow);
  return wide;
}
