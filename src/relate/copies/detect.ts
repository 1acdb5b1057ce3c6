import { type CopyKind, type CopyLink, copyKinds } from "../../core/relation.js";
import { articleLinks } from "./articles.js";
import { findBorrowings } from "./borrowed.js";
import { copyKindOf } from "./kind.js";
import { nearJoin } from "./near-join.js";
import { byTimeThenId } from "./order.js";
import { originals } from "./originals.js";
import { sentenceLinks } from "./sentences.js";
import { TextStore } from "./text-store.js";
import type { CopyDetail, CopyOptions, CopyRow } from "./types.js";

export type { CopyOptions, CopyRow } from "./types.js";

/** Thresholds of {@link detect}; `docs/copies.md` says where each comes from. */
export const defaults: CopyOptions = {
  threshold: 0.8,
  pairsWithin: 256,
  maxNeighbours: 1000,
  kinds: copyKinds,
  passageWords: 20,
  articleWords: 80,
  sentences: false,
};

/** Kinds that are found beyond the near-copy join, where pairs that it linked must be known. */
const partialKinds: readonly CopyKind[] = ["repost", "quote", "rewrite", "passage"];

function findCopies(rows: readonly CopyRow[], options: Partial<CopyOptions> = {}): CopyDetail {
  const settings = { ...defaults, ...options };
  const ordered = withoutRepeatedIds(rows)
    .map((row) => (row.text.trim() === "" && row.title ? { ...row, text: row.title } : row))
    .sort(byTimeThenId);
  const wanted = new Set<CopyKind>(settings.kinds);
  const links: CopyLink[] = [];
  const linked = new Set<number>();
  const keyOf = (a: number, b: number): number => Math.min(a, b) * ordered.length + Math.max(a, b);
  const add = (a: number, b: number, score: number, isSame: boolean): void => {
    const [earlier, later] = a < b ? [ordered[a], ordered[b]] : [ordered[b], ordered[a]];
    const kind = copyKindOf(earlier, later, isSame);
    if (wanted.has(kind)) links.push({ a: earlier.id, b: later.id, kind, score });
    if (remember) linked.add(keyOf(a, b));
  };
  const remember = partialKinds.some((kind) => wanted.has(kind));

  const store = new TextStore();
  for (const row of ordered) store.add(row.text);
  const groups = groupRows(store);
  for (const group of groups) eachPairWithin(group, settings.pairsWithin, (a, b) => add(a, b, 1, true));
  const pairs = nearJoin(store, settings);
  for (let i = 0; i < pairs.length; i++) {
    const score = pairs.score(i);
    const first = groups[pairs.first(i)].slice(0, settings.pairsWithin);
    const second = groups[pairs.second(i)].slice(0, settings.pairsWithin);
    for (const a of first) for (const b of second) add(a, b, score, false);
  }
  if (wanted.has("repost") || wanted.has("quote")) {
    for (const borrowing of findBorrowings(ordered, store, groups)) {
      const source = groups[borrowing.from][0];
      if (!wanted.has(borrowing.kind) || linked.has(keyOf(source, borrowing.row))) continue;
      linked.add(keyOf(source, borrowing.row));
      links.push({ a: ordered[source].id, b: ordered[borrowing.row].id, kind: borrowing.kind, score: borrowing.score });
    }
  }
  if (wanted.has("rewrite") || wanted.has("passage")) {
    const earliest = groups.filter((group) => group.length > 0).map((group) => group[0]);
    const articles = earliest.map((row) => ordered[row]);
    const isLinked = (first: number, second: number): boolean => linked.has(keyOf(earliest[first], earliest[second]));
    for (const link of articleLinks(articles, settings, isLinked)) if (wanted.has(link.kind)) links.push(link);
    if (settings.sentences && wanted.has("rewrite")) links.push(...sentenceLinks(articles, settings, isLinked));
  }

  links.sort(byIds);
  const counts: Partial<Record<CopyKind, number>> = {};
  for (const link of links) counts[link.kind] = (counts[link.kind] ?? 0) + 1;
  return {
    links,
    clusters: originals(ordered, links).clusters,
    counts: { rows: ordered.length, distinctTexts: store.distinct, links: counts },
  };
}

/**
 * Finds which documents copy which: one link a pair, `a` the earlier in what we saw (ties by id), `score` 0 to 1.
 *
 * Rows may come in any order; the result does not depend on it. Every pair at or above the threshold is written, except in
 * a group of more than `pairsWithin` documents with one and the same text, where the rest link to the earliest only. Passages and rewrites
 * link the earliest documents of two texts. A document without text is compared by its title.
 */
export function detect(rows: readonly CopyRow[], options: Partial<CopyOptions> = {}): CopyLink[] {
  return findCopies(rows, options).links;
}

/** As {@link detect}, with the clusters and counts. */
detect.detailed = findCopies;

function withoutRepeatedIds(rows: readonly CopyRow[]): CopyRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id));
}

/** The rows of every distinct text, in order; an empty text is no copy of another. */
function groupRows(store: TextStore): number[][] {
  const groups: number[][] = Array.from({ length: store.distinct }, () => []);
  for (let row = 0; row < store.rows; row++) {
    const text = store.textOf(row);
    if (store.length(text) > 0) groups[text].push(row);
  }
  return groups;
}

function eachPairWithin(group: readonly number[], limit: number, visit: (a: number, b: number) => void): void {
  const all = Math.min(group.length, limit);
  for (let i = 0; i < all; i++) for (let j = i + 1; j < all; j++) visit(group[i], group[j]);
  for (let j = all; j < group.length; j++) visit(group[0], group[j]);
}

function byIds(x: CopyLink, y: CopyLink): number {
  if (x.a !== y.a) return x.a < y.a ? -1 : 1;
  return x.b < y.b ? -1 : x.b > y.b ? 1 : 0;
}
