/**
 * A story that was split or merged by hand, told by documents, so that it holds when the documents around them have changed.
 *
 * `merge`: the stories that hold most of each part are one. `split`: the documents of the first part make a story of their own, those of the
 * second stay; what came later goes with its original.
 */
export interface StoryEdit {
  kind: "split" | "merge";
  /** Ids of documents: of each story that was merged, or of what was taken out and what was left. */
  parts: readonly (readonly string[])[];
}

/**
 * The groups after some edits, oldest first. Documents of an edit that are no longer there are passed over.
 * @param copyOf the original of each copy
 */
export function applyEdits<Row extends { id: string }>(
  groups: readonly (readonly Row[])[],
  edits: readonly StoryEdit[],
  copyOf: ReadonlyMap<string, string>,
): Row[][] {
  const current: Row[][] = groups.map((group) => [...group]);
  if (edits.length === 0) return current;
  const groupOf = new Map<string, number>();
  current.forEach((group, number) => {
    for (const { id } of group) groupOf.set(id, number);
  });
  const move = (number: number, from: number, test: (row: Row) => boolean): void => {
    const moved = current[from].filter(test);
    current[from] = current[from].filter((row) => !test(row));
    for (const row of moved) groupOf.set(row.id, number);
    current[number].push(...moved);
  };
  for (const { kind, parts } of edits) {
    if (kind === "merge") {
      const [target, ...others] = new Set(parts.map((part) => holderOf(part, groupOf)).filter((group) => group !== null));
      for (const other of others) move(target, other, () => true);
      continue;
    }
    const [out = [], rest = []] = parts;
    const taken = new Set(out);
    const left = new Set(rest);
    const leaves = ({ id }: Row): boolean => taken.has(id) || (!left.has(id) && taken.has(copyOf.get(id) ?? ""));
    const touched = new Set(out.map((id) => groupOf.get(id)).filter((group) => group !== undefined));
    if (touched.size === 0) continue;
    const number = current.push([]) - 1;
    for (const group of touched) move(number, group, leaves);
  }
  return current.filter((group) => group.length > 0);
}

/** The group that holds most of the documents, of equal ones that of the earliest listed; null where all are gone. */
function holderOf(part: readonly string[], groupOf: ReadonlyMap<string, number>): number | null {
  const counts = new Map<number, number>();
  for (const id of part) {
    const group = groupOf.get(id);
    if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  let best: number | null = null;
  for (const [group, count] of counts) if (best === null || count > counts.get(best)!) best = group;
  return best;
}
