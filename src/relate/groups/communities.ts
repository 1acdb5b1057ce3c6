import { UndirectedGraph } from "graphology";
import louvainModule from "graphology-communities-louvain";
import { seededRandom } from "../synchrony/window-choice.js";

/** The package is CommonJS, whose default export the type checker takes for the module itself. */
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** A tie between two accounts; `weight` is how many acts they share. */
export interface Tie {
  a: string;
  b: string;
  weight: number;
}

/** Below Louvain's usual 1, so that a campaign whose members met in different acts stays one. */
const resolution = 0.5;

/**
 * Accounts that hang together, as lists of names: Louvain's communities of the ties (Blondel et al., J. Stat. Mech. 2008), each split
 * into its connected parts. Largest first, names in order of the alphabet.
 */
export function communities(ties: readonly Tie[], seed: number): string[][] {
  const graph = new UndirectedGraph();
  for (const { a, b, weight } of [...ties].sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b))) {
    graph.mergeNode(a);
    graph.mergeNode(b);
    graph.mergeUndirectedEdge(a, b, { weight });
  }
  if (graph.size === 0) return [];
  const labels = louvain(graph, { getEdgeWeight: "weight", resolution, rng: seededRandom(seed) });
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const start of graph.nodes().sort(compare)) {
    if (seen.has(start)) continue;
    const members = [start];
    seen.add(start);
    for (let i = 0; i < members.length; i++) {
      graph.forEachNeighbor(members[i], (name) => {
        if (seen.has(name) || labels[name] !== labels[start]) return;
        seen.add(name);
        members.push(name);
      });
    }
    found.push(members.sort(compare));
  }
  return found.sort((x, y) => y.length - x.length || compare(x[0], y[0]));
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
