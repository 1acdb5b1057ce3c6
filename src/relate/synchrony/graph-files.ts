/** A network as the exports write it; attributes of edges are numbers. */
export interface ExportedNetwork {
  nodes: { id: string; group?: string }[];
  edges: { source: string; target: string; weight: number; expected?: number; p?: number; q?: number }[];
}

const edgeAttributes = ["weight", "expected", "p", "q"] as const;

/** GraphML (http://graphml.graphdrawing.org): read by Gephi, igraph, NetworkX, yEd. */
export function* graphMl(network: ExportedNetwork): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield '<key id="group" for="node" attr.name="group" attr.type="string"/>\n';
  for (const name of edgeAttributes) yield `<key id="${name}" for="edge" attr.name="${name}" attr.type="double"/>\n`;
  yield '<graph edgedefault="undirected">\n';
  for (const { id, group } of network.nodes) {
    const data = group === undefined ? "" : `<data key="group">${xml(group)}</data>`;
    yield `<node id="${xml(id)}">${data}</node>\n`;
  }
  for (const edge of network.edges) {
    const data = edgeAttributes.filter((name) => edge[name] !== undefined).map((name) => `<data key="${name}">${edge[name]}</data>`);
    yield `<edge source="${xml(edge.source)}" target="${xml(edge.target)}">${data.join("")}</edge>\n`;
  }
  yield "</graph>\n</graphml>\n";
}

/** GEXF 1.3 (https://gexf.net): Gephi's own format. */
export function* gexf(network: ExportedNetwork): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n<graph defaultedgetype="undirected">\n';
  yield '<attributes class="node"><attribute id="group" title="group" type="string"/></attributes>\n';
  const odds = edgeAttributes.filter((name) => name !== "weight");
  yield `<attributes class="edge">${odds.map((name) => `<attribute id="${name}" title="${name}" type="double"/>`).join("")}</attributes>\n`;
  yield "<nodes>\n";
  for (const { id, group } of network.nodes) {
    const values = group === undefined ? "" : `<attvalues><attvalue for="group" value="${xml(group)}"/></attvalues>`;
    yield `<node id="${xml(id)}" label="${xml(id)}">${values}</node>\n`;
  }
  yield "</nodes>\n<edges>\n";
  for (const [i, edge] of network.edges.entries()) {
    const values = odds.filter((name) => edge[name] !== undefined).map((name) => `<attvalue for="${name}" value="${edge[name]}"/>`);
    const attvalues = values.length === 0 ? "" : `<attvalues>${values.join("")}</attvalues>`;
    yield `<edge id="${i}" source="${xml(edge.source)}" target="${xml(edge.target)}" weight="${edge.weight}">${attvalues}</edge>\n`;
  }
  yield "</edges>\n</graph>\n</gexf>\n";
}

/** Text made safe for XML 1.0: markup escaped, characters that XML forbids replaced. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"'\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
