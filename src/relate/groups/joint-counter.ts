/** One member's documents: when each was written and what it acts on. */
export interface Member {
  account: string;
  times: Float64Array;
  /** For each document the objects it acts on. */
  objects: string[][];
}

/** Counts how often documents of one member fall within the window of a document by the others on a same object. */
export class JointCounter {
  /** For each document, the times of the others' documents that share an object with it, in order; documents that share none are left out. */
  readonly #others: Float64Array[] = [];
  readonly #documents: number[] = [];

  constructor(members: readonly Member[], k: number, until: number) {
    const usesOf = new Map<string, Use[]>();
    for (const list of members[k].objects) for (const object of list) usesOf.set(object, []);
    for (let member = 0; member < until; member++) {
      if (member === k) continue;
      for (const [document, list] of members[member].objects.entries()) {
        for (const object of list) usesOf.get(object)?.push({ member, document });
      }
    }
    const timesOf = new Map<string, Float64Array>();
    for (const [document, list] of members[k].objects.entries()) {
      const key = list.length === 1 ? list[0] : list.join("\n");
      let times = timesOf.get(key);
      if (times === undefined) {
        times = timesOfUses(list, usesOf, members);
        timesOf.set(key, times);
      }
      if (times.length === 0) continue;
      this.#documents.push(document);
      this.#others.push(times);
    }
  }

  /** True where nobody else ever acted on any of the member's objects. */
  get isEmpty(): boolean {
    return this.#documents.length === 0;
  }

  count(times: Float64Array, windowSeconds: number): number {
    let count = 0;
    for (let i = 0; i < this.#documents.length; i++) count += within(this.#others[i], times[this.#documents[i]], windowSeconds);
    return count;
  }

  /** The mean of {@link count} when the times are dealt anew among the documents. */
  expected(times: Float64Array, windowSeconds: number): number {
    // Each document meets each time equally often; beyond some hundred times a regular sample of them gives the same mean.
    const step = Math.max(1, Math.floor(times.length / meanSample));
    let sum = 0;
    let sampled = 0;
    for (let j = 0; j < times.length; j += step) {
      sampled++;
      for (const others of this.#others) sum += within(others, times[j], windowSeconds);
    }
    return sum / sampled;
  }
}

const meanSample = 400;
/** Uses of one object looked at, at most; a regular sample of more, which knows nothing of the tested member's times, keeps the test true. */
const usesSample = 2000;

interface Use {
  member: number;
  document: number;
}

/** The times, in order, of the documents that use any of these objects; a document that shares a link and a text is one. */
function timesOfUses(objects: readonly string[], usesOf: ReadonlyMap<string, Use[]>, members: readonly Member[]): Float64Array {
  const times = new Map<number, number>();
  for (const object of objects) {
    const uses = usesOf.get(object) ?? [];
    const step = Math.ceil(uses.length / usesSample) || 1;
    for (let i = 0; i < uses.length; i += step) {
      const { member, document } = uses[i];
      times.set(member * maxDocuments + document, members[member].times[document]);
    }
  }
  return Float64Array.from(times.values()).sort();
}

/** More documents than an account can have: makes one number of a member and its document. */
const maxDocuments = 2 ** 31;

/** How many of ascending `others` lie within the window of `time`. */
function within(others: Float64Array, time: number, windowSeconds: number): number {
  return others.length === 1
    ? Number(Math.abs(others[0] - time) <= windowSeconds)
    : firstAfter(others, time + windowSeconds) - firstNotBefore(others, time - windowSeconds);
}

/** The index of the first of ascending `values` that is greater than `most`. */
function firstAfter(values: Float64Array, most: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the first of ascending `values` that is at least `least`. */
function firstNotBefore(values: Float64Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
