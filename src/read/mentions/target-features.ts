import type { Catalogue } from "../../catalogue/types.js";
import type { Mention } from "../../core/reading.js";
import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import type { Candidate } from "./candidates.js";

/** Buckets of the hashed feature space; a power of two. */
export const targetBuckets = 1 << 15;
/** Words of the text after this many say nothing about its target. */
const wordLimit = 80;

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
  private readonly kindHash = new Map<string, number>();
  private readonly tokenOf = new Map<number, number>();
  readonly buckets = new Int32Array(wordLimit + 64);

  constructor(private readonly catalogue: Catalogue) {}

  /** Prepares a document. */
  prepare(tokens: Tokens, mentions: readonly Mention[], candidates: readonly Candidate[], forum: string, product: string): void {
    this.wordCount = 0;
    this.isQuestion = 0;
    this.hasFirstPerson = 0;
    this.tokenOf.clear();
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.kind[i] === tokenKind.word && this.wordCount < wordLimit) {
        this.words[this.wordCount++] = tokens.hash[i];
        const length = tokens.end[i] - tokens.start[i];
        if (length <= 2 && /^(?:i|my|me)$/.test(tokens.lower(i))) this.hasFirstPerson = 1;
      }
      if (tokens.kind[i] === tokenKind.punctuation && tokens.text.charCodeAt(tokens.start[i]) === 0x3f) this.isQuestion = 1;
    }
    let m = 0;
    for (let i = 0; i < tokens.count && m < mentions.length; i++) {
      while (m < mentions.length && tokens.end[i] > mentions[m].start) this.tokenOf.set(m++, i);
    }
    this.anyProduct = candidates.some(({ kind, first }) => kind >= 2 && kind <= 4 && first >= 0) ? 1 : 0;
    this.brandCount = Math.min(3, candidates.filter(({ kind, first }) => kind === 1 && first >= 0).length);
    this.productCount = Math.min(3, candidates.filter(({ kind, first }) => kind >= 2 && first >= 0).length);
    this.hasForum = forum ? 1 : 0;
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
  extract(tokens: Tokens, mentions: readonly Mention[], candidates: readonly Candidate[], at: number): number {
    const out = this.buckets;
    const candidate = candidates[at];
    const { origin, kind, first, count } = candidate;
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
    // What else the same brand has among the candidates: a brand gives way to its product, a line to its model.
    const brand = candidate.entity?.split("/")[0] ?? "";
    let rivals = 0;
    for (const other of candidates) {
      if (other === candidate || other.entity === null || other.entity.split("/")[0] !== brand || other.first < 0) continue;
      rivals |= other.kind === 1 ? 1 : other.kind === 2 ? 2 : 4;
    }
    out[n++] = bucketOf(6, type, rivals, situation);
    let order = 0;
    for (const other of candidates) if (other.kind === kind && other.first >= 0 && other.first < first) order++;
    out[n++] = bucketOf(7, type, Math.min(order, 3), this.productCount);
    out[n++] = bucketOf(8, type, Math.min(first, 4), Math.min(mentions.length, 5));
    if (first >= 0) {
      const mention = mentions[first];
      const token = this.tokenOf.get(first) ?? 0;
      const place = Math.min(4, Math.floor((mention.start / (tokens.text.length + 1)) * 5));
      const kindBefore = token > 0 ? tokens.kind[token - 1] : 0;
      const before = token > 0 ? tokens.hash[token - 1] : 1;
      const before2 = token > 1 ? tokens.hash[token - 2] : 1;
      let next = token + 1;
      while (next < tokens.count && tokens.start[next] < mention.end) next++;
      const after = next < tokens.count ? tokens.hash[next] : 2;
      const marked = tokens.kind[token];
      const hasDigit = tokens.flags[token] & tokenFlag.hasDigit ? 1 : 0;
      out[n++] = bucketOf(9, kind, place, order);
      out[n++] = bucketOf(10, kind, before, 0);
      out[n++] = bucketOf(11, kind, after, 0);
      out[n++] = bucketOf(12, before, after, 0);
      out[n++] = bucketOf(13, kind, marked, rivals);
      out[n++] = bucketOf(14, kind, kindBefore, hasDigit);
      out[n++] = bucketOf(15, before2, before, 0);
      out[n++] = bucketOf(16, marked, place, sort);
      out[n++] = bucketOf(17, sort, before, 1);
      out[n++] = bucketOf(18, token === 0 ? 1 : 0, kind, marked);
    }
    return n;
  }

  /** Candidates of one group share the features of the text's words: unnamed ones by how they come to stand, named ones as brand or other. */
  wordGroup({ first, origin, kind }: Candidate): number {
    return first < 0 ? origin * 8 + kind : kind === 1 ? namedBrand : namedOther;
  }

  /** Writes the features of the text's words for a group to {@link buckets}, from `n` on, and returns how many there are then. */
  extractWords(group: number, n: number): number {
    let at = n;
    for (let word = 0; word < this.wordCount; word++) this.buckets[at++] = bucketOf(21, group, this.words[word], 0);
    return at;
  }
}

/** Groups of named candidates; below them are those of unnamed ones. */
const namedBrand = 80;
const namedOther = 81;
/** Number of groups that {@link TargetFeatures.wordGroup} gives. */
export const wordGroups = 82;
