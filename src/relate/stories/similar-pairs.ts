import type { Vector } from "./vector.js";

/** Terms of so large a share of the groups link everything with everything and decide nothing. */
const tooCommonShare = 0.2;
/** Below this number of groups no term is left out. */
const fewGroups = 500;
/** Average similarities below this are taken for none: they are chance, and most of the pairs. */
const leastSimilarity = 0.05;

/** What a group is compared by: the sum of its documents' vectors, and their number. */
interface Compared {
  vector: Vector;
  size: number;
}

/** The pairs of groups that resemble each other: a number a pair, under which its similarity stands, and for each group its pairs. */
class SimilarPairs {
  /** Sum of the similarities of all documents of the one group with all of the other. */
  across = new Float64Array(1 << 14);
  readonly of: Partners[];
  #count = 0;
  /** For each group while one is joined: its pair with the one that stays, plus one. */
  readonly #known: Int32Array;

  constructor(groups: number) {
    this.of = Array.from({ length: groups }, () => new Partners());
    this.#known = new Int32Array(groups);
  }

  add(i: number, j: number, across: number): void {
    if (this.#count === this.across.length) {
      const wider = new Float64Array(this.#count * 2);
      wider.set(this.across);
      this.across = wider;
    }
    const pair = this.#count++;
    this.across[pair] = across;
    this.of[i].add(j, pair);
    this.of[j].add(i, pair);
  }

  /** Gives `a` the pairs of `b`, which is gone. @param groups null where a group is gone */
  join(a: number, b: number, groups: readonly (object | null)[]): void {
    const { across, of } = this;
    const known = this.#known;
    of[a].keep((k) => groups[k] !== null);
    of[a].visit((k, pair) => {
      known[k] = pair + 1;
    });
    const own = of[a].count;
    of[b].visit((k, pair) => {
      if (k === a || groups[k] === null) return;
      if (known[k] > 0) {
        across[known[k] - 1] += across[pair];
      } else {
        of[a].add(k, pair);
        of[k].add(a, pair);
      }
    });
    for (let i = 0; i < own; i++) known[of[a].partner[i]] = 0;
    of[b] = new Partners();
  }
}

/** The groups that one resembles, and the number of each pair. Those that are gone stay until {@link keep}. */
class Partners {
  partner = new Int32Array(16);
  pair = new Int32Array(16);
  count = 0;

  add(partner: number, pair: number): void {
    if (this.count === this.partner.length) {
      const partners = new Int32Array(this.count * 2);
      const pairs = new Int32Array(this.count * 2);
      partners.set(this.partner);
      pairs.set(this.pair);
      this.partner = partners;
      this.pair = pairs;
    }
    this.partner[this.count] = partner;
    this.pair[this.count++] = pair;
  }

  keep(isThere: (partner: number) => boolean): void {
    const { partner, pair, count } = this;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      if (!isThere(partner[i])) continue;
      partner[kept] = partner[i];
      pair[kept++] = pair[i];
    }
    this.count = kept;
  }

  visit(each: (partner: number, pair: number) => void): void {
    for (let i = 0; i < this.count; i++) each(this.partner[i], this.pair[i]);
  }
}

/** Every two groups whose vectors' product is above chance, by an inverted index. */
export function similarPairs(groups: readonly Compared[]): SimilarPairs {
  const found = new SimilarPairs(groups.length);
  const { numbers, starts } = numbered(groups);
  const tooCommon = groups.length < fewGroups ? groups.length : groups.length * tooCommonShare;
  // The groups of each term so far, with its weight in them.
  const end = starts.slice();
  const groupOf = new Int32Array(starts[starts.length - 1]);
  const weightOf = new Float64Array(groupOf.length);
  const sums = new Float64Array(groups.length);
  const touched = new Int32Array(groups.length);
  let at = 0;
  for (let i = 0; i < groups.length; i++) {
    const { weights } = groups[i].vector;
    let reached = 0;
    for (const weight of weights) {
      const term = numbers[at++];
      if (weight <= 0) continue;
      const start = starts[term];
      if (starts[term + 1] - start <= tooCommon) {
        for (let k = start; k < end[term]; k++) {
          const group = groupOf[k];
          if (sums[group] === 0) touched[reached++] = group;
          sums[group] += weightOf[k] * weight;
        }
      }
      groupOf[end[term]] = i;
      weightOf[end[term]++] = weight;
    }
    for (let k = 0; k < reached; k++) {
      const j = touched[k];
      if (sums[j] >= leastSimilarity * groups[i].size * groups[j].size) found.add(i, j, sums[j]);
      sums[j] = 0;
    }
  }
  return found;
}

/** A number for each distinct term, group after group, and where each term's groups begin when they are laid one after the other; the last is their end. */
function numbered(groups: readonly Compared[]): { numbers: Int32Array; starts: Int32Array } {
  const numberOf = new Map<number, number>();
  const numbers = new Int32Array(groups.reduce((total, { vector }) => total + vector.ids.length, 0));
  let at = 0;
  for (const { vector } of groups) {
    for (const id of vector.ids) {
      let number = numberOf.get(id);
      if (number === undefined) {
        number = numberOf.size;
        numberOf.set(id, number);
      }
      numbers[at++] = number;
    }
  }
  const starts = new Int32Array(numberOf.size + 1);
  at = 0;
  for (const { vector } of groups) {
    for (const weight of vector.weights) {
      const number = numbers[at++];
      if (weight > 0) starts[number + 1]++;
    }
  }
  for (let term = 0; term < numberOf.size; term++) starts[term + 1] += starts[term];
  return { numbers, starts };
}
