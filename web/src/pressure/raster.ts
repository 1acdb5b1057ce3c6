/** A million lines drawn as how dense they lie: each pixel counts the lines through it, and ink follows the count. */
import type { Positions } from "./layout.js";

/** What is looked at: a place of the drawing in the middle, and pixels for each unit. */
export interface View {
  width: number;
  height: number;
  x: number;
  y: number;
  scale: number;
}

export interface DrawnGraph {
  nodes: number;
  a: Uint32Array;
  b: Uint32Array;
  /** By edge: 1 where it is beyond chance. */
  beyond: Uint8Array;
  /** By node: 2 in an unexplained group, 1 in an explained one, 0 in none. */
  standing: Uint8Array;
}

/** Red, green and blue of the inks: lines within chance, lines beyond it, accounts in no group, in an explained and an unexplained one. */
export interface Inks {
  plain: [number, number, number];
  beyond: [number, number, number];
  account: [number, number, number];
  explained: [number, number, number];
  unexplained: [number, number, number];
}

/**
 * The picture of a view as RGBA on nothing.
 * @param stride 1 draws every line, 8 each eighth: enough to move by
 */
export function drawDensity(
  graph: DrawnGraph,
  positions: Positions,
  view: View,
  inks: Inks,
  stride: number,
): Uint8ClampedArray<ArrayBuffer> {
  const { width, height } = view;
  const plain = new Uint16Array(width * height);
  const strong = new Uint16Array(width * height);
  const { a, b, beyond } = graph;
  for (let edge = 0; edge < a.length; edge += stride) {
    const i = 2 * a[edge];
    const j = 2 * b[edge];
    addLine(
      beyond[edge] === 1 ? strong : plain,
      view,
      toX(view, positions[i]),
      toY(view, positions[i + 1]),
      toX(view, positions[j]),
      toY(view, positions[j + 1]),
    );
  }
  const pixels = new Uint8ClampedArray(width * height * 4);
  pourInk(pixels, plain, inks.plain, 0.75, stride);
  pourInk(pixels, strong, inks.beyond, 0.95, stride);
  dotNodes(pixels, graph, positions, view, inks);
  return pixels;
}

export function toX(view: View, x: number): number {
  return (x - view.x) * view.scale + view.width / 2;
}

export function toY(view: View, y: number): number {
  return (y - view.y) * view.scale + view.height / 2;
}

/** Counts a line into the pixels that it passes, clipped to the picture (Liang and Barsky, ACM Trans. Graph. 3, 1984). */
function addLine(counts: Uint16Array, { width, height }: View, x0: number, y0: number, x1: number, y1: number): void {
  const dx = x1 - x0;
  const dy = y1 - y0;
  let from = 0;
  let to = 1;
  for (let side = 0; side < 4; side++) {
    const p = side === 0 ? -dx : side === 1 ? dx : side === 2 ? -dy : dy;
    const q = side === 0 ? x0 : side === 1 ? width - 1 - x0 : side === 2 ? y0 : height - 1 - y0;
    if (p === 0) {
      if (q < 0) return;
      continue;
    }
    const r = q / p;
    if (p < 0) {
      if (r > to) return;
      if (r > from) from = r;
    } else {
      if (r < from) return;
      if (r < to) to = r;
    }
  }
  const steps = Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) * (to - from));
  let x = x0 + dx * from;
  let y = y0 + dy * from;
  const stepX = steps === 0 ? 0 : (dx * (to - from)) / steps;
  const stepY = steps === 0 ? 0 : (dy * (to - from)) / steps;
  for (let step = 0; step <= steps; step++) {
    const at = ((y + 0.5) | 0) * width + ((x + 0.5) | 0);
    if (counts[at] < 65_535) counts[at]++;
    x += stepX;
    y += stepY;
  }
}

/** The densest pixel has all of the ink; a single line a sixth of it, so that it is still seen. */
const thinnest = 0.16;

function pourInk(
  pixels: Uint8ClampedArray,
  counts: Uint16Array,
  [red, green, blue]: Inks["plain"],
  strength: number,
  stride: number,
): void {
  let most = 1;
  for (let i = 0; i < counts.length; i++) if (counts[i] > most) most = counts[i];
  const scale = Math.log1p(most * stride);
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] === 0) continue;
    const share = scale === 0 ? 1 : Math.log1p(counts[i] * stride) / scale;
    const alpha = (thinnest + (1 - thinnest) * share) * strength * 255;
    const at = 4 * i;
    const under = (pixels[at + 3] * (255 - alpha)) / 255;
    const sum = alpha + under;
    pixels[at] = (red * alpha + pixels[at] * under) / sum;
    pixels[at + 1] = (green * alpha + pixels[at + 1] * under) / sum;
    pixels[at + 2] = (blue * alpha + pixels[at + 2] * under) / sum;
    pixels[at + 3] = sum;
  }
}

/** A group's accounts are discs; the others are points, drawn where they can be told apart. */
function dotNodes(pixels: Uint8ClampedArray, { nodes, standing }: DrawnGraph, positions: Positions, view: View, inks: Inks): void {
  const near = Math.sqrt(nodes) / view.scale < 0.12;
  for (const wanted of [0, 1, 2]) {
    const [red, green, blue] = wanted === 2 ? inks.unexplained : wanted === 1 ? inks.explained : inks.account;
    const radius = wanted === 0 ? (near ? 2 : 1) : near ? 5 : 3;
    for (let i = 0; i < nodes; i++) {
      if (standing[i] !== wanted) continue;
      const x = Math.round(toX(view, positions[2 * i]));
      const y = Math.round(toY(view, positions[2 * i + 1]));
      for (let v = -radius; v <= radius; v++) {
        for (let u = -radius; u <= radius; u++) {
          if (u * u + v * v > radius * radius || x + u < 0 || y + v < 0 || x + u >= view.width || y + v >= view.height) continue;
          const at = 4 * ((y + v) * view.width + x + u);
          pixels[at] = red;
          pixels[at + 1] = green;
          pixels[at + 2] = blue;
          pixels[at + 3] = 255;
        }
      }
    }
  }
}
