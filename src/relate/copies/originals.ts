import type { CopyKind, CopyLink } from "../../core/relation.js";
import type { TimeInterval } from "../../core/time.js";
import { byTimeThenId } from "./order.js";
import type { CopyCluster } from "./types.js";

/** Kinds after which a document says nothing of its own: a quote, a rewrite or a borrowed passage adds words. */
export const wholeCopyKinds: readonly CopyKind[] = ["exact", "near", "repost", "syndicated", "press_release"];

/**
 * Which document of every copy cluster is the original, earliest in what we saw and ties by id, and which are copies of it.
 * The clusters are those that the links of {@link wholeCopyKinds} connect; they do not depend on the order of rows or links.
 */
export function originals(
  rows: readonly { id: string; time: TimeInterval | null }[],
  links: readonly Pick<CopyLink, "a" | "b" | "kind">[],
): { clusters: CopyCluster[]; copyOf: Map<string, string> } {
  const ordered = [...rows].sort(byTimeThenId);
  const number = new Map<string, number>();
  for (const row of ordered) if (!number.has(row.id)) number.set(row.id, number.size);
  const ids = [...number.keys()];
  const parent = Uint32Array.from(ids, (_, i) => i);
  const find = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  };
  for (const link of links) {
    if (!wholeCopyKinds.includes(link.kind)) continue;
    const a = number.get(link.a);
    const b = number.get(link.b);
    if (a === undefined || b === undefined) continue;
    const rootA = find(a);
    const rootB = find(b);
    // The lower number is the earlier document, so the root of a set is always its original.
    if (rootA < rootB) parent[rootB] = rootA;
    else if (rootB < rootA) parent[rootA] = rootB;
  }
  const clusters = new Map<number, CopyCluster>();
  const copyOf = new Map<string, string>();
  for (let i = 0; i < ids.length; i++) {
    const root = find(i);
    if (root === i) continue;
    let cluster = clusters.get(root);
    if (!cluster) {
      cluster = { original: ids[root], copies: [] };
      clusters.set(root, cluster);
    }
    cluster.copies.push(ids[i]);
    copyOf.set(ids[i], ids[root]);
  }
  return { clusters: [...clusters.entries()].sort((x, y) => x[0] - y[0]).map(([, cluster]) => cluster), copyOf };
}
