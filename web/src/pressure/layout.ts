/** Where accounts stand in a drawing, so that those who act together stand together. The same edges always give the same picture. */

export interface Graph {
  nodes: number;
  /** By edge: the two nodes. */
  a: ArrayLike<number>;
  b: ArrayLike<number>;
}

/** Positions in a square of about 1 × 1 around 0: x at `2 i`, y at `2 i + 1`. */
export type Positions = Float32Array;

/** Up to so many nodes each pushes each other; above, they push the crowd they stand in. */
const exactNodes = 400;
/** So much of its distance from the middle a node keeps each round. */
const inward = 0.97;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** First places: nodes in the order in which edges reach them, along a spiral, so that neighbours begin near each other. */
export function firstPositions(graph: Graph): Positions {
  const positions = new Float32Array(graph.nodes * 2);
  for (const [i, node] of reachOrder(graph).entries()) {
    const radius = 0.5 * Math.sqrt((i + 0.5) / graph.nodes);
    positions[2 * node] = radius * Math.cos(i * goldenAngle);
    positions[2 * node + 1] = radius * Math.sin(i * goldenAngle);
  }
  return positions;
}

/** Lays a small graph out whole. */
export function layOut(graph: Graph, rounds = 200): Positions {
  const positions = firstPositions(graph);
  for (let round = 0; round < rounds; round++) improve(graph, positions, 1 - round / rounds);
  return positions;
}

/** Stretches the drawing to the square from -0.5 to 0.5, as it is if it already fills it. */
export function fillSquare(positions: Positions): void {
  for (const axis of [0, 1]) {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = axis; i < positions.length; i += 2) {
      least = Math.min(least, positions[i] ?? 0);
      most = Math.max(most, positions[i] ?? 0);
    }
    const span = most - least;
    for (let i = axis; i < positions.length; i += 2) positions[i] = span === 0 ? 0 : ((positions[i] ?? 0) - least) / span - 0.5;
  }
}

/**
 * Moves every node a little: toward its neighbours, and away from crowds.
 * @param heat 1 at the beginning, toward 0 at the end
 */
export function improve(graph: Graph, positions: Positions, heat: number): void {
  if (graph.nodes <= exactNodes) pushEachOther(graph, positions, heat);
  else pushCrowds(graph, positions, heat);
}

/** Fruchterman and Reingold, "Graph drawing by force-directed placement", Softw. Pract. Exp. 21 (1991). */
function pushEachOther({ nodes, a, b }: Graph, positions: Positions, heat: number): void {
  const ideal = 0.8 / Math.sqrt(nodes);
  const moves = new Float32Array(nodes * 2);
  for (let i = 0; i < nodes; i++) {
    for (let j = 0; j < i; j++) {
      const dx = positions[2 * i] - positions[2 * j];
      const dy = positions[2 * i + 1] - positions[2 * j + 1];
      const push = (ideal * ideal) / Math.max(dx * dx + dy * dy, 1e-6);
      moves[2 * i] += dx * push;
      moves[2 * i + 1] += dy * push;
      moves[2 * j] -= dx * push;
      moves[2 * j + 1] -= dy * push;
    }
  }
  for (let edge = 0; edge < a.length; edge++) {
    const i = a[edge];
    const j = b[edge];
    const dx = positions[2 * i] - positions[2 * j];
    const dy = positions[2 * i + 1] - positions[2 * j + 1];
    const pull = Math.sqrt(dx * dx + dy * dy) / ideal;
    moves[2 * i] -= dx * pull;
    moves[2 * i + 1] -= dy * pull;
    moves[2 * j] += dx * pull;
    moves[2 * j + 1] += dy * pull;
  }
  const most = 0.1 * heat + 0.002;
  for (let i = 0; i < nodes; i++) {
    const length = Math.hypot(moves[2 * i], moves[2 * i + 1]) || 1;
    const step = Math.min(length, most) / length;
    // Parts without a tie between them must not drift apart for ever.
    positions[2 * i] = (positions[2 * i] + moves[2 * i] * step) * inward;
    positions[2 * i + 1] = (positions[2 * i + 1] + moves[2 * i + 1] * step) * inward;
  }
}

/** Cells along each side of the field of crowds. */
const cells = 160;

/** A step whose cost grows with edges and nodes only: to the mean of the neighbours, then down the slope of how crowded it is. */
function pushCrowds({ nodes, a, b }: Graph, positions: Positions, heat: number): void {
  const sums = new Float32Array(nodes * 2);
  const counts = new Float32Array(nodes);
  for (let edge = 0; edge < a.length; edge++) {
    const i = a[edge];
    const j = b[edge];
    sums[2 * i] += positions[2 * j];
    sums[2 * i + 1] += positions[2 * j + 1];
    sums[2 * j] += positions[2 * i];
    sums[2 * j + 1] += positions[2 * i + 1];
    counts[i]++;
    counts[j]++;
  }
  const crowd = crowdedness(positions, nodes);
  const fair = nodes / (cells * cells * 0.6);
  const pull = 0.5;
  const push = (0.9 * (0.3 + 0.7 * heat)) / cells;
  for (let i = 0; i < nodes; i++) {
    let x = positions[2 * i];
    let y = positions[2 * i + 1];
    if (counts[i] > 0) {
      x += pull * heat * (sums[2 * i] / counts[i] - x);
      y += pull * heat * (sums[2 * i + 1] / counts[i] - y);
    }
    const column = cellOf(x);
    const row = cellOf(y);
    const at = row * cells + column;
    const left = crowd[column > 0 ? at - 1 : at];
    const right = crowd[column < cells - 1 ? at + 1 : at];
    const up = crowd[row > 0 ? at - cells : at];
    const down = crowd[row < cells - 1 ? at + cells : at];
    const here = crowd[at];
    const slope = push / (here + fair);
    // A fixed scatter by node keeps those of one place from staying one point.
    const scatter = here > fair ? push * 0.7 * heat : 0;
    x += (left - right) * slope + scatter * (hash(i) - 0.5);
    y += (up - down) * slope + scatter * (hash(i + nodes) - 0.5);
    positions[2 * i] = Math.min(0.55, Math.max(-0.55, x));
    positions[2 * i + 1] = Math.min(0.55, Math.max(-0.55, y));
  }
}

/** Nodes in and around each cell. */
function crowdedness(positions: Positions, nodes: number): Float32Array {
  const counts = new Float32Array(cells * cells);
  for (let i = 0; i < nodes; i++) counts[cellOf(positions[2 * i + 1]) * cells + cellOf(positions[2 * i])]++;
  const smooth = new Float32Array(cells * cells);
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      let sum = 0;
      for (let y = Math.max(0, row - 1); y <= Math.min(cells - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(cells - 1, column + 1); x++) sum += counts[y * cells + x];
      }
      smooth[row * cells + column] = sum / 9;
    }
  }
  return smooth;
}

/** The field reaches from -0.6 to 0.6. */
function cellOf(value: number): number {
  return Math.min(cells - 1, Math.max(0, Math.floor(((value + 0.6) / 1.2) * cells)));
}

/** A number from 0 to 1 that belongs to `n`. */
function hash(n: number): number {
  let value = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return ((value ^ (value >>> 16)) >>> 0) / 4_294_967_296;
}

/** Nodes by breadth from each part's first, so that each part is one stretch of the order; parts with more nodes first come in as they are met. */
function reachOrder({ nodes, a, b }: Graph): Int32Array {
  const start = new Int32Array(nodes + 1);
  for (let edge = 0; edge < a.length; edge++) {
    start[a[edge] + 1]++;
    start[b[edge] + 1]++;
  }
  for (let i = 0; i < nodes; i++) start[i + 1] += start[i];
  const next = start.slice();
  const neighbours = new Int32Array(start[nodes]);
  for (let edge = 0; edge < a.length; edge++) {
    neighbours[next[a[edge]]++] = b[edge];
    neighbours[next[b[edge]]++] = a[edge];
  }
  const order = new Int32Array(nodes);
  const seen = new Uint8Array(nodes);
  let length = 0;
  for (let root = 0; root < nodes; root++) {
    if (seen[root]) continue;
    seen[root] = 1;
    let at = length;
    order[length++] = root;
    for (; at < length; at++) {
      for (let i = start[order[at]]; i < start[order[at] + 1]; i++) {
        if (seen[neighbours[i]]) continue;
        seen[neighbours[i]] = 1;
        order[length++] = neighbours[i];
      }
    }
  }
  return order;
}
