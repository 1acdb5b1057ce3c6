import type { Brand, Catalogue, Product } from "../../catalogue/types.js";
import { hashSeed, hashStep } from "../tokens.js";
import { type CompactSpelling, compactSpelling } from "./compact.js";
import { partKinds } from "./kinds.js";

/** How much a name says on its own. */
export const nameStrength = {
  /** Names the thing wherever it stands ("Galaxy S7", "Xiaomi"). */
  full: 3,
  /** A brand or line that is also a common word ("Apple", "Mi"). */
  ambiguous: 2,
  /** A short form, which needs its brand or line near it ("S7", "Note 7"). */
  short: 1,
  /** A name only after its brand ("3" in "OnePlus 3"). */
  bound: 0,
} as const;

/** One spelling and everything it may stand for. */
export interface Name {
  /** See {@link compactSpelling}. */
  compact: string;
  /** FNV-1a of `compact`. */
  hash: number;
  /** Ids, with the strength of this spelling for each. */
  entities: { id: string; brand: string; strength: number }[];
  /** The highest strength of its entities. */
  strength: number;
  isBrand: boolean;
  isLine: boolean;
  /** A full name with a figure of something that is not named as a part of other things ("Galaxy S7", not "Core i5"): it is meant wherever it stands. */
  isDevice: boolean;
}

type NameKind = "brand" | "line" | "product" | "device";

/** Every spelling of a catalogue by the hash of its compact form, with the hashes of the beginnings at which a text may be cut. */
export class NameIndex {
  readonly names: Name[] = [];
  /** By hash; the few names whose hash another one has already stand in {@link clashing}. */
  private readonly byHash = new Map<number, Name>();
  private readonly clashing = new Map<string, Name>();
  private readonly beginnings: number[] = [];
  private readonly afterBrand = new Map<Name, Map<Name, Name | null>>();
  private keys = new Uint32Array(0);
  /** Row of {@link names} + 1, 0 where the key is only a beginning, -1 where the slot is empty. */
  private values = new Int32Array(0);
  private mask = 0;

  /** Adds a spelling; the last call must be followed by {@link seal}. */
  add(spelling: CompactSpelling, id: string, brand: string, strength: number, kind: NameKind): void {
    const { compact, hash, beginnings } = spelling;
    if (compact.length === 0) return;
    const entity = { id, brand, strength };
    const isDevice = kind === "device" && strength === nameStrength.full && digit.test(compact) && longWord.test(compact);
    const name = this.withHash(hash, compact);
    if (name === undefined) {
      const added = { compact, hash, entities: [entity], strength, isBrand: kind === "brand", isLine: kind === "line", isDevice };
      this.names.push(added);
      if (this.byHash.has(hash | 0)) this.clashing.set(compact, added);
      else this.byHash.set(hash | 0, added);
      for (const beginning of beginnings) this.beginnings.push(beginning);
      return;
    }
    const known = name.entities.find((each) => each.id === id);
    if (known) known.strength = Math.max(known.strength, strength);
    else name.entities.push(entity);
    name.strength = Math.max(name.strength, strength);
    if (kind === "brand") name.isBrand = true;
    if (kind === "line") name.isLine = true;
    if (isDevice) name.isDevice = true;
  }

  private withHash(hash: number, compact: string): Name | undefined {
    const name = this.byHash.get(hash | 0);
    return name === undefined || name.compact === compact ? name : this.clashing.get(compact);
  }

  /** Builds the table; nothing may be added afterwards. */
  seal(): void {
    let size = 1024;
    while (size < (this.beginnings.length + this.names.length) * 2) size *= 2;
    this.keys = new Uint32Array(size);
    this.values = new Int32Array(size).fill(-1);
    this.mask = size - 1;
    for (let row = 0; row < this.names.length; row++) this.set(this.names[row].hash, row + 1);
    for (const hash of this.beginnings) this.set(hash, 0);
    this.beginnings.length = 0;
  }

  private set(hash: number, value: number): void {
    let slot = hash & this.mask;
    while (this.values[slot] !== -1 && this.keys[slot] !== hash) slot = (slot + 1) & this.mask;
    this.keys[slot] = hash;
    if (value > this.values[slot]) this.values[slot] = value;
  }

  /** -1: no name begins so; 0: a beginning; n: also the name in row n - 1. */
  probe(hash: number): number {
    let slot = hash & this.mask;
    while (this.values[slot] !== -1) {
      if (this.keys[slot] === hash) return this.values[slot];
      slot = (slot + 1) & this.mask;
    }
    return -1;
  }

  /** The name with this compact form. */
  named(compact: string): Name | undefined {
    let hash = hashSeed;
    for (let i = 0; i < compact.length; i++) hash = hashStep(hash, compact.charCodeAt(i));
    return this.withHash(hash, compact);
  }

  /** The name that a brand's and a product's name make together ("LG" and "G5"), or null where the product is not the brand's. */
  joined(brand: Name, product: Name): Name | null {
    let products = this.afterBrand.get(brand);
    if (!products) {
      products = new Map();
      this.afterBrand.set(brand, products);
    }
    let joined = products.get(product);
    if (joined === undefined) {
      const makers = new Set(brand.entities.map(({ brand: id }) => id));
      const entities = product.entities
        .filter((entity) => makers.has(entity.brand))
        .map((entity) => ({ ...entity, strength: nameStrength.full }));
      const compact = brand.compact + product.compact;
      joined =
        entities.length === 0 || product.isBrand
          ? null
          : {
              compact,
              hash: compactSpelling(compact).hash,
              entities,
              strength: nameStrength.full,
              isBrand: false,
              isLine: product.isLine,
              isDevice: false,
            };
      products.set(product, joined);
    }
    return joined;
  }
}

/** A product's name alone counts as full when it holds a word of this many letters; "P9" or "One X" need their maker near. */
const longWord = /\p{L}{4}/u;
const digit = /\d/;
const innerCapital = /\p{Ll}\p{Lu}/u;
const space = /\s/;
const endsInLetter = /[a-rt-z]$/;

/** Names that say what they name without their brand: a long word, and a digit, an inner capital or a second word beside it. */
function standsAlone(name: string): boolean {
  return longWord.test(name) && (digit.test(name) || innerCapital.test(name) || space.test(name));
}

/** True where a product is shown without its maker's name, because people say it so ("Firefox"); it may be a word as well ("Steam"). */
function isSaidAlone(catalogue: Catalogue, product: Product, brandName: string): boolean {
  return longWord.test(product.name) && product.name !== brandName && catalogue.displayName(product.id) === product.name;
}

/** The names of a catalogue, with the short forms and plurals that people write. */
export function buildNameIndex(catalogue: Catalogue): NameIndex {
  const index = new NameIndex();
  for (const brand of catalogue.brands) addBrand(index, brand);
  for (const product of catalogue.products) addProduct(index, catalogue, product);
  index.seal();
  return index;
}

function addBrand(index: NameIndex, brand: Brand): void {
  index.add(compactSpelling(brand.name), brand.id, brand.id, brand.ambiguous ? nameStrength.ambiguous : nameStrength.full, "brand");
  // An ambiguous name is made clear by its other spellings: "Apple Inc", "AAPL".
  for (const spelling of brand.aliases) index.add(compactSpelling(spelling), brand.id, brand.id, nameStrength.full, "brand");
}

function addProduct(index: NameIndex, catalogue: Catalogue, product: Product): void {
  const kind = product.isLine ? "line" : partKinds.has(product.kind) ? "product" : "device";
  const brandName = catalogue.brand(product.brand)?.name ?? "";
  const isQualified = brandName !== "" && product.name.toLowerCase().startsWith(`${brandName.toLowerCase()} `);
  let strength: number = nameStrength.full;
  if (!isQualified && !standsAlone(product.name)) {
    if (product.isLine || isSaidAlone(catalogue, product, brandName)) strength = nameStrength.ambiguous;
    else strength = product.name.length < 2 || !/\p{L}/u.test(product.name) ? nameStrength.bound : nameStrength.short;
  }
  const spelling = compactSpelling(product.name);
  index.add(spelling, product.id, product.brand, strength, kind);
  if (endsInLetter.test(product.name)) index.add(pluralOf(spelling), product.id, product.brand, strength, kind);
  // An alias is written down because people say it alone.
  for (const alias of product.aliases)
    index.add(compactSpelling(alias), product.id, product.brand, alias.length < 3 ? nameStrength.short : nameStrength.full, kind);
  // "#LenovoP2" is one token, so that no maker's name stands before the product's.
  if (!isQualified && brandName !== "")
    index.add(compactSpelling(`${brandName} ${product.name}`), product.id, product.brand, nameStrength.full, kind);
  if (!product.isLine) addShortForm(index, product, isQualified ? brandName.length + 1 : 0);
}

/** The plural of a spelling that ends in a small letter: its beginnings are those of the singular. */
function pluralOf({ compact, hash }: CompactSpelling): CompactSpelling {
  return { compact: `${compact}s`, hash: hashStep(hash, 0x73), beginnings: [] };
}

/** "Galaxy S7 edge" is also said "S7 edge": the name without its first word, where letters and a digit are left. */
function addShortForm(index: NameIndex, product: Product, skip: number): void {
  const gap = product.name.indexOf(" ", skip);
  if (gap < 0) return;
  const rest = product.name.slice(gap + 1);
  if (digit.test(rest) && /\p{L}/u.test(rest)) index.add(compactSpelling(rest), product.id, product.brand, nameStrength.short, "product");
}
