import { describe, expect, it } from "vitest";
import { fillSquare, firstPositions, improve, layOut } from "./layout.js";

/** Two rings of five that one edge joins. */
const a = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0];
const b = [1, 2, 3, 4, 0, 6, 7, 8, 9, 5, 5];
const distance = (positions: Float32Array, i: number, j: number) =>
  Math.hypot((positions[2 * i] ?? 0) - (positions[2 * j] ?? 0), (positions[2 * i + 1] ?? 0) - (positions[2 * j + 1] ?? 0));

describe("layOut", () => {
  it("puts neighbours nearer than strangers, the same way each time", () => {
    const positions = layOut({ nodes: 10, a, b });
    const near = a.reduce((sum, from, edge) => sum + distance(positions, from, b[edge] ?? 0), 0) / a.length;
    expect(near).toBeLessThan(distance(positions, 2, 8) / 2);
    expect(layOut({ nodes: 10, a, b })).toEqual(positions);
  });
  it("keeps a crowd within its field, without a number that is none", () => {
    const nodes = 2000;
    const graph = {
      nodes,
      a: Array.from({ length: 6000 }, (_, i) => (i * 7919) % nodes),
      b: Array.from({ length: 6000 }, (_, i) => (i * 104_729 + 13) % nodes),
    };
    const positions = firstPositions(graph);
    for (let round = 0; round < 30; round++) improve(graph, positions, 1 - round / 30);
    expect(positions.every((value) => Math.abs(value) <= 0.55)).toBe(true);
    fillSquare(positions);
    expect(Math.min(...positions)).toBe(-0.5);
    expect(Math.max(...positions)).toBe(0.5);
  });
  it("has a place for one account and for none", () => {
    expect(layOut({ nodes: 0, a: [], b: [] })).toHaveLength(0);
    expect([...layOut({ nodes: 1, a: [], b: [] }, 2)].every(Number.isFinite)).toBe(true);
  });
});
