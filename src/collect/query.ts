import type { Brand, Catalogue, Product } from "../catalogue/types.js";

/** What a workspace wants to hear about, ready to be asked of any source. */
export interface CompiledQuery {
  /** Phrases that name one of the brands or products by themselves, those of our brand first. */
  phrases: string[];
  /** Brand names that also mean another thing: each counts only beside one of its `with` words. */
  ambiguous: { phrase: string; with: string[] }[];
  /** Words whose presence rules a document out. */
  exclusions: string[];
  /** Languages as BCP 47 tags; empty for all. */
  languages: string[];
}

export interface QueryOptions {
  brand: string;
  rivals: readonly string[];
  exclusions?: readonly string[];
  languages?: readonly string[];
  /** Products whose first release is before this year are not asked for by name. */
  sinceYear?: number;
}

/** Phrases asked for at most: sources bound the length of a query, and each phrase may cost a request. */
const mostPhrases = 200;

/** A name shorter than this is another word in most texts, in characters. */
const shortestPhrase = 4;

/** Words that stand beside an ambiguous brand name, taken from the kinds of its products. */
const mostContextWords = 12;

/** Compiles what to ask from the catalogue: brands, their aliases, and their products and lines by name. */
export function compileQuery(catalogue: Catalogue, options: QueryOptions): CompiledQuery {
  const brands = [options.brand, ...options.rivals].flatMap((name) => catalogue.find(name).filter(isBrand).slice(0, 1));
  const phrases = new Set<string>();
  const ambiguous: CompiledQuery["ambiguous"] = [];
  for (const brand of brands) {
    const context = contextOf(catalogue, brand);
    for (const name of [brand.name, ...brand.aliases]) {
      if (brand.ambiguous || name.length < shortestPhrase) ambiguous.push({ phrase: name, with: context });
      else phrases.add(name);
    }
  }
  const wanted = new Set(brands.map(({ id }) => id));
  const products = catalogue.products
    .filter((product) => wanted.has(product.brand) && isRecent(catalogue, product, options.sinceYear))
    .sort((a, b) => Number(b.isLine) - Number(a.isLine));
  for (const product of products) {
    if (phrases.size >= mostPhrases) break;
    const shown = catalogue.displayName(product.id);
    // "iPad (2022)" is how catalogues tell things apart, not how people write.
    if (shown.includes("(")) continue;
    phrases.add(standsAlone(catalogue, product) ? product.name : shown);
  }
  return {
    phrases: [...phrases].slice(0, mostPhrases),
    ambiguous,
    exclusions: [...(options.exclusions ?? [])],
    languages: [...(options.languages ?? [])],
  };
}

function isBrand(entity: Brand | Product): entity is Brand {
  return !("brand" in entity);
}

/** True for a name that people write without the brand and that means nothing else: "iPhone", "MacBook Pro". A capital within a word is no word of a language. */
function standsAlone(catalogue: Catalogue, { name, brand }: Product): boolean {
  return /\p{Ll}\p{Lu}/u.test(name) && catalogue.find(name).every((entity) => catalogue.brandOf(entity.id)?.id === brand);
}

function contextOf(catalogue: Catalogue, brand: Brand): string[] {
  const words = new Map<string, number>();
  for (const product of catalogue.products) {
    if (product.brand !== brand.id) continue;
    words.set(product.kind, (words.get(product.kind) ?? 0) + 1);
    if (product.isLine) words.set(product.name, (words.get(product.name) ?? 0) + 1);
  }
  return [...words]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostContextWords)
    .map(([word]) => word);
}

function isRecent(catalogue: Catalogue, product: Product, sinceYear: number | undefined): boolean {
  if (sinceYear === undefined || product.isLine) return true;
  const years = catalogue.factsOf(product.id).map(({ date }) => Number(date.slice(0, 4)));
  return years.length === 0 || Math.max(...years) >= sinceYear;
}

/**
 * One search phrase a request, quoted as search APIs want it, ambiguous names beside their context. A phrase that holds another one is not asked for by itself: who is asked for
 * "Google" gives "Google Pixel" too.
 */
export function searchPhrases(query: CompiledQuery, most: number): string[] {
  const paired = query.ambiguous.flatMap(({ phrase, with: context }) => context.slice(0, 3).map((word) => `"${phrase}" ${word}`));
  return [...broadest(query.phrases).map((phrase) => `"${phrase}"`), ...paired].slice(0, most);
}

/** Phrases that hold no other one as whole words. */
function broadest(phrases: readonly string[]): string[] {
  const known = new Set(phrases.map((phrase) => phrase.toLowerCase()));
  return phrases.filter((phrase) => {
    const words = phrase.toLowerCase().split(/\s+/);
    for (let from = 0; from < words.length; from++)
      for (let to = from + 1; to <= words.length; to++)
        if (to - from < words.length && known.has(words.slice(from, to).join(" "))) return false;
    return true;
  });
}
