import { nameKey } from "./name-key.js";
import type { Brand, Product } from "./types.js";

/** Everything that a name can mean; see {@link nameIndexOf}. */
export type NameIndex = (name: string) => (Brand | Product)[];

/**
 * A lookup by name, alias, full name, or brand (or its alias) followed by a product's name. What is spelt so exactly by
 * itself comes before what needs its brand split off; brands come before products, and both keep the catalogue's order.
 */
export function nameIndexOf(brands: readonly Brand[], products: readonly Product[], fullNames: ReadonlyMap<string, string>): NameIndex {
  const brandsByKey = new Map<string, Brand[]>();
  const productsByKey = new Map<string, Product[]>();
  for (const brand of brands) {
    for (const name of [brand.name, ...brand.aliases]) add(brandsByKey, nameKey(name), brand);
  }
  for (const product of products) {
    add(productsByKey, nameKey(product.name), product);
    for (const alias of product.aliases) add(productsByKey, nameKey(alias), product);
    const full = fullNames.get(product.id);
    if (full) add(productsByKey, nameKey(full), product);
  }
  return (name) => {
    const key = nameKey(name);
    if (key === "") return [];
    const found: (Brand | Product)[] = [...(brandsByKey.get(key) ?? []), ...(productsByKey.get(key) ?? [])];
    for (let end = 1; end < key.length; end++) {
      for (const brand of brandsByKey.get(key.slice(0, end)) ?? []) {
        for (const product of productsByKey.get(key.slice(end)) ?? []) {
          if (product.brand === brand.id && !found.includes(product)) found.push(product);
        }
      }
    }
    return found;
  };
}

function add<T>(index: Map<string, T[]>, key: string, value: T): void {
  if (key === "") return;
  const list = index.get(key);
  if (!list) index.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
