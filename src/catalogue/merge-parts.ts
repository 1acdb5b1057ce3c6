import { slugOf } from "./name-key.js";
import { nearest } from "./nearest.js";
import { dayRangeOf } from "./precise-date.js";
import type { Brand, PriceFact, Product, ReleaseFact } from "./types.js";

/** A product as it is written: `line` and `successor` by name or id, what is left out empty, `id` made from brand and name. */
export type ProductPart = Pick<Product, "brand" | "name"> & Partial<Product> & { fullName?: string };

/** What a catalogue is made of. A brand or product that stands twice is merged: the first row's name, every row's aliases. */
export interface CatalogueParts {
  brands: (Pick<Brand, "id" | "name"> & Partial<Brand>)[];
  products: ProductPart[];
  facts?: ReleaseFact[];
  prices?: PriceFact[];
}

/** A row that points at nothing: `table` and `index` say which of the parts, `reason` what to do. */
export interface PartProblem {
  table: "brands" | "products" | "facts" | "prices";
  index: number;
  code: string;
  reason: string;
}

/** The parts merged and checked: rows with problems are left out. */
export interface MergedParts {
  brands: Map<string, Brand>;
  products: Map<string, Product>;
  /** How a product is shown where brand and name together would read oddly, by id. */
  fullNames: Map<string, string>;
  facts: ReleaseFact[];
  factsByProduct: Map<string, ReleaseFact[]>;
  prices: PriceFact[];
  problems: PartProblem[];
}

/** Merges brands and products that stand twice, and checks that every row points at what is there. */
export function mergeParts(parts: CatalogueParts): MergedParts {
  const problems: PartProblem[] = [];
  const brands = mergeBrands(parts);
  const { products, fullNames } = mergeProducts(parts, brands, problems);
  const { facts, factsByProduct } = checkFacts(parts.facts ?? [], products, problems);
  const prices = (parts.prices ?? []).filter((price, index) => {
    if (products.has(price.product)) return true;
    problems.push({ table: "prices", index, ...unlisted(price.product, products.keys()) });
    return false;
  });
  return { brands, products, fullNames, facts, factsByProduct, prices, problems };
}

function checkFacts(all: ReleaseFact[], products: Map<string, Product>, problems: PartProblem[]) {
  const facts: ReleaseFact[] = [];
  const factsByProduct = new Map<string, ReleaseFact[]>();
  // A product's facts mostly stand together: it is then looked up once.
  let current: ReleaseFact[] | undefined;
  let currentId = "";
  all.forEach((fact, index) => {
    if (fact.product !== currentId) {
      if (!products.has(fact.product)) {
        problems.push({ table: "facts", index, ...unlisted(fact.product, products.keys()) });
        return;
      }
      currentId = fact.product;
      current = factsByProduct.get(currentId);
      if (!current) {
        current = [];
        factsByProduct.set(currentId, current);
      }
    }
    if (dayRangeOf(fact.date) === null) {
      problems.push({
        table: "facts",
        index,
        code: "bad_date",
        reason: `date '${fact.date}' is none; give 2016, 2016-Q3, 2016-09 or 2016-09-07`,
      });
      return;
    }
    facts.push(fact);
    current!.push(fact);
  });
  return { facts, factsByProduct };
}

function mergeBrands(parts: CatalogueParts): Map<string, Brand> {
  const brands = new Map<string, Brand>();
  for (const part of parts.brands) {
    const known = brands.get(part.id);
    if (!known) {
      brands.set(part.id, { id: part.id, name: part.name, aliases: part.aliases ?? [], ambiguous: part.ambiguous ?? false });
    } else {
      const others = [part.name, ...(part.aliases ?? [])].filter((name) => name !== known.name);
      known.aliases = [...new Set([...known.aliases, ...others])];
      known.ambiguous ||= part.ambiguous ?? false;
    }
  }
  return brands;
}

/** Makes what a `line` or `successor` cell means: itself where it is an id, else the id of a product of the same brand by name. */
function referenceReader() {
  const ids = new Map<string, string>();
  return (cell: string | null | undefined, brand: string): string | null => {
    if (!cell) return null;
    if (cell.includes("/")) return cell;
    const key = `${brand}/${cell}`;
    let id = ids.get(key);
    if (id === undefined) {
      id = `${brand}/${slugOf(cell)}`;
      ids.set(key, id);
    }
    return id;
  };
}

function mergeProducts(parts: CatalogueParts, brands: Map<string, Brand>, problems: PartProblem[]) {
  const products = new Map<string, Product>();
  const fullNames = new Map<string, string>();
  const firstIndex: number[] = [];
  const referenceOf = referenceReader();
  parts.products.forEach((part, index) => {
    if (!brands.has(part.brand)) {
      const close = nearest(part.brand, brands.keys());
      const next = close ? `did you mean '${close}'?` : "add it there";
      problems.push({ table: "products", index, code: "unlisted_brand", reason: `brand '${part.brand}' is not in brands.csv; ${next}` });
      return;
    }
    const id = part.id || `${part.brand}/${slugOf(part.name)}`;
    const line = referenceOf(part.line, part.brand);
    const successor = referenceOf(part.successor, part.brand);
    if (part.fullName) fullNames.set(id, part.fullName);
    const known = products.get(id);
    if (known) {
      const others = [part.name, ...(part.aliases ?? [])].filter((name) => name !== known.name);
      if (others.length > 0) known.aliases = [...new Set([...known.aliases, ...others])];
      known.isLine ||= part.isLine ?? false;
      known.line ??= line;
      known.successor ??= successor;
      return;
    }
    firstIndex.push(index);
    products.set(id, {
      id,
      brand: part.brand,
      name: part.name,
      kind: part.kind ?? "",
      isLine: part.isLine ?? false,
      line,
      aliases: part.aliases ?? [],
      successor,
    });
  });
  let at = 0;
  for (const product of products.values()) {
    const index = firstIndex[at++];
    if (product.line !== null && !products.get(product.line)?.isLine) {
      const reason = products.has(product.line)
        ? `line '${product.line}' is not marked as a line; put yes into its is_line`
        : unlisted(product.line, products.keys()).reason;
      problems.push({ table: "products", index, code: "unlisted_line", reason });
      product.line = null;
    }
    if (product.successor !== null && !products.has(product.successor)) {
      problems.push({ table: "products", index, code: "unlisted_successor", reason: unlisted(product.successor, products.keys()).reason });
      product.successor = null;
    }
    if (product.isLine && isInItself(product, products)) {
      const reason = `line '${product.line}' leads back to the product itself; break the circle`;
      problems.push({ table: "products", index, code: "line_circle", reason });
      product.line = null;
    }
  }
  return { products, fullNames };
}

function isInItself(product: Product, products: Map<string, Product>): boolean {
  const seen = new Set<string>();
  for (let line = product.line; line !== null && !seen.has(line); line = products.get(line)?.line ?? null) {
    if (line === product.id) return true;
    seen.add(line);
  }
  return false;
}

function unlisted(id: string, known: Iterable<string>): { code: string; reason: string } {
  const close = nearest(id, known);
  return { code: "unlisted_product", reason: `'${id}' is not in products.csv; ${close ? `did you mean '${close}'?` : "add it there"}` };
}
