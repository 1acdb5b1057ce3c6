import type { CopyKind, CopyLink } from "../../core/relation.js";
import type { TimeInterval } from "../../core/time.js";

/** What the copy detector needs of a document. */
export interface CopyRow {
  id: string;
  text: string;
  title?: string | null;
  /** null where the time is unknown. */
  time: TimeInterval | null;
  author?: string | null;
  source?: string | null;
  url?: string | null;
  links?: string[] | null;
  /** The outlet, for articles and headlines. */
  publication?: string | null;
}

export interface CopyOptions {
  /** Least Jaccard similarity of character 5-grams for an exact or near copy, above 0 to 1. */
  threshold: number;
  /** Documents with one and the same text of which every pair is written; the others link to the earliest only. */
  pairsWithin: number;
  /** Near copies looked up for one text among those not longer than it. */
  maxNeighbours: number;
  /** Kinds to write; leaving out `quote`, `passage` and `rewrite` also saves the work of finding them. */
  kinds: readonly CopyKind[];
  /** Shortest copied passage, in words. */
  passageWords: number;
  /**
   * Also look for rewrites among documents of a sentence or two, shorter than `articleWords`. Off by default: of what the model calls
   * a paraphrase a quarter is none (docs/copies.md).
   */
  sentences: boolean;
  /** Shortest article, in words: one document of a shared passage is one, and both of a rewrite. */
  articleWords: number;
}

/** A set of documents that go back to one text. */
export interface CopyCluster {
  /** The earliest in what we saw, ties by id; documents of unknown time come last. */
  original: string;
  /** The others, in the same order. */
  copies: string[];
}

export interface CopyDetail {
  links: CopyLink[];
  clusters: CopyCluster[];
  counts: { rows: number; distinctTexts: number; links: Partial<Record<CopyKind, number>> };
}
