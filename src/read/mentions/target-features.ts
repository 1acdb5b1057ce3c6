import type { Catalogue } from "../../catalogue/types.js";
import { hashOf, type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import { wordSet } from "../word-table.js";
import { type Candidate, candidateOrigin } from "./candidates.js";

/** Buckets of the hashed feature space; a power of two. */
export const targetBuckets = 1 << 17;
/** Words of the text after this many say nothing about its target. */
const wordLimit = 80;
/** Room for the features of a candidate itself. */
const ownLimit = 64;

function bucketOf(template: number, a: number, b: number, c: number): number {
  let h = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h ^ Math.imul(b + 3, 0x165667b1) ^ c, 0xc2b2ae35);
  h ^= h >>> 16;
  h = Math.imul(h, 0x27d4eb2f);
  return (h ^ (h >>> 15)) & (targetBuckets - 1);
}

/** What the features of all candidates of a document share. */
export class TargetFeatures {
  /** Words of the text, as hashes. */
  private words = new Uint32Array(wordLimit);
  private wordCount = 0;
  private anyProduct = 0;
  private brandCount = 0;
  private productCount = 0;
  private isQuestion = 0;
  private hasFirstPerson = 0;
  private hasForum = 0;
  private hasProductField = 0;
  private lengthClass = 0;
  private titleCase = 0;
  /** The token at which nothing but tags and links is left. */
  private tailFrom = 0;
  /** The brand of each candidate's entity, "" where it has none. */
  private readonly brands: string[] = [];
  private readonly kindHash = new Map<string, number>();
  readonly buckets = new Int32Array(wordLimit * 2 + ownLimit);
  /** Repost, link, begins with a handle, share of tags, in bits. */
  private manner = 0;

  constructor(private readonly catalogue: Catalogue) {}

  /**
   * Prepares a document.
   * @param isForumNamed true where the forum is about something listed; what else a forum is called tells nothing of new sources
   */
  prepare(tokens: Tokens, candidates: readonly Candidate[], isForumNamed: boolean, product: string): void {
    this.wordCount = 0;
    this.isQuestion = 0;
    this.hasFirstPerson = 0;
    this.tailFrom = 0;
    let capitals = 0;
    let long = 0;
    let tags = 0;
    let links = 0;
    for (let i = 0; i < tokens.count; i++) {
      const kind = tokens.kind[i];
      if (kind === tokenKind.hashtag) tags++;
      else if (kind === tokenKind.url) links = 1;
      if (kind === tokenKind.word) {
        this.tailFrom = i + 1;
        if (this.wordCount < wordLimit) this.words[this.wordCount++] = tokens.hash[i];
        if (firstPerson.has(tokens.hash[i])) this.hasFirstPerson = 1;
        if (tokens.end[i] - tokens.start[i] > 3) {
          long++;
          if (tokens.flags[i] & tokenFlag.capitalised) capitals++;
        }
      } else if (kind === tokenKind.number) this.tailFrom = i + 1;
      else if (kind === tokenKind.punctuation && tokens.text.charCodeAt(tokens.start[i]) === 0x3f) this.isQuestion = 1;
    }
    this.titleCase = long === 0 ? 0 : Math.min(3, Math.floor((capitals / long) * 4));
    this.lengthClass = Math.min(5, Math.floor(Math.log2(tokens.count + 1)));
    const isRepost = tokens.count > 1 && tokens.hash[0] === repostWord && tokens.kind[1] === tokenKind.handle ? 1 : 0;
    const toHandle = tokens.count > 0 && tokens.kind[0] === tokenKind.handle ? 1 : 0;
    this.manner = isRepost | (links << 1) | (toHandle << 2) | (Math.min(3, Math.floor((tags / (tags + this.wordCount + 1)) * 6)) << 3);
    this.brands.length = 0;
    for (const { entity } of candidates) {
      const slash = entity === null ? -1 : entity.indexOf("/");
      this.brands.push(entity === null ? "" : slash < 0 ? entity : entity.slice(0, slash));
    }
    this.anyProduct = candidates.some(({ kind, first }) => kind >= 2 && kind <= 4 && first >= 0) ? 1 : 0;
    this.brandCount = Math.min(3, candidates.filter(({ kind, first }) => kind === 1 && first >= 0).length);
    this.productCount = Math.min(3, candidates.filter(({ kind, first }) => kind >= 2 && first >= 0).length);
    this.hasForum = isForumNamed ? 1 : 0;
    this.hasProductField = product ? 1 : 0;
  }

  private kindOf(entity: string | null): number {
    if (entity === null) return 0;
    const kind = this.catalogue.product(entity)?.kind ?? "brand";
    let hash = this.kindHash.get(kind);
    if (hash === undefined) {
      hash = 7;
      for (let i = 0; i < kind.length; i++) hash = Math.imul(hash, 31) + kind.charCodeAt(i);
      this.kindHash.set(kind, hash);
    }
    return hash;
  }

  /** Writes the features of a candidate itself to {@link buckets} and returns how many; those of the text's words come on top. */
  extract(tokens: Tokens, mentionCount: number, candidates: readonly Candidate[], at: number): number {
    const out = this.buckets;
    const candidate = candidates[at];
    const { origin, kind, first, count, from, to } = candidate;
    const type = origin * 8 + kind;
    const sort = this.kindOf(candidate.entity);
    const situation = this.anyProduct | (this.brandCount << 1) | (this.productCount << 3);
    let n = 0;
    out[n++] = bucketOf(0, type, 0, 0);
    out[n++] = bucketOf(1, type, situation, 0);
    out[n++] = bucketOf(2, type, this.hasForum, this.hasProductField);
    out[n++] = bucketOf(3, type, sort, 0);
    out[n++] = bucketOf(4, type, Math.min(count, 4), 0);
    out[n++] = bucketOf(5, type, this.isQuestion, this.hasFirstPerson);
    out[n++] = bucketOf(29, type, this.manner, 0);
    out[n++] = bucketOf(30, type, this.manner & 6, this.hasFirstPerson | (this.isQuestion << 1));
    // What else the same brand has among the candidates: a brand gives way to its product, a line to its model.
    const brand = this.brands[at];
    let rivals = 0;
    let order = 0;
    let located = 0;
    let longer = 0;
    let shorter = 0;
    let next = -1;
    for (let each = 0; each < candidates.length; each++) {
      const other = candidates[each];
      if (each === at) continue;
      if (other.entity !== null && other.first >= 0 && this.brands[each] === brand)
        rivals |= other.kind === 1 ? 1 : other.kind === 2 ? 2 : 4;
      if (other.kind === kind && other.first >= 0 && other.first < first) order++;
      if (other.from < 0 || from < 0) continue;
      if (other.from < from && other.origin !== candidateOrigin.leading && other.origin !== candidateOrigin.shaped) located++;
      if (other.from <= from && other.to >= to) longer |= 1 << Math.min(3, Math.max(0, other.origin - 7));
      if (other.from >= from && other.to <= to) shorter |= other.first >= 0 ? 1 : 2;
      if (other.first >= 0 && other.from >= to && other.from <= to + 1) next = other.kind;
    }
    out[n++] = bucketOf(6, type, rivals, situation);
    out[n++] = bucketOf(7, type, Math.min(order, 3), this.productCount);
    out[n++] = bucketOf(8, type, Math.min(first, 4), Math.min(mentionCount, 5));
    out[n++] = bucketOf(19, type, this.titleCase, this.lengthClass);
    if (from >= 0) {
      const group = origin === candidateOrigin.named ? kind : origin + 8;
      const place = Math.min(4, Math.floor((from / tokens.count) * 5));
      const kindBefore = from > 0 ? tokens.kind[from - 1] : 0;
      const before = from > 0 ? tokens.hash[from - 1] : 1;
      const before2 = from > 1 ? tokens.hash[from - 2] : 1;
      const after = to < tokens.count ? tokens.hash[to] : 2;
      const after2 = to + 1 < tokens.count ? tokens.hash[to + 1] : 2;
      const marked = tokens.kind[from];
      const hasDigit = tokens.flags[from] & tokenFlag.hasDigit ? 1 : 0;
      const inTail = from >= this.tailFrom ? 1 : 0;
      const shape = shapeOf(tokens, to - 1);
      out[n++] = bucketOf(9, group, place, order);
      out[n++] = bucketOf(10, group, before, 0);
      out[n++] = bucketOf(11, group, after, 0);
      out[n++] = bucketOf(12, before, after, 0);
      out[n++] = bucketOf(13, group, marked, rivals);
      out[n++] = bucketOf(14, group, kindBefore, hasDigit);
      out[n++] = bucketOf(15, before2, before, 0);
      out[n++] = bucketOf(16, marked, place, sort);
      out[n++] = bucketOf(17, sort, before, 1);
      out[n++] = bucketOf(18, from === 0 ? 1 : 0, group, marked);
      out[n++] = bucketOf(20, group, inTail, situation);
      out[n++] = bucketOf(31, group, marked | (inTail << 6), this.manner);
      out[n++] = bucketOf(22, sort, after, 1);
      out[n++] = bucketOf(23, after, after2, 0);
      out[n++] = bucketOf(24, group, longer, shorter);
      out[n++] = bucketOf(25, group, next + 1, Math.min(located, 3));
      out[n++] = bucketOf(26, group, Math.min(to - from, 4), shape);
      out[n++] = bucketOf(27, sort, situation, Math.min(located, 3));
      out[n++] = bucketOf(28, tokens.hash[to - 1], origin, 0);
    }
    return n;
  }

  /** Candidates of one group share the features of the text's words: unnamed ones by how they come to stand, named ones as brand or other. */
  wordGroup({ first, origin, kind }: Candidate): number {
    if (origin >= candidateOrigin.extended) return unlisted;
    return first < 0 ? origin * 8 + kind : kind === 1 ? namedBrand : namedOther;
  }

  /** Writes the features of the text's words for a group to {@link buckets}, from `n` on, and returns how many there are then. */
  extractWords(group: number, n: number): number {
    let at = n;
    for (let word = 0; word < this.wordCount; word++) this.buckets[at++] = bucketOf(21, group, this.words[word], 0);
    for (let word = 1; word < this.wordCount; word++) this.buckets[at++] = bucketOf(32, group, this.words[word - 1], this.words[word]);
    return at;
  }
}

function shapeOf(tokens: Tokens, i: number): number {
  const flags = tokens.flags[i];
  return (
    (flags & tokenFlag.allCaps ? 3 : flags & tokenFlag.camel ? 2 : flags & tokenFlag.capitalised ? 1 : 0) |
    (flags & tokenFlag.hasDigit ? 4 : 0)
  );
}

/** Groups of named candidates and of those that only look like a name; below them are those of unnamed ones. */
const namedBrand = 80;
const namedOther = 81;
const unlisted = 82;
/** Number of groups that {@link TargetFeatures.wordGroup} gives. */
export const wordGroups = 83;
const repostWord = hashOf("rt");
const firstPerson = wordSet(["i", "my", "me"].map(hashOf));
