import type { ReleaseState } from "../core/reading.js";

/** A maker. `id` is a slug (`samsung`). */
export interface Brand {
  id: string;
  name: string;
  /** Other spellings, and sub-brands that speak for it, as written. */
  aliases: string[];
  /** True where the name is also a common word or another thing ("Apple", "Mi", "Honor"): needs context to count. */
  ambiguous: boolean;
}

/** A thing that a person could buy, or a line of such things. `id` is `brand/slug` (`samsung/galaxy-s7-edge`). */
export interface Product {
  id: string;
  brand: string;
  name: string;
  /** "phone", "tablet", "watch", "speaker", "operating system", "app", "service", "espresso machine" ... free text from the catalogue. */
  kind: string;
  /** True for a line ("Galaxy S", "iPhone") that has products of its own. */
  isLine: boolean;
  /** The id of the line it belongs to, or null. */
  line: string | null;
  aliases: string[];
  successor: string | null;
}

export type ReleaseEvent = "announced" | "released" | "discontinued" | "cancelled";

/** A date at the precision known: `2016`, `2016-Q3`, `2016-09`, `2016-09-07`. */
export type PreciseDate = string;

export interface ReleaseFact {
  product: string;
  /** ISO 3166-1 alpha-2 code, or `*` for "first market anywhere". */
  market: string;
  event: ReleaseEvent;
  date: PreciseDate;
  /** Where the fact is from, as named in the catalogue's sources. */
  source: string;
}

export interface PriceFact {
  product: string;
  market: string;
  amount: number;
  /** ISO 4217. */
  currency: string;
  source: string;
}

/** What {@link Catalogue.releaseState} answers: the state and the facts it rests on. */
export interface ReleaseAnswer {
  state: ReleaseState;
  /** The facts that decided, soonest first; empty where unknown. */
  facts: ReleaseFact[];
  /** False where a fact's precision (a month, a quarter) does not settle the day: the state is then the earlier one. */
  settled: boolean;
}

/** What can be named, and what was released when. Immutable once loaded. */
export interface Catalogue {
  brands: readonly Brand[];
  products: readonly Product[];
  facts: readonly ReleaseFact[];
  prices: readonly PriceFact[];
  brand(id: string): Brand | undefined;
  product(id: string): Product | undefined;
  /** The brand that an entity id (brand or product) belongs to. */
  brandOf(entity: string): Brand | undefined;
  /** "Samsung Galaxy S7 edge" for a product, "Samsung" for a brand. */
  displayName(entity: string): string;
  /** Products and brands whose name or alias equals `name`, ignoring case, spaces and hyphens. */
  find(name: string): (Brand | Product)[];
  factsOf(product: string): readonly ReleaseFact[];
  /**
   * The release state of a product in a market on a day.
   * @param day ISO day `YYYY-MM-DD`
   */
  releaseState(product: string, market: string, day: string): ReleaseAnswer;
}
