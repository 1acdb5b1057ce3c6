import type { ExportedNetwork } from "../synchrony/graph-files.js";
import type { SynchronyGroup } from "./detect.js";

/** Groups as one network for GraphML, GEXF or a drawing: members carry their group's id, edges their acts, odds and q. */
export function networkOf(groups: readonly SynchronyGroup[]): ExportedNetwork {
  return {
    nodes: groups.flatMap((group) => group.members.map((member) => ({ id: member.account, group: group.id }))),
    edges: groups.flatMap((group) =>
      group.ties.map(({ a, b, observed, expected, p, q }) => ({ source: a, target: b, weight: observed, expected, p, q })),
    ),
  };
}
