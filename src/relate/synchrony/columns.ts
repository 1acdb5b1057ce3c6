import type { Action } from "../../core/relation.js";
import { grown, hashBytes, mix32, NameTable } from "./name-table.js";

/**
 * Shares as typed columns, one row a share: account and object as ids into their name tables, time in Unix seconds, and the
 * content (the post) as a 64-bit hash, because only equality of contents matters and ten million names would not fit.
 */
export interface ShareColumns {
  readonly length: number;
  readonly account: Int32Array;
  readonly object: Int32Array;
  readonly contentHigh: Uint32Array;
  readonly contentLow: Uint32Array;
  readonly time: Float64Array;
  readonly accounts: NameTable;
  readonly objects: NameTable;
  /** The content's name by row, where it is kept. */
  readonly contentAt: ((row: number) => string) | null;
}

/** Collects shares into columns. */
export class ShareBuilder {
  readonly accounts = new NameTable();
  readonly objects = new NameTable();
  #length = 0;
  #account = new Int32Array(1 << 12);
  #object = new Int32Array(1 << 12);
  #contentHigh = new Uint32Array(1 << 12);
  #contentLow = new Uint32Array(1 << 12);
  #time = new Float64Array(1 << 12);

  get length(): number {
    return this.#length;
  }

  /** Adds one share by ids; the content by its two hash halves. */
  add(account: number, object: number, contentHigh: number, contentLow: number, time: number): void {
    const row = this.#length++;
    if (row === this.#account.length) this.#grow();
    this.#account[row] = account;
    this.#object[row] = object;
    this.#contentHigh[row] = contentHigh;
    this.#contentLow[row] = contentLow;
    this.#time[row] = time;
  }

  /** The columns so far. `contentAt` gives the content's name by row where the caller kept it. */
  finish(contentAt: ((row: number) => string) | null = null): ShareColumns {
    const length = this.#length;
    return {
      length,
      account: this.#account.subarray(0, length),
      object: this.#object.subarray(0, length),
      contentHigh: this.#contentHigh.subarray(0, length),
      contentLow: this.#contentLow.subarray(0, length),
      time: this.#time.subarray(0, length),
      accounts: this.accounts,
      objects: this.objects,
      contentAt,
    };
  }

  #grow(): void {
    const needed = this.#account.length + 1;
    this.#account = grown(this.#account, Int32Array, needed);
    this.#object = grown(this.#object, Int32Array, needed);
    this.#contentHigh = grown(this.#contentHigh, Uint32Array, needed);
    this.#contentLow = grown(this.#contentLow, Uint32Array, needed);
    this.#time = grown(this.#time, Float64Array, needed);
  }
}

/** Columns of actions: the document is the content, the object carries its kind so that kinds never meet. */
export function columnsOf(actions: readonly Action[]): ShareColumns {
  const builder = new ShareBuilder();
  const encoder = new TextEncoder();
  for (const action of actions) {
    const content = encoder.encode(action.document);
    builder.add(
      builder.accounts.idOf(action.account),
      builder.objects.idOf(`${action.kind}:${action.object}`),
      hashBytes(content, 0, content.length),
      secondHash(content, 0, content.length),
      action.time,
    );
  }
  return builder.finish((row) => actions[row].document);
}

/** A hash independent of {@link hashBytes}: the other half of a content's 64 bits. */
export function secondHash(source: Uint8Array, start: number, end: number): number {
  let hash = 0x9747b28c ^ (end - start);
  for (let i = start; i < end; i++) hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ source[i], 0x9e3779b1);
  return mix32(hash);
}
