import type { CopyLink, StoryMember } from "../../core/relation.js";
import { isBefore, minuteMs } from "../../core/time.js";
import type { CitationGraph } from "../citations/graph.js";
import type { StoryRow } from "./types.js";

/** Words by which a document claims to have its matter at first hand. */
const ownSourcePattern =
  /\b(?:exclusive(?:ly)?|scoop|(?:has|have) learned|told (?:us|me|this (?:paper|site|newspaper))|we(?:'ve| have)? (?:obtained|learned|seen|received|tested)|in an interview with|press release|for immediate release|today announced|hands-on|i (?:tested|bought|asked|spoke))\b/i;

/**
 * The role of every document of a story, given its rows in order of time, the citations and the copies among them.
 *
 * An echo copies an earlier document, or names a source. A root names none and copies none, and either comes before all others or claims
 * its matter at first hand. What names no source, but comes after others, is undetermined: silence about a source proves nothing.
 */
export function rolesOf(rows: readonly StoryRow[], story: string, graph: CitationGraph, copies: readonly CopyLink[]): StoryMember[] {
  const goesBackTo = new Map<string, string>();
  const echoes = new Set<string>();
  for (const edge of graph.edges) {
    echoes.add(edge.from);
    if (edge.earlier && !goesBackTo.has(edge.from)) goesBackTo.set(edge.from, edge.to);
  }
  for (const id of graph.outside.keys()) echoes.add(id);
  for (const copy of copies) {
    echoes.add(copy.b);
    if (!goesBackTo.has(copy.b)) goesBackTo.set(copy.b, copy.a);
  }
  const start = rows.reduce<number | null>(
    (least, row) => (row.time && (least === null || row.time.from < least) ? row.time.from : least),
    null,
  );
  const roots = new Set<string>();
  for (const row of rows) {
    if (echoes.has(row.id)) continue;
    const precedesAll =
      row.time !== null && rows.every((other) => other === row || (other.time !== null && isBefore(row.time!, other.time)));
    const isOwn = ownSourcePattern.test(`${row.title ?? ""} ${row.text}`);
    if (precedesAll || isOwn || isCited(row.id, graph)) roots.add(row.id);
  }
  return rows.map((row) => {
    const role = roots.has(row.id) ? "root" : echoes.has(row.id) ? "echo" : "undetermined";
    return {
      id: row.id,
      story,
      role,
      root: role === "root" ? row.id : role === "echo" ? rootOf(row.id, goesBackTo, roots) : null,
      lag_minutes: row.time && start !== null ? Math.round((row.time.from - start) / minuteMs) : null,
    };
  });
}

function isCited(id: string, graph: CitationGraph): boolean {
  return graph.edges.some((edge) => edge.to === id && edge.earlier);
}

/** Follows what a document goes back to until a root; null where the way ends elsewhere or runs in a circle. */
function rootOf(id: string, goesBackTo: ReadonlyMap<string, string>, roots: ReadonlySet<string>): string | null {
  const passed = new Set<string>();
  let at: string | undefined = id;
  while (at !== undefined && !passed.has(at)) {
    if (roots.has(at)) return at;
    passed.add(at);
    at = goesBackTo.get(at);
  }
  return null;
}
