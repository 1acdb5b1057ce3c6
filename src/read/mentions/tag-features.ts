import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import { type CasingTable, commonLowerCase } from "./casing.js";
import type { Matches } from "./matches.js";
import { type Name, nameStrength } from "./names.js";

/** Buckets of the hashed feature space; a power of two. 2^17 keeps the weights under 600 kB and loses nothing measurable to collisions. */
export const featureBuckets = 1 << 17;
const bucketMask = featureBuckets - 1;

/** Names of this many letters or more are alike: the longer a name, the less likely it is a word. */
const longName = 10;

/** Room for the features of one token; {@link TagFeatures.extract} writes fewer. */
const maxFeatures = 40;

/** The features of a token, by their place in {@link TagFeatures.buckets}, that hold the word itself. */
export const wordTemplates: ReadonlySet<number> = new Set([1, 6, 7, 16, 21, 22]);

/** Codes of what the name index says at a token: 0 nothing, else one more than the class, doubled, plus one inside a name. */
function nameClass(name: Name): number {
  if (name.isBrand) return name.strength === nameStrength.full ? 1 : 2;
  if (name.isLine) return name.strength === nameStrength.full ? 3 : 4;
  return name.strength === nameStrength.full ? 5 : 6;
}

/** Spreads a feature's number and values over the buckets (the finaliser of MurmurHash3, Appleby, public domain). */
function bucketOf(template: number, a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h ^ b, 0xc2b2ae35);
  h ^= h >>> 16;
  h = Math.imul(h, 0x27d4eb2f);
  return (h ^ (h >>> 15)) & bucketMask;
}

/** Per-token columns that the features are made of; one instance serves document after document. */
export class TagFeatures {
  private shape = new Uint16Array(0);
  private gazetteer = new Uint8Array(0);
  private nameHash = new Uint32Array(0);
  private casing = new Uint8Array(0);
  private nameLength = new Uint8Array(0);
  private titleCase = 0;
  /** The features of the token last extracted. */
  readonly buckets = new Int32Array(maxFeatures);

  constructor(private readonly casingTable: CasingTable) {}

  /** Prepares a document. */
  prepare(tokens: Tokens, matches: Matches): void {
    const count = tokens.count;
    if (this.shape.length < count) {
      const capacity = Math.max(1024, count * 2);
      this.shape = new Uint16Array(capacity);
      this.gazetteer = new Uint8Array(capacity);
      this.nameHash = new Uint32Array(capacity);
      this.casing = new Uint8Array(capacity);
      this.nameLength = new Uint8Array(capacity);
    } else {
      this.gazetteer.fill(0, 0, count);
      this.nameHash.fill(0, 0, count);
    }
    let words = 0;
    let capitals = 0;
    for (let i = 0; i < count; i++) {
      this.shape[i] = shapeOf(tokens, i);
      this.casing[i] = tokens.kind[i] === tokenKind.word ? this.casingTable.classOf(tokens.hash[i]) : 0;
      if (tokens.kind[i] === tokenKind.word && tokens.end[i] - tokens.start[i] > 3) {
        words++;
        if (tokens.flags[i] & tokenFlag.capitalised) capitals++;
      }
    }
    this.titleCase = words === 0 ? 0 : Math.min(3, Math.floor((capitals / words) * 4));
    for (let m = 0; m < matches.count; m++) {
      const code = nameClass(matches.name[m]) * 2;
      for (let i = matches.from[m]; i < matches.to[m]; i++) {
        this.gazetteer[i] = i === matches.from[m] ? code : code + 1;
        this.nameHash[i] = matches.name[m].hash + (i - matches.from[m]);
        this.nameLength[i] = Math.min(matches.name[m].compact.length, longName);
      }
      for (let i = matches.to[m]; i < matches.modelEnd[m]; i++)
        if (this.gazetteer[i] === 0) this.gazetteer[i] = i === matches.to[m] ? 20 : 21;
    }
  }

  /** True where a token is no part of a mention: links, emoji, and common words in lower case away from any listed name. */
  isOutside(tokens: Tokens, i: number): boolean {
    const kind = tokens.kind[i];
    if (kind === tokenKind.url || kind === tokenKind.emoji) return true;
    if (kind !== tokenKind.word || this.casing[i] !== commonLowerCase || this.gazetteer[i] !== 0) return false;
    if (tokens.flags[i] & (tokenFlag.capitalised | tokenFlag.camel | tokenFlag.hasDigit)) return false;
    return (i === 0 || this.gazetteer[i - 1] === 0) && (i + 1 >= tokens.count || this.gazetteer[i + 1] === 0);
  }

  /** Writes the features of token `i` to {@link buckets} and returns how many. */
  extract(tokens: Tokens, i: number): number {
    const out = this.buckets;
    const count = tokens.count;
    const w0 = tokens.hash[i];
    const w1 = i > 0 ? tokens.hash[i - 1] : 1;
    const w2 = i > 1 ? tokens.hash[i - 2] : 1;
    const n1 = i + 1 < count ? tokens.hash[i + 1] : 2;
    const n2 = i + 2 < count ? tokens.hash[i + 2] : 2;
    const s0 = this.shape[i];
    const s1 = i > 0 ? this.shape[i - 1] : 0xffff;
    const t1 = i + 1 < count ? this.shape[i + 1] : 0xfffe;
    const g0 = this.gazetteer[i];
    const g1 = i > 0 ? this.gazetteer[i - 1] : 63;
    const h1 = i + 1 < count ? this.gazetteer[i + 1] : 62;
    const c0 = this.casing[i];
    const c1 = i > 0 ? this.casing[i - 1] : 15;
    const d1 = i + 1 < count ? this.casing[i + 1] : 15;
    const title = this.titleCase;
    let n = 0;
    out[n++] = bucketOf(0, 0, 0);
    out[n++] = bucketOf(1, w0, 0);
    out[n++] = bucketOf(2, w1, 0);
    out[n++] = bucketOf(3, n1, 0);
    out[n++] = bucketOf(4, w2, 0);
    out[n++] = bucketOf(5, n2, 0);
    out[n++] = bucketOf(6, w1, w0);
    out[n++] = bucketOf(7, w0, n1);
    out[n++] = bucketOf(8, s0, title);
    out[n++] = bucketOf(9, s0, s1);
    out[n++] = bucketOf(10, s0, t1);
    out[n++] = bucketOf(11, s0, (s1 << 16) | t1);
    out[n++] = bucketOf(12, g0, s0);
    out[n++] = bucketOf(13, g0, (g1 << 8) | h1);
    out[n++] = bucketOf(14, g0, title);
    out[n++] = bucketOf(15, g0, c0);
    out[n++] = bucketOf(16, this.nameHash[i], 0);
    out[n++] = bucketOf(17, c0, (s0 << 4) | title);
    out[n++] = bucketOf(18, c0, (c1 << 8) | d1);
    out[n++] = bucketOf(19, g0, w1);
    out[n++] = bucketOf(20, g0, n1);
    out[n++] = bucketOf(21, g1, w0);
    out[n++] = bucketOf(22, h1, w0);
    out[n++] = bucketOf(23, s0, w1);
    out[n++] = bucketOf(24, s0, n1);
    out[n++] = bucketOf(25, edgeHash(tokens, i, true), s0 & 7);
    out[n++] = bucketOf(27, g0, tokens.kind[i]);
    out[n++] = bucketOf(28, g0, g0 > 0 && g0 < 20 ? this.nameLength[i] : 0);
    out[n++] = bucketOf(26, edgeHash(tokens, i, false), s0 & 7);
    return n;
  }
}

/** Length of the beginnings and endings of words that are features. */
const edgeLength = 3;

function edgeHash(tokens: Tokens, i: number, isBeginning: boolean): number {
  const start = tokens.start[i];
  const end = tokens.end[i];
  const from = isBeginning ? start : Math.max(start, end - edgeLength);
  const to = isBeginning ? Math.min(end, start + edgeLength) : end;
  let h = 17;
  for (let at = from; at < to; at++) h = Math.imul(h, 31) + (tokens.text.charCodeAt(at) | 32);
  return h >>> 0;
}

/** Kind, casing, digits, length and place of a token in 12 bits. */
function shapeOf(tokens: Tokens, i: number): number {
  const kind = tokens.kind[i];
  const flags = tokens.flags[i];
  const length = tokens.end[i] - tokens.start[i];
  const lengthClass = length === 1 ? 0 : length < 4 ? 1 : 2;
  const casing = flags & tokenFlag.allCaps ? 3 : flags & tokenFlag.camel ? 2 : flags & tokenFlag.capitalised ? 1 : 0;
  const digits = flags & tokenFlag.hasDigit ? 1 : 0;
  const glued = flags & tokenFlag.glued ? 1 : 0;
  const isStart = i === 0 || flags & tokenFlag.lineStart || endsSentence(tokens, i - 1) ? 1 : 0;
  const mark = kind === tokenKind.punctuation ? tokens.text.charCodeAt(tokens.start[i]) & 7 : 0;
  return kind | (casing << 4) | (digits << 6) | (lengthClass << 7) | (glued << 9) | (isStart << 10) | (mark << 11);
}

function endsSentence(tokens: Tokens, i: number): boolean {
  if (tokens.kind[i] !== tokenKind.punctuation) return false;
  const unit = tokens.text.charCodeAt(tokens.start[i]);
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3a;
}
