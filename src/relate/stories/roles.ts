import type { CopyLink, StoryMember } from "../../core/relation.js";
import { minuteMs } from "../../core/time.js";
import type { CitationGraph } from "../citations/graph.js";
import type { First } from "../time/first.js";
import type { Origin, StoryRow } from "./types.js";

/** Words by which a document claims to have its matter at first hand. */
const ownSourcePattern =
  /\b(?:exclusive(?:ly)?|scoop|(?:has|have) learned|told (?:us|me|this (?:paper|site|newspaper))|we(?:'ve| have)? (?:obtained|learned|seen|received|tested)|in an interview with|press release|for immediate release|today announced|hands-on|i (?:tested|bought|asked|spoke))\b/i;

/** The role of every document of a story, in order, and what each directly goes back to. */
export interface Roles {
  members: StoryMember[];
  origins: Map<string, Origin>;
}

/**
 * Roles from a story's rows in order of time, its first, the citations and the copies among them.
 *
 * An echo copies an earlier document, or names a source. A root names none and copies none, and either comes before all others or claims
 * its matter at first hand. What names no source, but comes after others, is undetermined: silence about a source proves nothing.
 */
export function rolesOf(rows: readonly StoryRow[], story: string, first: First, graph: CitationGraph, copies: readonly CopyLink[]): Roles {
  const origins = new Map<string, Origin>();
  const echoes = new Set<string>();
  const cited = new Set<string>();
  for (const { from, to, earlier, citation } of graph.edges) {
    echoes.add(from);
    if (!earlier) continue;
    cited.add(to);
    if (!origins.has(from)) origins.set(from, { to, by: citation.kind });
  }
  for (const id of graph.outside.keys()) echoes.add(id);
  for (const copy of copies) {
    echoes.add(copy.b);
    if (!origins.has(copy.b)) origins.set(copy.b, { to: copy.a, by: copy.kind });
  }
  const start = rows.find((row) => row.time !== null)?.time?.from ?? null;
  // A document of unknown time may have come before the first.
  const precedesAll = first.kind === "first" && rows.every((row) => row.time !== null) ? first.id : null;
  const roots = new Set<string>();
  for (const row of rows) {
    if (echoes.has(row.id)) continue;
    if (row.id === precedesAll || cited.has(row.id) || ownSourcePattern.test(`${row.title ?? ""} ${row.text}`)) roots.add(row.id);
  }
  const members = rows.map((row): StoryMember => {
    const role = roots.has(row.id) ? "root" : echoes.has(row.id) ? "echo" : "undetermined";
    return {
      id: row.id,
      story,
      role,
      root: role === "root" ? row.id : role === "echo" ? rootOf(row.id, origins, roots) : null,
      lag_minutes: row.time && start !== null ? Math.round((row.time.from - start) / minuteMs) : null,
    };
  });
  return { members, origins };
}

/** Follows what a document goes back to until a root; null where the way ends elsewhere or runs in a circle. */
function rootOf(id: string, origins: ReadonlyMap<string, Origin>, roots: ReadonlySet<string>): string | null {
  const passed = new Set<string>();
  let at: string | undefined = id;
  while (at !== undefined && !passed.has(at)) {
    if (roots.has(at)) return at;
    passed.add(at);
    at = origins.get(at)?.to;
  }
  return null;
}
