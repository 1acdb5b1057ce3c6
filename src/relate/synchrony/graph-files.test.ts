import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { gexf, graphMl } from "./graph-files.js";

const network = {
  nodes: [{ id: 'a<&"\u0001', group: "g1" }, { id: "b" }],
  edges: [{ source: 'a<&"\u0001', target: "b", weight: 3, expected: 0.25, p: 1e-7 }],
};
const documentOf = (parts: Iterable<string>) => parseHTML([...parts].join("")).document;

describe("graphMl and gexf", () => {
  it("write nodes and edges that a parser reads back, hostile names made safe", () => {
    for (const write of [graphMl, gexf]) {
      const document = documentOf(write(network));
      const [node] = document.querySelectorAll("node");
      const [edge] = document.querySelectorAll("edge");
      expect(node.getAttribute("id")).toBe('a<&"\ufffd');
      expect(edge.getAttribute("source")).toBe('a<&"\ufffd');
      expect(edge.getAttribute("target")).toBe("b");
    }
  });
  it("leaves out odds that are not there", () => {
    const text = [...graphMl(network)].join("");
    expect(text).toContain('<data key="weight">3</data><data key="expected">0.25</data><data key="p">1e-7</data></edge>');
    expect(text).not.toContain('key="q">');
  });
});
