import type { Catalogue } from "../catalogue/types.js";
import type { DocumentLine } from "../core/document.js";
import type { Mention, ReleaseState, Target } from "../core/reading.js";
import type { MentionResult } from "./mentions/find.js";
import { publishedDay } from "./published-day.js";

/** What is known of a document's names before its words are weighed: the target's kind and state, and how many things are named. */
export interface Situation {
  mentions: readonly Mention[];
  target: "product" | "line" | "brand" | "unlisted" | "none";
  /** "hardware" or "software", by the catalogue's kind; null for a brand or where it is not listed. */
  nature: "hardware" | "software" | null;
  /** Of the target on the document's day, in the first market anywhere. */
  state: ReleaseState | null;
  /** Different products, lines and unlisted products named. */
  products: number;
  brands: number;
  /** How probable it is, by the names alone, that the document is about a product, a company or nothing named; they add up to one. */
  shares: Record<ShareName, number>;
  /** True where every name stands in a hashtag or handle. */
  onlyTags: boolean;
}

export const shareNames = ["product", "brand", "nothing"] as const;
export type ShareName = (typeof shareNames)[number];

const softwareKinds = /system|app|service|software|assistant|game|store|platform|browser|website|program|payment/i;

const natures = new Map<string, "hardware" | "software">();

/** Catalogues have few kinds of product, so each is looked at once. */
function natureOf(kind: string): "hardware" | "software" {
  let nature = natures.get(kind);
  if (nature === undefined) {
    nature = softwareKinds.test(kind) ? "software" : "hardware";
    if (natures.size < mostKinds) natures.set(kind, nature);
  }
  return nature;
}

const mostKinds = 1000;

/** The situation of a document read for a target. */
export function situationOf(
  catalogue: Catalogue,
  document: DocumentLine,
  text: string,
  { mentions, candidates }: Pick<MentionResult, "mentions" | "candidates">,
  target: Target,
): Situation {
  const product = target.entity ? catalogue.product(target.entity) : undefined;
  const products = new Set<string>();
  const brands = new Set<string>();
  let onlyTags = mentions.length > 0;
  for (const mention of mentions) {
    const key = mention.entity ?? mention.text.toLowerCase();
    if (mention.kind === "brand") brands.add(key);
    else products.add(key);
    const mark = text.charCodeAt(mention.start);
    const before = text.charCodeAt(mention.start - 1);
    if (mark !== 35 && mark !== 64 && before !== 35 && before !== 64) onlyTags = false;
  }
  const shares = { product: 0, brand: 0, nothing: 1 };
  for (const { entity, p } of candidates) {
    shares[entity && !catalogue.product(entity) ? "brand" : "product"] += p;
    shares.nothing -= p;
  }
  const day = product ? publishedDay(document.published) : null;
  return {
    mentions,
    target: product ? (product.isLine ? "line" : "product") : target.entity ? "brand" : target.label ? "unlisted" : "none",
    nature: product ? natureOf(product.kind) : null,
    state: product && day ? catalogue.releaseState(product.id, "*", day).state : null,
    products: products.size,
    brands: brands.size,
    shares,
    onlyTags,
  };
}
