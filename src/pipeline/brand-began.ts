import { dayRangeOf } from "../catalogue/precise-date.js";
import type { Catalogue } from "../catalogue/types.js";

/** No brand is talked of by name longer than this before the first product of it that is known: rumours run ahead by months, a few by years. */
const yearsAhead = 5;

/**
 * From when on a document can be about each brand, Unix milliseconds: some years before the first known fact on a product of it. Brands of which the catalogue has no
 * date are left out. Single products are not asked: a name that was misread would then flag a time that is right.
 */
export function brandsBegan(catalogue: Catalogue): Map<string, number> {
  const began = new Map<string, number>();
  for (const { product, date } of catalogue.facts) {
    const brand = catalogue.brandOf(product)?.id;
    const range = dayRangeOf(date);
    if (brand === undefined || !range) continue;
    const first = new Date(`${range.first}T00:00:00Z`);
    first.setUTCFullYear(first.getUTCFullYear() - yearsAhead);
    const known = began.get(brand);
    if (known === undefined || first.getTime() < known) began.set(brand, first.getTime());
  }
  return began;
}
