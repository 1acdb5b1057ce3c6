/** Ratio of the sizes at which one level of part counts gives way to the next. */
const levelRatio = 1.25;
/** Probability that a pair exactly at the threshold agrees in no part; pairs above it are missed far more rarely. */
const mostMissed = 0.002;
/** Most parts of one set: beyond it parts grow instead, which long texts can afford. */
const mostParts = 256;

/**
 * Into how many parts the grams of a set are dealt, by the size of the set, so that two sets at or above the threshold agree exactly in
 * at least one part with near certainty: the grams in which they differ fall into parts at random and leave one untouched.
 */
export class PartLadder {
  readonly #levelOf: Uint8Array;
  readonly #parts: number[] = [];

  /**
   * @param largest size of the largest set
   * @param threshold least Jaccard similarity
   */
  constructor(largest: number, threshold: number) {
    this.#levelOf = new Uint8Array(largest + 1);
    let lowest = 1;
    while (lowest <= largest) {
      const next = Math.max(lowest + 1, Math.floor(lowest * levelRatio) + 1);
      this.#levelOf.fill(this.#parts.length, lowest, Math.min(next, largest + 1));
      this.#parts.push(partsFor(mostDifference(next - 1, threshold)));
      lowest = next;
    }
  }

  /** The level of a set of `size` grams. */
  level(size: number): number {
    return this.#levelOf[size];
  }

  /** Parts at a level. */
  parts(level: number): number {
    return this.#parts[level];
  }
}

/** In how many grams a set of `size` differs at most from a set of at least its size that reaches the threshold. */
function mostDifference(size: number, threshold: number): number {
  return Math.floor(((1 - threshold) / (1 + threshold)) * (size + size / threshold) + 1e-9);
}

/** The fewest parts of which `differences` grams, dealt at random, leave none untouched with at most the accepted probability. */
function partsFor(differences: number): number {
  for (let parts = Math.max(1, Math.ceil(differences / 4)); parts <= Math.min(differences, mostParts); parts++) {
    if (allTouched(differences, parts) <= mostMissed) return parts;
  }
  return Math.min(differences + 1, mostParts);
}

/** The probability that each of the parts is touched: by the number of parts touched so far, one difference after the other. */
function allTouched(differences: number, parts: number): number {
  let touched = new Float64Array(parts + 1);
  touched[0] = 1;
  for (let i = 0; i < differences; i++) {
    const next = new Float64Array(parts + 1);
    for (let k = 0; k <= parts; k++) {
      next[k] += (touched[k] * k) / parts;
      if (k < parts) next[k + 1] += (touched[k] * (parts - k)) / parts;
    }
    touched = next;
  }
  return touched[parts];
}
