import type { ShareColumns } from "./columns.js";

/** One object on which two accounts acted together, with the two posts and how far apart they were. */
export interface CoActionEvidence {
  object: string;
  /** Row numbers in the columns; posts by name where the columns keep them. */
  rowA: number;
  rowB: number;
  contentA: string | null;
  contentB: string | null;
  /** Unix seconds. */
  timeA: number;
  timeB: number;
  lagSeconds: number;
}

/** Opens edges into their posts: rows of each account, by object and time. */
export class AccountIndex {
  readonly #columns: ShareColumns;
  readonly #start: Int32Array;
  readonly #rows: Int32Array;

  constructor(columns: ShareColumns) {
    const { account, length, object, time } = columns;
    this.#columns = columns;
    this.#start = new Int32Array(columns.accounts.size + 1);
    for (let row = 0; row < length; row++) this.#start[account[row] + 1]++;
    for (let id = 0; id < columns.accounts.size; id++) this.#start[id + 1] += this.#start[id];
    this.#rows = new Int32Array(length);
    const next = this.#start.slice();
    for (let row = 0; row < length; row++) this.#rows[next[account[row]]++] = row;
    for (let id = 0; id < columns.accounts.size; id++) {
      const rows = this.rowsOf(id);
      if (rows.length > 1) rows.sort((a, b) => object[a] - object[b] || time[a] - time[b] || a - b);
    }
  }

  /** The rows of an account by object, then time. */
  rowsOf(account: number): Int32Array {
    return this.#rows.subarray(this.#start[account], this.#start[account + 1]);
  }

  /** Where two accounts acted together: pairs of their nearest shares of one object within the window, each share once. By time. */
  between(a: number, b: number, windowSeconds: number): CoActionEvidence[] {
    const { object, time, contentHigh, contentLow } = this.#columns;
    const rowsA = this.rowsOf(a);
    const rowsB = this.rowsOf(b);
    const found: CoActionEvidence[] = [];
    let i = 0;
    let j = 0;
    while (i < rowsA.length && j < rowsB.length) {
      const what = object[rowsA[i]];
      const difference = what - object[rowsB[j]];
      if (difference < 0) i++;
      else if (difference > 0) j++;
      else {
        // Both runs are in order of time: each share meets the nearest one of the other account that is still free.
        while (i < rowsA.length && j < rowsB.length && object[rowsA[i]] === what && object[rowsB[j]] === what) {
          const x = rowsA[i];
          const y = rowsB[j];
          const lag = time[y] - time[x];
          const nearerA = i + 1 < rowsA.length && object[rowsA[i + 1]] === what && Math.abs(time[y] - time[rowsA[i + 1]]) < Math.abs(lag);
          const nearerB = j + 1 < rowsB.length && object[rowsB[j + 1]] === what && Math.abs(time[rowsB[j + 1]] - time[x]) < Math.abs(lag);
          if (lag > windowSeconds || nearerA) i++;
          else if (lag < -windowSeconds || nearerB) j++;
          else {
            const samePost = contentLow[x] === contentLow[y] && contentHigh[x] === contentHigh[y];
            if (!samePost) found.push(this.#evidence(x, y));
            i++;
            j++;
          }
        }
        while (i < rowsA.length && object[rowsA[i]] === what) i++;
        while (j < rowsB.length && object[rowsB[j]] === what) j++;
      }
    }
    return found.sort((x, y) => Math.min(x.timeA, x.timeB) - Math.min(y.timeA, y.timeB) || x.rowA - y.rowA);
  }

  /** Distinct posts of each side that have a share of the other within the window: CooRTweet's `n_content_id` of an edge. */
  postsOf(a: number, b: number, windowSeconds: number): [number, number] {
    return [this.#meeting(a, b, windowSeconds), this.#meeting(b, a, windowSeconds)];
  }

  #meeting(own: number, other: number, windowSeconds: number): number {
    const { object, time, contentHigh, contentLow } = this.#columns;
    const rows = this.rowsOf(own);
    const others = this.rowsOf(other);
    const posts = new Set<number>();
    let from = 0;
    for (const row of rows) {
      const what = object[row];
      while (
        from < others.length &&
        (object[others[from]] < what || (object[others[from]] === what && time[others[from]] < time[row] - windowSeconds))
      )
        from++;
      if (from === others.length) break;
      const near = others[from];
      if (object[near] === what && time[near] <= time[row] + windowSeconds)
        posts.add(contentHigh[row] * 2 ** 21 + (contentLow[row] >>> 11));
    }
    return posts.size;
  }

  #evidence(rowA: number, rowB: number): CoActionEvidence {
    const { objects, object, time, contentAt } = this.#columns;
    return {
      object: objects.at(object[rowA]),
      rowA,
      rowB,
      contentA: contentAt ? contentAt(rowA) : null,
      contentB: contentAt ? contentAt(rowB) : null,
      timeA: time[rowA],
      timeB: time[rowB],
      lagSeconds: Math.abs(time[rowA] - time[rowB]),
    };
  }
}
