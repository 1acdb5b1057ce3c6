import type { StoryRow } from "./types.js";

/** Names shown for a story. */
const mostEntities = 8;
const namePattern = /(?<=[\p{Ll}\p{N},;] )[\p{Lu}][\p{L}\p{N}’'-]{1,30}(?: [\p{Lu}\p{N}][\p{L}\p{N}’'-]{0,30}){0,3}/gu;

/** What a story names: catalogue ids where the rows carry them, else proper names inside sentences; in at least a third of the documents, most frequent first. */
export function entitiesOf(rows: readonly StoryRow[]): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const names = row.entities?.length
      ? row.entities
      : [...`${row.title ?? ""}\n${row.text}`.matchAll(namePattern)].map((match) => match[0]);
    for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count * 3 >= rows.length)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostEntities)
    .map(([name]) => name);
}
