/** Pairs of numbers with a score, in typed arrays that grow. */
export class PairList {
  #first = new Uint32Array(1024);
  #second = new Uint32Array(1024);
  #score = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(first: number, second: number, score: number): void {
    if (this.#length === this.#first.length) {
      const capacity = this.#length * 2;
      const firstGrown = new Uint32Array(capacity);
      const secondGrown = new Uint32Array(capacity);
      const scoreGrown = new Float64Array(capacity);
      firstGrown.set(this.#first);
      secondGrown.set(this.#second);
      scoreGrown.set(this.#score);
      this.#first = firstGrown;
      this.#second = secondGrown;
      this.#score = scoreGrown;
    }
    this.#first[this.#length] = first;
    this.#second[this.#length] = second;
    this.#score[this.#length++] = score;
  }

  first(at: number): number {
    return this.#first[at];
  }

  second(at: number): number {
    return this.#second[at];
  }

  score(at: number): number {
    return this.#score[at];
  }
}
