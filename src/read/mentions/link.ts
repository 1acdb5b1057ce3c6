import type { Catalogue, Product } from "../../catalogue/types.js";
import type { DocumentLine } from "../../core/document.js";
import type { Mention } from "../../core/reading.js";
import { hashOf, type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import { wordSet } from "../word-table.js";
import { compactOf } from "./compact.js";
import type { NameContext } from "./context.js";
import { type Name, type NameIndex, nameStrength } from "./names.js";
import type { NameSpan } from "./spans.js";

/** Weights of the reasons for one of several entities that share a name, by how sure each is. */
const reasons = { strength: 1, sameBrand: 4, sameLine: 3, notYetOut: -6, oldestPenalty: -2, makerSize: 0.4 };

/** Links stretches of text to catalogue entries; where a name has several, the text around it decides. */
export class Linker {
  private readonly announcedYear = new Map<string, number>();
  private readonly productsOf = new Map<string, number>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly index: NameIndex,
  ) {
    for (const { brand } of catalogue.products) this.productsOf.set(brand, (this.productsOf.get(brand) ?? 0) + 1);
  }

  /**
   * One mention per span, in order.
   * @param related filled with the entity that each mention stands near where it is itself unlisted ("Mi Note 3": the line Mi Note)
   */
  link(document: DocumentLine, tokens: Tokens, spans: readonly NameSpan[], context: NameContext, related: (string | null)[]): Mention[] {
    related.length = 0;
    const seen = new Surroundings(this.catalogue, yearOf(document.published));
    for (const span of spans) seen.note(span.name ?? span.part);
    for (const name of context.titleNames) seen.note(name);
    for (const name of context.forumNames) seen.note(name);
    seen.note(context.productName);
    return spans.map((span) => {
      const skip = tokens.kind[span.from] === tokenKind.hashtag || tokens.kind[span.from] === tokenKind.handle ? 1 : 0;
      const start = tokens.start[span.from] + skip;
      const end = tokens.end[span.to - 1];
      const text = tokens.text.slice(start, end);
      const name = this.continuation(tokens, span, seen) ?? span.name ?? span.part;
      const entity = name ? this.resolve(name, seen) : null;
      const product = entity ? this.catalogue.product(entity) : undefined;
      related.push(entity);
      if (product) seen.lastLine = product.isLine ? product.id : (product.line ?? seen.lastLine);
      if (span.isAccessory) return { start, end, text, entity, kind: "accessory" };
      if (!entity || span.isNewModel || namesMore(tokens, span, product)) return { start, end, text, entity: null, kind: "unlisted" };
      return { start, end, text, entity, kind: product ? (product.isLine ? "line" : "product") : "brand" };
    });
  }

  /** The name that a span is once the line named before it is put first: "6s" after "iPhone 6" is "iPhone 6s". */
  private continuation(tokens: Tokens, span: NameSpan, seen: Surroundings): Name | undefined {
    if (span.part || (span.name && span.name.strength > nameStrength.short)) return undefined;
    const tail = compactOf(tokens, span.from, span.to);
    for (const id of seen.linesNearestFirst()) {
      const line = this.catalogue.product(id);
      const name = line && this.index.named(`${line.name.toLowerCase().replace(/[\s-]+/g, "")}${tail}`);
      if (name) return name;
    }
    return undefined;
  }

  /** The likeliest entity of a name: its brand or line is named too, it was out by then, it is recent. */
  private resolve(name: Name, seen: Surroundings): string | null {
    // A short name that is a plain word ("Prime", "Star") stands for a product only where its maker is named.
    if (name.strength <= nameStrength.short && !/\d/.test(name.compact) && !name.entities.some(({ brand }) => seen.brands.has(brand)))
      return null;
    if (name.entities.length === 1) return name.entities[0].id;
    let best = name.entities[0].id;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const { id, strength } of name.entities) {
      const product = this.catalogue.product(id);
      let score = strength * reasons.strength;
      if (product) {
        // A maker of many products is likelier to be meant by a bare "Note 7" than one of few.
        score += reasons.makerSize * Math.log2(this.productsOf.get(product.brand) ?? 1);
        if (seen.brands.has(product.brand)) score += reasons.sameBrand;
        if (product.line && seen.lines.has(product.line)) score += reasons.sameLine;
        const announced = this.yearAnnounced(product);
        if (seen.year > 0 && announced > 0) {
          score += announced > seen.year + 1 ? reasons.notYetOut : Math.max(reasons.oldestPenalty, (announced - seen.year) / 2);
        }
      } else score += 1;
      if (score > bestScore || (score === bestScore && id < best)) {
        best = id;
        bestScore = score;
      }
    }
    return best;
  }

  private yearAnnounced(product: Product): number {
    let year = this.announcedYear.get(product.id);
    if (year === undefined) {
      year = 0;
      for (const fact of this.catalogue.factsOf(product.id)) {
        const factYear = Number(fact.date.slice(0, 4));
        if (year === 0 || factYear < year) year = factYear;
      }
      this.announcedYear.set(product.id, year);
    }
    return year;
  }
}

/** Words after a maker's name that do not make it another thing ("Apple Inc.", "Samsung Electronics"). */
const companyWords = wordSet(
  ["inc", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "group", "holdings", "electronics", "mobile"].map(hashOf),
);

/**
 * True where a span is more than the maker or line named in it, by a code or a capitalised word behind it: "Lenovo A536" is a thing of
 * Lenovo's. A line with a word after it is still the line ("Android OS"), and a product with more after it the product.
 */
function namesMore(tokens: Tokens, { part, partTo, to }: NameSpan, product: Product | undefined): boolean {
  if (!part || (product && !product.isLine)) return false;
  const marks = product ? tokenFlag.hasDigit : tokenFlag.hasDigit | tokenFlag.capitalised | tokenFlag.camel | tokenFlag.allCaps;
  for (let i = partTo; i < to; i++) {
    if (tokens.kind[i] === tokenKind.number) return true;
    if (
      (tokens.kind[i] === tokenKind.word || tokens.kind[i] === tokenKind.hashtag) &&
      tokens.flags[i] & marks &&
      !companyWords.has(tokens.hash[i])
    )
      return true;
  }
  return false;
}

/** The brands and lines that a document names, for names that are short of one. */
class Surroundings {
  readonly brands = new Set<string>();
  readonly lines = new Set<string>();
  lastLine: string | null = null;

  constructor(
    private readonly catalogue: Catalogue,
    /** 0 where unknown. */
    readonly year: number,
  ) {}

  note(name: Name | undefined): void {
    if (!name || name.strength < nameStrength.ambiguous) return;
    // A name that several makers use tells nothing about which of them is meant.
    const maker = name.entities[0].brand;
    for (const { brand } of name.entities) if (brand !== maker) return;
    for (const { id, strength } of name.entities) {
      if (strength < nameStrength.ambiguous) continue;
      const brand = this.catalogue.brandOf(id);
      if (brand) this.brands.add(brand.id);
      const product = this.catalogue.product(id);
      if (product?.isLine) this.lines.add(product.id);
      else if (product?.line) this.lines.add(product.line);
    }
  }

  linesNearestFirst(): Iterable<string> {
    return this.lastLine ? new Set([this.lastLine, ...this.lines]) : this.lines;
  }
}

/** The year that stands in a date of any common form, or 0. */
function yearOf(published: string | null | undefined): number {
  const found = published ? /(?:19|20)\d\d/.exec(published) : null;
  return found ? Number(found[0]) : 0;
}
