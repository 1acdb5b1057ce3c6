import type { Brand, Catalogue, Product } from "../../catalogue/types.js";
import { foldUnit, hashSeed, hashStep, type Tokens, tokenFlag, tokenise, tokenKind } from "../tokens.js";

/** How much a name says on its own. */
export const nameStrength = {
  /** Names the thing wherever it stands ("Galaxy S7", "Xiaomi"). */
  full: 3,
  /** A brand or line that is also a common word ("Apple", "Mi"). */
  ambiguous: 2,
  /** A short form, which needs its brand or line near it ("S7", "Note 7"). */
  short: 1,
} as const;

/** One spelling and everything it may stand for. */
export interface Name {
  /** Folded letters and digits, see {@link compactStep}. */
  compact: string;
  /** FNV-1a of `compact`. */
  hash: number;
  entities: { id: string; strength: number }[];
  /** The highest strength of its entities. */
  strength: number;
  isBrand: boolean;
  isLine: boolean;
}

/** A digit that follows a digit across a gap is kept apart, so that "Nokia 6 300" is not "Nokia 6300". */
const digitGap = 0x7c;
const plusWord = "plus";

/** State of a compact form as tokens are added to it: two numbers, so that nothing is allocated while scanning. */
export interface CompactState {
  hash: number;
  lastIsDigit: boolean;
}

export function newCompactState(): CompactState {
  return { hash: hashSeed, lastIsDigit: false };
}

function isDigitUnit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/**
 * Adds token `i` to a compact form: the folded letters and digits of a name without spaces and hyphens, so that
 * "Galaxy S7", "galaxy s-7" and "#GalaxyS7" have one form. A glued "+" is read as "plus".
 * @returns false where the token cannot stand inside a name
 */
export function compactStep(state: CompactState, tokens: Tokens, i: number, isFirst: boolean): boolean {
  const kind = tokens.kind[i];
  if (kind === tokenKind.punctuation) {
    if (tokens.text.charCodeAt(tokens.start[i]) !== 0x2b || !(tokens.flags[i] & tokenFlag.glued)) return false;
    for (let c = 0; c < plusWord.length; c++) state.hash = hashStep(state.hash, plusWord.charCodeAt(c));
    state.lastIsDigit = false;
    return true;
  }
  const skip = kind === tokenKind.hashtag || kind === tokenKind.handle ? 1 : 0;
  const start = tokens.start[i] + skip;
  const end = tokens.end[i];
  if (isFirst) state.hash = tokens.hash[i];
  else {
    let hash = state.hash;
    if (state.lastIsDigit && isDigitUnit(tokens.text.charCodeAt(start))) hash = hashStep(hash, digitGap);
    for (let at = start; at < end; at++) hash = hashStep(hash, foldUnit(tokens.text.charCodeAt(at)));
    state.hash = hash;
  }
  state.lastIsDigit = isDigitUnit(tokens.text.charCodeAt(end - 1));
  return true;
}

/** True for punctuation that may join the parts of a name: a hyphen, an underscore, an ampersand. */
export function isNameJoint(tokens: Tokens, i: number): boolean {
  if (tokens.kind[i] === tokenKind.markup) return tokens.end[i] - tokens.start[i] === 5 && tokens.raw(i) === "&amp;";
  if (tokens.kind[i] !== tokenKind.punctuation) return false;
  const unit = tokens.text.charCodeAt(tokens.start[i]);
  return unit === 0x2d || unit === 0x5f || unit === 0x26 || unit === 0x2010 || unit === 0x2011;
}

/** The compact form of a name as text; used to build the index and to confirm a hash. */
export function compactOf(tokens: Tokens, from: number, to: number): string {
  let form = "";
  for (let i = from; i < to; i++) {
    if (isNameJoint(tokens, i)) continue;
    if (tokens.kind[i] === tokenKind.punctuation) {
      if (tokens.text.charCodeAt(tokens.start[i]) === 0x2b) form += plusWord;
      continue;
    }
    const skip = tokens.kind[i] === tokenKind.hashtag || tokens.kind[i] === tokenKind.handle ? 1 : 0;
    let part = "";
    for (let at = tokens.start[i] + skip; at < tokens.end[i]; at++) part += String.fromCharCode(foldUnit(tokens.text.charCodeAt(at)));
    if (form && isDigitUnit(form.charCodeAt(form.length - 1)) && isDigitUnit(part.charCodeAt(0))) form += String.fromCharCode(digitGap);
    form += part;
  }
  return form;
}

function compactHash(compact: string): number {
  let hash = hashSeed;
  for (let at = 0; at < compact.length; at++) hash = hashStep(hash, compact.charCodeAt(at));
  return hash;
}

/** Every spelling of the catalogue by the hash of its compact form, with the hashes of the beginnings at which a text may be cut. */
export class NameIndex {
  readonly names: Name[] = [];
  private readonly byCompact = new Map<string, number>();
  private keys = new Uint32Array(0);
  /** Row of {@link names} + 1, or 0 where the key is only a beginning. */
  private values = new Int32Array(0);
  private mask = 0;
  private readonly beginnings = new Set<number>();

  /** Adds a spelling; the last call must be followed by {@link seal}. */
  add(spelling: string, id: string, strength: number, kind: "brand" | "line" | "product"): void {
    const tokens = tokenise(spelling);
    const compact = compactOf(tokens, 0, tokens.count);
    if (compact.length < 2 && strength < nameStrength.full) return;
    if (compact.length === 0) return;
    let row = this.byCompact.get(compact);
    if (row === undefined) {
      row = this.names.length;
      this.byCompact.set(compact, row);
      this.names.push({ compact, hash: compactHash(compact), entities: [], strength, isBrand: false, isLine: false });
      this.addBeginnings(tokens, compact);
    }
    const name = this.names[row];
    const known = name.entities.find((entity) => entity.id === id);
    if (known) known.strength = Math.max(known.strength, strength);
    else name.entities.push({ id, strength });
    name.strength = Math.max(name.strength, strength);
    if (kind === "brand") name.isBrand = true;
    if (kind === "line") name.isLine = true;
  }

  /** A text may be cut where the name has a gap, where letters meet digits, and at an inner capital ("One|Plus"). */
  private addBeginnings(tokens: Tokens, compact: string): void {
    const cuts = new Set<number>();
    let length = 0;
    for (let i = 0; i < tokens.count; i++) {
      const form = compactOf(tokens, 0, i + 1);
      const raw = tokens.raw(i);
      if (form.length > length && tokens.kind[i] !== tokenKind.punctuation) {
        const offset = form.length - raw.length;
        for (let at = 1; at < raw.length; at++) {
          const before = raw.charCodeAt(at - 1);
          const here = raw.charCodeAt(at);
          const isCamel = raw[at] !== raw[at].toLowerCase() && raw[at - 1] === raw[at - 1].toLowerCase() && !isDigitUnit(before);
          if (isDigitUnit(before) !== isDigitUnit(here) || isCamel) cuts.add(offset + at);
        }
      }
      length = form.length;
      cuts.add(length);
    }
    let hash = hashSeed;
    for (let at = 0; at < compact.length; at++) {
      hash = hashStep(hash, compact.charCodeAt(at));
      if (cuts.has(at + 1)) this.beginnings.add(hash);
    }
  }

  /** Builds the table; nothing may be added afterwards. */
  seal(): void {
    let size = 1024;
    while (size < (this.beginnings.size + this.names.length) * 3) size *= 2;
    this.keys = new Uint32Array(size);
    this.values = new Int32Array(size).fill(-1);
    this.mask = size - 1;
    for (const [row, name] of this.names.entries()) {
      this.set(name.hash, row + 1);
    }
    for (const hash of this.beginnings) this.set(hash, 0);
    this.beginnings.clear();
  }

  private set(hash: number, value: number): void {
    let slot = hash & this.mask;
    while (this.values[slot] !== -1 && this.keys[slot] !== hash) slot = (slot + 1) & this.mask;
    this.keys[slot] = hash;
    this.values[slot] = Math.max(this.values[slot], value);
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
    const row = this.byCompact.get(compact);
    return row === undefined ? undefined : this.names[row];
  }
}

/** Parts of a name, split at spaces. */
function partsOf(name: string): string[] {
  return name.split(/\s+/).filter(Boolean);
}

/** A product's name alone counts as full when it holds a word of this many letters; "P9" or "One X" need their maker near. */
const fullWordLetters = 4;

/** Words that are names only beside their brand: with fewer letters than this, or one plain word without a digit. */
function standsAlone(name: string): boolean {
  const parts = partsOf(name);
  const hasLongWord = parts.some((part) => part.replace(/[^\p{L}]/gu, "").length >= fullWordLetters);
  if (!hasLongWord) return false;
  // One word without a digit or an inner capital ("Desire", "Legend") is also a word of the language.
  return parts.length > 1 || /\d/.test(name) || /\p{Ll}\p{Lu}/u.test(name);
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
  const strength = brand.ambiguous ? nameStrength.ambiguous : nameStrength.full;
  for (const spelling of [brand.name, ...brand.aliases]) index.add(spelling, brand.id, strength, "brand");
}

function addProduct(index: NameIndex, catalogue: Catalogue, product: Product): void {
  const brand = catalogue.brand(product.brand);
  const kind = product.isLine ? "line" : "product";
  const spellings = [product.name, ...product.aliases];
  for (const spelling of spellings) {
    const isQualified = brand !== undefined && spelling.toLowerCase().startsWith(`${brand.name.toLowerCase()} `);
    // An alias is written down because people say it alone; a line's own name is what the line is known by.
    const isDeliberate = spelling !== product.name;
    const alone = isQualified || isDeliberate || standsAlone(spelling) ? nameStrength.full : nameStrength.short;
    index.add(spelling, product.id, product.isLine && !isQualified && !standsAlone(spelling) ? nameStrength.ambiguous : alone, kind);
    if (brand && !isQualified) {
      for (const maker of [brand.name, ...brand.aliases]) index.add(`${maker} ${spelling}`, product.id, nameStrength.full, kind);
    }
    if (/\p{Ll}$/u.test(spelling) && !spelling.endsWith("s")) index.add(`${spelling}s`, product.id, alone, kind);
  }
  addShortForms(index, catalogue, product);
}

/** "Galaxy S7 edge" is also said "S7 edge": the name without its first word, where a digit is left beside a letter. */
function addShortForms(index: NameIndex, catalogue: Catalogue, product: Product): void {
  if (product.isLine) return;
  const brand = catalogue.brand(product.brand);
  let parts = partsOf(product.name);
  if (brand && parts[0]?.toLowerCase() === brand.name.toLowerCase()) parts = parts.slice(1);
  const rest = parts.slice(1).join(" ");
  if (parts.length > 1 && /\p{L}/u.test(rest) && /\d/.test(rest)) index.add(rest, product.id, nameStrength.short, "product");
}
