import type { Catalogue, Product } from "../../catalogue/types.js";
import type { Mention } from "../../core/reading.js";
import { hashOf, type Tokens, tokenKind } from "../tokens.js";
import { WordTable } from "../word-table.js";
import type { NameContext } from "./context.js";
import { immaterialKinds } from "./kinds.js";
import type { Matches } from "./matches.js";
import { nameStrength } from "./names.js";
import { addExtended, addPhrases, addUnmarked, placesOf } from "./unmarked.js";

/** How a candidate comes to stand in a document. */
export const candidateOrigin = {
  none: 0,
  named: 1,
  productField: 2,
  forum: 3,
  brandOfNamed: 4,
  lineOfBrand: 5,
  lineOfNamed: 6,
  kindOfBrand: 7,
  listedOnly: 8,
  phrase: 9,
  extended: 10,
  leading: 11,
  shaped: 12,
} as const;

/** Something that a document may be about; the first candidate is always "nothing". */
export interface Candidate {
  label: string | null;
  entity: string | null;
  /** {@link candidateOrigin}. */
  origin: number;
  /** 1 brand, 2 line, 3 product, 4 unlisted, 5 accessory; 0 where there is nothing. */
  kind: number;
  /** Position of its first mention among the document's, -1 where it is not named. */
  first: number;
  count: number;
  /** Its first tokens in the text, `to` exclusive; -1 where it does not stand there. */
  from: number;
  to: number;
}

const kindCode: Record<Mention["kind"], number> = { brand: 1, line: 2, product: 3, unlisted: 4, accessory: 5 };

/** More names than this are a list; the rest are no targets. */
export const maxCandidates = 40;

/** The words of each kind of product, singular and plural, with the place of their kind in `names`. */
interface KindWords {
  table: WordTable;
  names: readonly string[];
}

/** What a catalogue says of kinds of product. */
export interface CatalogueKinds {
  /** The line of each brand by kind ("phone" -> iPhone), only where a brand has one such line. */
  byBrand: ReadonlyMap<string, ReadonlyMap<string, Product>>;
  words: KindWords;
}

/** Gathers the kinds of a catalogue. */
export function kindsOf(catalogue: Catalogue): CatalogueKinds {
  const lines = new Map<string, Map<string, Product | null>>();
  for (const product of catalogue.products) {
    if (!product.isLine || product.line) continue;
    let ofBrand = lines.get(product.brand);
    if (!ofBrand) {
      ofBrand = new Map();
      lines.set(product.brand, ofBrand);
    }
    ofBrand.set(product.kind, ofBrand.has(product.kind) ? null : product);
  }
  const only = new Map<string, Map<string, Product>>();
  for (const [brand, ofBrand] of lines) {
    const single = new Map<string, Product>();
    for (const [kind, line] of ofBrand) if (line) single.set(kind, line);
    only.set(brand, single);
  }
  const words = new Map<number, number>();
  const names: string[] = [];
  for (const { kind } of catalogue.products) {
    if (immaterialKinds.has(kind)) continue;
    for (const word of [kind, kind.endsWith("s") ? kind.slice(0, -1) : `${kind}s`, `smart${kind}`])
      if (!word.includes(" ")) words.set(hashOf(word), placeOf(names, kind));
  }
  return { byBrand: only, words: { table: new WordTable(words), names } };
}

function placeOf(names: string[], name: string): number {
  const at = names.indexOf(name);
  return at >= 0 ? at : names.push(name) - 1;
}

/**
 * Everything that a document may be about: nothing, each thing it names, what its product field and forum say, the brand of
 * what it names, and the brand's line of a kind that the text mentions without a name ("my phone … @Apple").
 */
export function candidatesOf(
  catalogue: Catalogue,
  kinds: CatalogueKinds,
  tokens: Tokens,
  mentions: readonly Mention[],
  related: readonly (string | null)[],
  context: NameContext,
  matches: Matches,
): Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (label: string, entity: string | null, origin: number, kind: number, first: number, from = -1, to = -1) => {
    const key = entity ?? label.toLowerCase().replace(/[\s-]+/g, "");
    const known = found.get(key);
    if (known) {
      if (first >= 0) known.count++;
      return;
    }
    if (found.size < maxCandidates) found.set(key, { label, entity, origin, kind, first, count: first >= 0 ? 1 : 0, from, to });
  };
  /** Adds an entity by its display name, which is made only where it is new. */
  const addEntity = (entity: string, origin: number, kind: number, from = -1, to = -1) => {
    if (!found.has(entity) && found.size < maxCandidates) add(catalogue.displayName(entity), entity, origin, kind, -1, from, to);
  };
  const places = placesOf(tokens, mentions);
  for (const [at, mention] of mentions.entries()) {
    const label =
      mention.entity && mention.kind !== "accessory" ? catalogue.displayName(mention.entity) : labelOf(catalogue, mention, related[at]);
    add(
      label,
      mention.kind === "accessory" ? null : mention.entity,
      candidateOrigin.named,
      kindCode[mention.kind],
      at,
      places[at * 2],
      places[at * 2 + 1],
    );
  }
  if (context.product) {
    const entity = context.productName?.entities.find(({ id }) => catalogue.product(id))?.id ?? null;
    add(
      entity && isWhole(catalogue, entity, context.product) ? catalogue.displayName(entity) : context.product,
      entity,
      candidateOrigin.productField,
      3,
      -1,
    );
  }
  const kindsSaid = kindsIn(kinds.words, tokens);
  const brands = new Set<string>();
  for (const [at, mention] of mentions.entries()) {
    const brand = mention.entity ? catalogue.brandOf(mention.entity) : related[at] ? catalogue.brandOf(related[at]!) : undefined;
    if (brand) brands.add(brand.id);
    if (mention.kind === "accessory" && mention.entity) addEntity(mention.entity, candidateOrigin.lineOfNamed, 3);
  }
  addPhrases(tokens, mentions, places, (label, from, to) => add(label, null, candidateOrigin.phrase, 5, -1, from, to));
  addExtended(catalogue, tokens, mentions, places, (label, from, to) => add(label, null, candidateOrigin.extended, 4, -1, from, to));
  addUnmarked(tokens, mentions, places, (label, from, to, isLeading) =>
    add(label, null, isLeading ? candidateOrigin.leading : candidateOrigin.shaped, 4, -1, from, to),
  );
  addListed(catalogue, tokens, mentions, matches, brands, (entity, from, to) => addEntity(entity, candidateOrigin.listedOnly, 3, from, to));
  for (const name of context.forumNames) {
    const entity = name.entities[0].id;
    addEntity(entity, candidateOrigin.forum, catalogue.product(entity) ? 2 : 1);
  }
  for (const brand of brands) {
    addEntity(brand, candidateOrigin.brandOfNamed, 1);
    for (const kind of kindsSaid) {
      const line = kinds.byBrand.get(brand)?.get(kind);
      if (line) addEntity(line.id, candidateOrigin.lineOfBrand, 2);
      else add(`${catalogue.displayName(brand)} ${kind}`, null, candidateOrigin.kindOfBrand, 4, -1);
    }
  }
  return [{ label: null, entity: null, origin: candidateOrigin.none, kind: 0, first: -1, count: 0, from: -1, to: -1 }, ...found.values()];
}

/** Listed products of the brands that a document names, where the tagger took their names as no part of a mention. */
function addListed(
  catalogue: Catalogue,
  tokens: Tokens,
  mentions: readonly Mention[],
  matches: Matches,
  brands: ReadonlySet<string>,
  add: (entity: string, from: number, to: number) => void,
): void {
  let next = 0;
  for (let m = 0; m < matches.count && m < maxCandidates; m++) {
    const start = tokens.start[matches.from[m]];
    while (next < mentions.length && mentions[next].end <= start) next++;
    if (next < mentions.length && mentions[next].start < tokens.end[matches.to[m] - 1]) continue;
    const name = matches.name[m];
    if (name.isBrand) continue;
    const isFull = name.strength === nameStrength.full;
    const entity =
      name.entities.find(({ id, brand }) => brands.has(brand) && catalogue.product(id) !== undefined) ??
      (isFull ? name.entities[0] : undefined);
    if (entity) add(entity.id, matches.from[m], matches.to[m]);
  }
}

/** True where the product field names nothing more than the entity. */
function isWhole(catalogue: Catalogue, entity: string, field: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return letters(catalogue.displayName(entity)).endsWith(letters(field)) || letters(field) === letters(catalogue.displayName(entity));
}

/** An unlisted product of a known line is shown with its brand. */
function labelOf(catalogue: Catalogue, mention: Mention, related: string | null): string {
  const text = mention.text.replace(/\s+/g, " ");
  const brand = related ? catalogue.brandOf(related)?.name : undefined;
  return brand && mention.kind === "unlisted" && !text.toLowerCase().startsWith(brand.toLowerCase()) ? `${brand} ${text}` : text;
}

/** The kinds of product that the text names in words ("phone", "VR headset"), each once. */
function kindsIn(kinds: KindWords, tokens: Tokens): Set<string> {
  const said = new Set<string>();
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== tokenKind.word && tokens.kind[i] !== tokenKind.hashtag) continue;
    const kind = kinds.table.get(tokens.hash[i]);
    if (kind >= 0) said.add(kinds.names[kind]);
  }
  return said;
}
