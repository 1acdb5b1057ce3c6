import { useEffect, useRef, useState } from "preact/hooks";
import type { PressureNetwork } from "../api-types.js";
import { count, counted } from "../numbers.js";
import { theme } from "../theme.js";
import { accountHref, groupHref, nameOfAccount } from "./addresses.js";
import type { Positions } from "./layout.js";
import type { FromWorker, ToWorker } from "./network-worker.js";
import { type DrawnGraph, type Inks, toX, toY, type View } from "./raster.js";

/** How far a click may miss an account, in CSS pixels. */
const reach = 14;
const closest = 400;
/** Fewer accounts than this need less room. */
const smallBelow = 80;

/** Where the reader looks: the middle in the drawing's units, and how many times closer than the whole. */
interface Look {
  x: number;
  y: number;
  zoom: number;
}

const whole: Look = { x: 0, y: 0, zoom: 1 };

/** The whole network, drawn as how dense its lines lie; it can be moved, looked at closely, and asked who stands where. */
export function NetworkFigure({ network, unexplained }: { network: PressureNetwork; unexplained: ReadonlySet<string> }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const state = useRef<Drawing | null>(null);
  const [look, setLook] = useState<Look>(whole);
  const [progress, setProgress] = useState(0);
  const [found, setFound] = useState<number | null>(null);
  const night = theme.value;

  useEffect(() => {
    if (!canvas.current) return;
    const drawing = new Drawing(canvas.current, graphOf(network, unexplained), setProgress);
    state.current = drawing;
    return () => drawing.close();
  }, [network, unexplained]);
  useEffect(() => state.current?.lookAt(look), [look, network, night]);
  useEffect(() => {
    const repaint = () => state.current?.lookAt(look);
    window.addEventListener("resize", repaint);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", repaint);
    return () => {
      window.removeEventListener("resize", repaint);
      dark.removeEventListener("change", repaint);
    };
  }, [look]);

  const zoomBy = (factor: number) => setLook((before) => ({ ...before, zoom: Math.min(closest, Math.max(0.7, before.zoom * factor)) }));
  const moveBy = (x: number, y: number) =>
    setLook((before) => ({ ...before, x: before.x + x / before.zoom, y: before.y + y / before.zoom }));

  return (
    <figure class="network">
      <section
        class={`network-field ${network.accounts.length < smallBelow ? "network-small" : ""}`}
        aria-label={`${network.reading} Arrow keys move, plus and minus look closer and farther.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is moved with the arrow keys
        tabIndex={0}
        onKeyDown={(event) => {
          const steps: Record<string, () => void> = {
            ArrowLeft: () => moveBy(-0.1, 0),
            ArrowRight: () => moveBy(0.1, 0),
            ArrowUp: () => moveBy(0, -0.1),
            ArrowDown: () => moveBy(0, 0.1),
            "+": () => zoomBy(1.5),
            "=": () => zoomBy(1.5),
            "-": () => zoomBy(1 / 1.5),
            "0": () => setLook(whole),
          };
          const step = steps[event.key];
          if (!step) return;
          event.preventDefault();
          step();
        }}
      >
        <canvas
          ref={canvas}
          class="network-canvas"
          role="img"
          aria-label={network.reading}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            state.current?.grab(event.clientX, event.clientY);
          }}
          onPointerMove={(event) => {
            const moved = state.current?.drag(event.clientX, event.clientY);
            if (moved) setLook((before) => ({ ...before, x: before.x - moved.x, y: before.y - moved.y }));
          }}
          onPointerUp={(event) => {
            if (state.current?.release() === "click") setFound(state.current.nodeAt(event.clientX, event.clientY));
          }}
          onWheel={(event) => {
            // The page keeps its own scrolling: only with a key held, or a pinch, the picture is meant.
            if (!event.ctrlKey && !event.metaKey) return;
            event.preventDefault();
            zoomBy(event.deltaY < 0 ? 1.25 : 0.8);
          }}
        />
      </section>
      <figcaption class="figure-foot">
        <span class="network-keys">
          <button type="button" class="link-button" onClick={() => zoomBy(1.6)}>
            closer
          </button>
          <button type="button" class="link-button" onClick={() => zoomBy(1 / 1.6)}>
            farther
          </button>
          <button type="button" class="link-button" onClick={() => setLook(whole)}>
            whole
          </button>
        </span>
        <span>
          <span class="key-mark key-unexplained" /> in a group without an explanation
        </span>
        <span>
          <span class="key-mark key-explained" /> in an explained one
        </span>
        <span>
          <span class="key-line key-beyond" /> beyond chance
        </span>
        <span>
          <span class="key-line" /> not
        </span>
        {progress < 1 && (
          <span role="status">
            placing {counted(network.accounts.length, "account")}: {Math.round(progress * 100)} %
          </span>
        )}
      </figcaption>
      <p class="network-found" aria-live="polite">
        {found === null ? (
          <span class="quiet">
            {count(network.total)} lines are drawn as how dense they lie. Click near an account to see who it is; ctrl and the wheel look
            closer.
          </span>
        ) : (
          <>
            <a href={accountHref(network.accounts[found] ?? "")}>{nameOfAccount(network.accounts[found] ?? "")}</a>
            {(network.group[found] ?? -1) >= 0 && (
              <>
                , <a href={groupHref(network.groups[network.group[found] ?? 0] ?? "")}>its group</a>
              </>
            )}
          </>
        )}
      </p>
    </figure>
  );
}

function graphOf(network: PressureNetwork, unexplained: ReadonlySet<string>): DrawnGraph {
  const standingOf = network.groups.map((group) => (unexplained.has(group) ? 2 : 1));
  return {
    nodes: network.accounts.length,
    a: Uint32Array.from(network.a),
    b: Uint32Array.from(network.b),
    beyond: Uint8Array.from(network.beyond),
    standing: Uint8Array.from(network.group, (group) => (group < 0 ? 0 : (standingOf[group] ?? 0))),
  };
}

/** The canvas and its worker: shows the newest picture at once, moved to where the reader looks, until a true one comes. */
class Drawing {
  readonly #canvas: HTMLCanvasElement;
  readonly #worker: Worker;
  readonly #picture = document.createElement("canvas");
  #pictureView: View | null = null;
  #view: View = { width: 1, height: 1, x: 0, y: 0, scale: 1 };
  #positions: Positions | null = null;
  #number = 0;
  #held: { x: number; y: number; moved: number } | null = null;

  constructor(canvas: HTMLCanvasElement, graph: DrawnGraph, onProgress: (done: number) => void) {
    this.#canvas = canvas;
    this.#worker = new Worker(new URL("./network-worker.ts", import.meta.url), { type: "module" });
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "placed") {
        this.#positions = data.positions;
        return;
      }
      onProgress(data.done);
      this.#picture.width = data.view.width;
      this.#picture.height = data.view.height;
      this.#picture.getContext("2d")?.putImageData(new ImageData(data.pixels, data.view.width, data.view.height), 0, 0);
      this.#pictureView = data.view;
      this.#paint();
      canvas.dataset.drawn = `${data.number} ${data.stride} ${data.done}`;
    };
    this.#send({ kind: "graph", graph });
  }

  lookAt({ x, y, zoom }: Look): void {
    const dense = Math.min(2, window.devicePixelRatio || 1);
    const { clientWidth, clientHeight } = this.#canvas;
    const width = Math.max(1, Math.round(clientWidth * dense));
    const height = Math.max(1, Math.round(clientHeight * dense));
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    this.#view = { width, height, x, y, scale: Math.min(width, height) * 0.92 * zoom };
    this.#paint();
    this.#send({ kind: "view", view: this.#view, inks: inksOf(this.#canvas), number: ++this.#number });
  }

  grab(x: number, y: number): void {
    this.#held = { x, y, moved: 0 };
  }

  /** How far the pointer has carried the drawing since it was last asked, in the drawing's units. */
  drag(x: number, y: number): { x: number; y: number } | null {
    if (this.#held === null) return null;
    const dense = this.#canvas.width / Math.max(1, this.#canvas.clientWidth);
    const dx = ((x - this.#held.x) * dense) / this.#view.scale;
    const dy = ((y - this.#held.y) * dense) / this.#view.scale;
    this.#held = { x, y, moved: this.#held.moved + Math.abs(x - this.#held.x) + Math.abs(y - this.#held.y) };
    return { x: dx, y: dy };
  }

  release(): "click" | "drag" {
    const isClick = (this.#held?.moved ?? 0) < 4;
    this.#held = null;
    return isClick ? "click" : "drag";
  }

  /** The account nearest to a place of the window, or null where none is near. */
  nodeAt(clientX: number, clientY: number): number | null {
    if (this.#positions === null) return null;
    const box = this.#canvas.getBoundingClientRect();
    const dense = this.#canvas.width / Math.max(1, box.width);
    const x = (clientX - box.left) * dense;
    const y = (clientY - box.top) * dense;
    let best: number | null = null;
    let least = (reach * dense) ** 2;
    for (let i = 0; i < this.#positions.length / 2; i++) {
      const dx = toX(this.#view, this.#positions[2 * i] ?? 0) - x;
      const dy = toY(this.#view, this.#positions[2 * i + 1] ?? 0) - y;
      if (dx * dx + dy * dy >= least) continue;
      least = dx * dx + dy * dy;
      best = i;
    }
    return best;
  }

  close(): void {
    this.#worker.terminate();
  }

  #paint(): void {
    const context = this.#canvas.getContext("2d");
    const from = this.#pictureView;
    if (!context || from === null) return;
    const to = this.#view;
    const grow = to.scale / from.scale;
    context.clearRect(0, 0, to.width, to.height);
    context.drawImage(
      this.#picture,
      (from.x - to.x) * to.scale + to.width / 2 - (from.width / 2) * grow,
      (from.y - to.y) * to.scale + to.height / 2 - (from.height / 2) * grow,
      from.width * grow,
      from.height * grow,
    );
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}

/** The inks of the page as it is lit now. */
function inksOf(element: Element): Inks {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const host = element.appendChild(document.createElement("i"));
  const ink = (name: string): [number, number, number] => {
    if (!probe) return [120, 120, 120];
    host.style.color = `var(${name})`;
    probe.fillStyle = getComputedStyle(host).color;
    probe.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
  const inks = {
    plain: ink("--rule-2"),
    beyond: ink("--ink-2"),
    account: ink("--ink-3"),
    explained: ink("--axis-level"),
    unexplained: ink("--bad"),
  };
  host.remove();
  return inks;
}
