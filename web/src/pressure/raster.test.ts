import { describe, expect, it } from "vitest";
import { drawDensity, type Inks } from "./raster.js";

const inks: Inks = { plain: [100, 100, 100], beyond: [0, 0, 0], account: [50, 50, 50], explained: [0, 0, 255], unexplained: [255, 0, 0] };
const view = { width: 20, height: 20, x: 0, y: 0, scale: 20 };

function draw(edges: [number, number, number][], positions: number[], standing: number[]) {
  const graph = {
    nodes: standing.length,
    a: Uint32Array.from(edges, ([a]) => a),
    b: Uint32Array.from(edges, ([, b]) => b),
    beyond: Uint8Array.from(edges, ([, , beyond]) => beyond),
    standing: Uint8Array.from(standing),
  };
  const pixels = drawDensity(graph, Float32Array.from(positions), view, inks, 1);
  return (x: number, y: number) => [...pixels.subarray(4 * (y * 20 + x), 4 * (y * 20 + x) + 4)];
}

describe("drawDensity", () => {
  it("draws a line where it runs and nothing beside it", () => {
    const at = draw([[0, 1, 1]], [-0.45, 0, 0.45, 0], [0, 0]);
    expect(at(10, 10)[3]).toBeGreaterThan(200);
    expect(at(10, 10).slice(0, 3)).toEqual([0, 0, 0]);
    expect(at(10, 4)).toEqual([0, 0, 0, 0]);
  });
  it("gives many lines more ink than one", () => {
    const at = draw(
      [
        [0, 1, 0],
        [0, 1, 0],
        [0, 1, 0],
        [2, 3, 0],
      ],
      [-0.4, -0.2, 0.4, -0.2, -0.4, 0.2, 0.4, 0.2],
      [0, 0, 0, 0],
    ); // prettier-ignore
    expect(at(10, 6)[3]).toBeGreaterThan(at(10, 14)[3] ?? 0);
    expect(at(10, 14)[3]).toBeGreaterThan(0);
  });
  it("clips what runs out of the picture, and shows a group's accounts above the lines", () => {
    const at = draw([[0, 1, 0]], [-50, 0, 50, 0], [0, 0]);
    expect(at(0, 10)[3]).toBeGreaterThan(0);
    expect(at(19, 10)[3]).toBeGreaterThan(0);
    expect(draw([[0, 1, 1]], [0, 0, 0.4, 0], [2, 1])(10, 10)).toEqual([255, 0, 0, 255]);
  });
});
