import type { Terms } from "./terms.js";
import { unit, type Vector } from "./vector.js";

const slotBits = 20;
/**
 * How strongly rare words count. Articles repeat their story's names, so rare words may decide; a headline has a handful of words, of
 * which the rarest is often chance. Chosen on the labelled sets (docs/stories.md).
 */
const rarityOfArticles = 1.25;
const rarityOfShorts = 0.75;

/** In how many documents each term stood so far: 2^20 counters, whatever the number of documents. */
export class DocumentFrequencies {
  readonly #counts = new Uint32Array(1 << slotBits);
  #documents = 0;

  add(terms: Terms): void {
    this.#documents++;
    for (const id of terms.ids) this.#counts[id >>> (32 - slotBits)]++;
  }

  /** A document as a vector of length 1: each term's logarithmic count times its inverse document frequency. */
  weigh(terms: Terms): Vector {
    const rarity = terms.short ? rarityOfShorts : rarityOfArticles;
    const weights = new Float64Array(terms.ids.length);
    for (let i = 0; i < weights.length; i++) {
      const idf = Math.log((this.#documents + 1) / (this.#counts[terms.ids[i] >>> (32 - slotBits)] + 0.5));
      weights[i] = idf > 0 ? terms.weights[i] * idf ** rarity : 0;
    }
    return unit({ ids: terms.ids, weights });
  }
}
