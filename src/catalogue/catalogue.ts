import { LandfallError } from "../core/errors.js";
import { type CatalogueParts, type MergedParts, mergeParts } from "./merge-parts.js";
import { type NameIndex, nameIndexOf } from "./name-index.js";
import { type DetailedReleaseAnswer, releaseStateOf, releaseStateOfLine } from "./release-state.js";
import type { Catalogue, Product } from "./types.js";

/** So many answers are kept before all are forgotten: a year of days for a few hundred products in one market. */
const answersKept = 100_000;

/**
 * A catalogue from parts in memory.
 * @throws LandfallError `CATALOGUE_INVALID` naming every part that points at nothing
 */
export function buildCatalogue(parts: CatalogueParts): Catalogue {
  const merged = mergeParts(parts);
  const { problems } = merged;
  if (problems.length > 0) {
    const list = problems.map(({ table, index, reason }) => `${table}[${index}]: ${reason}`).join("\n");
    throw new LandfallError("CATALOGUE_INVALID", `The catalogue has ${problems.length} rows that cannot be used:\n${list}`);
  }
  return catalogueOf(merged);
}

/** What can be asked of merged parts. Indexes are built when first asked for; release answers are remembered. */
export function catalogueOf({ brands, products, fullNames, facts, factsByProduct, prices }: MergedParts): Catalogue {
  const brandList = [...brands.values()];
  const productList = [...products.values()];
  let names: NameIndex | undefined;
  let members: Map<string, string[]> | undefined;
  const answers = new Map<string, DetailedReleaseAnswer>();

  const displayNames = new Map<string, string>();
  const displayName = (entity: string): string => {
    const known = displayNames.get(entity);
    if (known !== undefined) return known;
    const product = products.get(entity);
    if (!product) return brands.get(entity)?.name ?? entity;
    const brand = brands.get(product.brand)!.name;
    const isNamed = product.name.startsWith(`${brand} `) || product.name === brand;
    const name = fullNames.get(entity) || (isNamed ? product.name : `${brand} ${product.name}`);
    displayNames.set(entity, name);
    return name;
  };
  const membersOf = (line: string): string[] => {
    members ??= membersByLine(productList);
    return members.get(line) ?? [];
  };
  const releaseState = (product: string, market: string, day: string): DetailedReleaseAnswer => {
    const key = `${product} ${market} ${day}`;
    let answer = answers.get(key);
    if (!answer) {
      const own = factsByProduct.get(product) ?? [];
      answer =
        own.length === 0 && products.get(product)?.isLine
          ? releaseStateOfLine(membersOf(product).map((member) => releaseState(member, market, day)))
          : releaseStateOf(own, market, day);
      if (answers.size >= answersKept) answers.clear();
      answers.set(key, answer);
    }
    return answer;
  };

  return {
    brands: brandList,
    products: productList,
    facts,
    prices,
    brand: (id) => brands.get(id),
    product: (id) => products.get(id),
    brandOf: (entity) => brands.get(products.get(entity)?.brand ?? entity),
    displayName,
    find: (name) => {
      names ??= nameIndexOf(brandList, productList, fullNames);
      return names(name);
    },
    factsOf: (product) => factsByProduct.get(product) ?? [],
    releaseState,
  };
}

function membersByLine(products: Product[]): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const { id, line } of products) {
    if (line === null) continue;
    const list = members.get(line);
    if (list) list.push(id);
    else members.set(line, [id]);
  }
  return members;
}
