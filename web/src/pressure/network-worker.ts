/** Lays the network out and draws it, away from the page's own thread, so that the page answers while a million lines are drawn. */
import { fillSquare, firstPositions, type Graph, improve, type Positions } from "./layout.js";
import { type DrawnGraph, drawDensity, type Inks, type View } from "./raster.js";

export type ToWorker = { kind: "graph"; graph: DrawnGraph } | { kind: "view"; view: View; inks: Inks; number: number };
export type FromWorker =
  | { kind: "picture"; pixels: Uint8ClampedArray<ArrayBuffer>; view: View; number: number; stride: number; done: number }
  | { kind: "placed"; positions: Positions };

/** The worker's side of the page: the page's types know a window only. */
const page = self as unknown as {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
};

/** Rounds of the layout, and after how many the picture so far is shown. */
const rounds = 60;
const shownAfter = [1, 6, 15, 30, 60];
/** Above so many lines a quick picture of some of them comes first. */
const quickAbove = 60_000;

let drawn: DrawnGraph | null = null;
let positions: Positions = new Float32Array(0);
let wanted: { view: View; inks: Inks; number: number } | null = null;
let round = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

page.onmessage = ({ data }) => {
  if (data.kind === "graph") {
    drawn = data.graph;
    positions = firstPositions(graphOf(drawn));
    round = 0;
  } else wanted = data;
  again();
};

function graphOf({ nodes, a, b }: DrawnGraph): Graph {
  return { nodes, a, b };
}

/** The next piece of work in its own turn, so that a newer view is heard first. */
function again(): void {
  clearTimeout(timer);
  timer = setTimeout(work, 0);
}

let fullFor = -1;
let quickFor = -1;

function work(): void {
  if (drawn === null || wanted === null) return;
  const many = drawn.a.length > quickAbove;
  if (round < rounds) {
    improve(graphOf(drawn), positions, 1 - round / rounds);
    round++;
    if (round === rounds) fillSquare(positions);
    if (shownAfter.includes(round)) show(round < rounds && many ? 8 : 1);
    if (round === rounds) page.postMessage({ kind: "placed", positions: positions.slice() });
    again();
  } else if (many && quickFor !== wanted.number && fullFor !== wanted.number) {
    quickFor = wanted.number;
    show(8);
    again();
  } else if (fullFor !== wanted.number) show(1);
}

function show(stride: number): void {
  if (drawn === null || wanted === null) return;
  const { view, inks, number } = wanted;
  const pixels = drawDensity(drawn, positions, view, inks, stride);
  if (stride === 1) fullFor = number;
  page.postMessage({ kind: "picture", pixels, view, number, stride, done: round / rounds }, [pixels.buffer]);
}
