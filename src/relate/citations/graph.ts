import { isCertainlyBefore, type TimedRow } from "../time/order.js";
import { addressKey, hostOf, nameKey } from "./address.js";
import { readCitations } from "./read.js";
import type { Citation, CitingRow } from "./types.js";

/** A document says that it has its matter from another of the set. */
export interface CitationEdge {
  /** The citing document. */
  from: string;
  /** The cited document: the earliest of the cited source that was not certainly later than the citing one. */
  to: string;
  citation: Citation;
  /** False where the source was named but every document of it is later: the one it means was not seen, or they cite in a circle. */
  earlier: boolean;
}

export interface CitationGraph {
  edges: CitationEdge[];
  /** Citations whose source has no document in the set, by citing document. A bare handle is an address, not a source, and is left out. */
  outside: Map<string, Citation[]>;
  /** Groups of sources that cite one another in a circle: ids of the documents, in order of id. */
  circles: string[][];
}

/** Who cites whom among the rows: by address of a linked document, else by the name of its author or outlet. */
export function citationGraph(rows: readonly (CitingRow & TimedRow)[]): CitationGraph {
  const byAddress = new Map<string, number[]>();
  const byName = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const address = row.url ? addressKey(row.url) : null;
    if (address) put(byAddress, address, i);
    const names = [row.author, row.publication, address ? hostOf(address) : null].filter((name): name is string => !!name);
    for (const key of new Set(names.map(nameKey))) if (key.length > 1) put(byName, key, i);
  });

  const edges: CitationEdge[] = [];
  const outside = new Map<string, Citation[]>();
  rows.forEach((row, i) => {
    const cited = new Set<number>();
    for (const citation of readCitations(row)) {
      const candidates = citation.kind === "link" ? byAddress.get(citation.key) : byName.get(citation.key);
      const others = candidates?.filter((other) => other !== i && !isSameVoice(rows[other], row));
      if (!others?.length) {
        if (citation.kind === "mention") continue;
        const list = outside.get(row.id);
        if (list) list.push(citation);
        else outside.set(row.id, [citation]);
        continue;
      }
      const possible = others.filter((other) => !isCertainlyBefore(row, rows[other]));
      const target = earliestOf(possible.length > 0 ? possible : others, rows);
      if (cited.has(target)) continue;
      cited.add(target);
      edges.push({ from: row.id, to: rows[target].id, citation, earlier: possible.length > 0 });
    }
  });
  return { edges, outside, circles: circlesIn(rows, edges) };
}

function isSameVoice(a: CitingRow, b: CitingRow): boolean {
  return !!a.author && a.author === b.author && (a.publication ?? "") === (b.publication ?? "");
}

function earliestOf(candidates: readonly number[], rows: readonly TimedRow[]): number {
  return candidates.reduce((best, next) => {
    const a = rows[best].time?.from ?? Number.POSITIVE_INFINITY;
    const b = rows[next].time?.from ?? Number.POSITIVE_INFINITY;
    return b < a || (b === a && rows[next].id < rows[best].id) ? next : best;
  });
}

/** Circles among voices: strongly connected sets (Tarjan 1972, without recursion) of the graph of who cites whom. */
function circlesIn(rows: readonly CitingRow[], edges: readonly CitationEdge[]): string[][] {
  const voiceOf = new Map(rows.map((row) => [row.id, nameKey(row.publication || row.author || row.id) || row.id]));
  const cites = new Map<string, Set<string>>();
  for (const edge of edges) {
    const from = voiceOf.get(edge.from)!;
    const to = voiceOf.get(edge.to)!;
    if (from === to) continue;
    const set = cites.get(from);
    if (set) set.add(to);
    else cites.set(from, new Set([to]));
  }
  const circles: string[][] = [];
  for (const component of stronglyConnected(cites)) {
    if (component.length < 2) continue;
    const members = new Set(component);
    const ids = new Set<string>();
    for (const edge of edges) {
      if (members.has(voiceOf.get(edge.from)!) && members.has(voiceOf.get(edge.to)!)) ids.add(edge.from).add(edge.to);
    }
    circles.push([...ids].sort());
  }
  return circles.sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function stronglyConnected(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const components: string[][] = [];
  const none: ReadonlySet<string> = new Set();
  for (const start of graph.keys()) {
    if (index.has(start)) continue;
    const work: { node: string; rest: Iterator<string> }[] = [];
    const open = (node: string): void => {
      index.set(node, index.size);
      low.set(node, index.get(node)!);
      stack.push(node);
      onStack.add(node);
      work.push({ node, rest: (graph.get(node) ?? none)[Symbol.iterator]() });
    };
    open(start);
    while (work.length > 0) {
      const { node, rest } = work[work.length - 1];
      const step = rest.next();
      if (!step.done) {
        if (!index.has(step.value)) open(step.value);
        else if (onStack.has(step.value)) low.set(node, Math.min(low.get(node)!, index.get(step.value)!));
        continue;
      }
      work.pop();
      const parent = work[work.length - 1]?.node;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(node)!));
      if (low.get(node) !== index.get(node)) continue;
      const component: string[] = [];
      let member: string;
      do {
        member = stack.pop()!;
        onStack.delete(member);
        component.push(member);
      } while (member !== node);
      components.push(component);
    }
  }
  return components;
}

function put(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
