import { dayRangeOf } from "../catalogue/precise-date.js";
import type { Catalogue } from "../catalogue/types.js";

/** No product is talked of by name longer than this before the first that is known of it: rumours run ahead by months, a few by years. */
const yearsAhead = 5;

/** The earliest at which something can have been talked of, and the entity of the catalogue that says so. */
export interface SubjectBegan {
  entity: string;
  /** Unix milliseconds. */
  at: number;
}

/**
 * From when on a document can be about a product, or, where the catalogue has no date of it, about anything of its brand: some years before the
 * first known fact. null for what the catalogue has no dates of.
 */
export function subjectsBegan(catalogue: Catalogue): (entity: string) => SubjectBegan | null {
  const earliest = new Map<string, number>();
  const note = (entity: string, at: number): void => {
    const known = earliest.get(entity);
    if (known === undefined || at < known) earliest.set(entity, at);
  };
  for (const { product, date } of catalogue.facts) {
    const range = dayRangeOf(date);
    if (!range) continue;
    const first = new Date(`${range.first}T00:00:00Z`);
    first.setUTCFullYear(first.getUTCFullYear() - yearsAhead);
    note(product, first.getTime());
    const brand = catalogue.brandOf(product)?.id;
    if (brand !== undefined) note(brand, first.getTime());
  }
  return (entity) => {
    const known = earliest.has(entity) ? entity : catalogue.brandOf(entity)?.id;
    const at = known === undefined ? undefined : earliest.get(known);
    return known === undefined || at === undefined ? null : { entity: known, at };
  };
}
