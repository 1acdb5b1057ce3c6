import type { SynchronyWindow } from "../api-types.js";
import { count } from "../numbers.js";
import { kindName, seconds } from "./words.js";

const width = 260;
const height = 96;
const foot = 16;
const edge = 6;

/** Gaps within each step of time, seen and as chance deals them; the window chosen stands as a line. */
function WindowPlot({ window }: { window: SynchronyWindow }) {
  const { steps, windowSeconds } = window;
  const [first] = steps;
  const last = steps[steps.length - 1];
  if (!first || !last) return null;
  const parts = steps.map((step, i) => ({
    seconds: step.seconds,
    seen: step.observed - (steps[i - 1]?.observed ?? 0),
    chance: step.expected - (steps[i - 1]?.expected ?? 0),
  }));
  const most = Math.max(1, ...parts.flatMap(({ seen, chance }) => [seen, chance]));
  const x = (value: number) =>
    edge + ((Math.log(value) - Math.log(first.seconds)) / (Math.log(last.seconds) - Math.log(first.seconds))) * (width - 2 * edge);
  const y = (value: number) => edge + (1 - Math.log1p(value) / Math.log1p(most)) * (height - foot - 2 * edge);
  const line = (pick: (part: (typeof parts)[number]) => number) =>
    parts.map((part) => `${x(part.seconds).toFixed(1)},${y(pick(part)).toFixed(1)}`).join(" ");
  const at = x(Math.min(last.seconds, Math.max(first.seconds, windowSeconds)));
  return (
    <svg
      class="window-plot"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Gaps between posts on one ${kindName(window.kind)}: ${parts.map((part) => `up to ${seconds(part.seconds)} ${count(part.seen)} seen, ${count(part.chance)} by chance`).join("; ")}`}
    >
      <line class="window-base" x1={edge} x2={width - edge} y1={height - foot} y2={height - foot} />
      <line class="window-chosen" x1={at} x2={at} y1={2} y2={height - foot} />
      <polyline class="window-chance" points={line(({ chance }) => chance)} />
      <polyline class="window-seen" points={line(({ seen }) => seen)} />
      {[5, 60, 600, 3600].map((tick) => (
        <text key={tick} class="window-tick" x={Math.min(width - 14, Math.max(12, x(tick)))} y={height - 4} text-anchor="middle">
          {seconds(tick)}
        </text>
      ))}
    </svg>
  );
}

/** The windows of each platform and kind of action, with what they were chosen by. */
export function Windows({ windows }: { windows: SynchronyWindow[] }) {
  const plotted = windows.filter(({ chosenBy, gaps }) => chosenBy === "setting" || gaps >= plottedFrom);
  const silent = windows.length - plotted.length;
  return (
    <>
      {plotted.length > 0 && (
        <ul class="windows">
          {plotted.map((window) => (
            <li key={`${window.source} ${window.kind}`}>
              <p class="figure-title">
                {window.source || "All sources"}, {kindName(window.kind, true)}: {seconds(window.windowSeconds)}
                {window.chosenBy === "setting" ? ", as set" : window.chosenBy === "data" ? ", from the data" : ", the default"}
              </p>
              <WindowPlot window={window} />
              <p class="quiet">{window.reason}.</p>
            </li>
          ))}
        </ul>
      )}
      {plotted.length > 0 && (
        <p class="figure-foot">
          <span>
            <span class="key-line key-seen" /> gaps seen
          </span>
          <span>
            <span class="key-line key-chance" /> times dealt anew
          </span>
          <span>
            <span class="key-line key-chosen" /> the window
          </span>
        </p>
      )}
      {silent > 0 && (
        <p class="quiet">
          {plotted.length === 0 ? "No source has" : "The other kinds have"} enough meetings on one thing to choose from (fewer than{" "}
          {plottedFrom} gaps): posts within 60 s count as together there, and 10 minutes and 1 hour are looked through as well.
        </p>
      )}
      <p class="quiet">
        A setting goes before: <code>[windows] synchrony_by_kind = {'{ link = 60, "forum/text" = 600 }'}</code> in landfall.toml.
      </p>
    </>
  );
}

/** Below so many gaps a distribution is not drawn, as it is not chosen from. */
const plottedFrom = 100;
