import { useState } from "preact/hooks";
import type { StoryPage, Telling } from "../api-types.js";
import { documentsHref } from "../filter.js";
import { count, counted } from "../numbers.js";
import { drawerHref, query, withParameters } from "../router.js";
import { gradeNote, when } from "../times.js";
import { roleWords } from "../words.js";
import { fittingScale, type Lane, layLanes, openStart, type Runner, type Scale, spanOf, ticksOf } from "./lanes-geometry.js";
import { duration, lagAfter, originWords, tellerName } from "./words.js";

/** Height of one row of marks and the room above and below them, in CSS pixels: the joins are drawn over the same measure. */
const rowHeight = 22;
const lanePadding = 9;
/** Room for a platform's name and its lag. */
const leastLaneHeight = 48;
/** A sharp time is drawn this wide, two marks of a row stand so far apart, and ticks so far from one another, in parts of the track. */
const wideTrack = { leastWidth: 0.008, leastGap: 0.006, tickRoom: 0.14 };
const narrowTrack = { leastWidth: 0.034, leastGap: 0.014, tickRoom: 0.26 };
const narrowScreen = "(max-width: 40rem)";

const scaleWords: [Scale, string][] = [
  ["clock", "by the clock"],
  ["since", "since the first"],
];

function runnerOf({ document, source, time }: Telling): Runner {
  return {
    id: document,
    lane: source,
    from: time.from === null ? null : Date.parse(time.from),
    to: time.to === null ? null : Date.parse(time.to),
  };
}

function sayTick(instant: number, stepMs: number): string {
  const iso = new Date(instant).toISOString();
  const date = new Date(instant).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  if (stepMs >= 86_400_000) return date;
  return iso.slice(11, 16) === "00:00" ? date : iso.slice(11, 16);
}

interface Placed {
  telling: Telling;
  /** Centre, in parts of the width and in pixels. */
  x: number;
  y: number;
}

/** The race over time: a lane a platform, roots solid, echoes hollow and joined to what they go back to, times as wide as they are known. */
export function Lanes({ page }: { page: StoryPage }) {
  const { leastWidth, leastGap, tickRoom } = window.matchMedia(narrowScreen).matches ? narrowTrack : wideTrack;
  const [active, setActive] = useState(page.first[0]?.document ?? page.tellings[0]?.document ?? "");
  const runners = page.tellings.map(runnerOf);
  const span = spanOf(runners);
  const asked = query.value.get("scale") as Scale | null;
  const scale = asked === "clock" || asked === "since" ? asked : fittingScale(runners);
  const lanes = layLanes(
    runners,
    page.platformLags.map(({ source }) => source),
    { span, scale, least: leastWidth, gap: leastGap },
  ).filter((lane) => lane.marks.length > 0 || lane.undated.length > 0);
  const tellings = new Map(page.tellings.map((telling) => [telling.document, telling]));
  const placed = placeAll(lanes, tellings, leastWidth);
  const height = lanes.reduce((sum, lane) => sum + laneHeight(lane), 0);
  const candidates = new Set(page.couldBeFirst > 1 ? page.first.map(({ document }) => document) : []);
  const open =
    span && page.couldBeFirst > 1
      ? openStart(
          runners.filter(({ id }) => candidates.has(id)),
          span,
          scale,
        )
      : null;
  const chosen = tellings.get(active);
  const chain = chainOf(active, tellings);
  const inOrder = page.tellings.filter(({ document }) => placed.has(document)).map(({ document }) => document);

  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -inOrder.length, End: inOrder.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = inOrder[Math.min(inOrder.length - 1, Math.max(0, inOrder.indexOf(active) + step))];
    if (!next) return;
    setActive(next);
    const figure = event.currentTarget as HTMLElement;
    figure.querySelector<HTMLElement>(`[data-mark="${CSS.escape(next)}"]`)?.focus();
  };

  return (
    <figure class="race-figure">
      <p class="race-readout">{chosen && <Readout telling={chosen} tellings={tellings} />}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move along the marks, which are links and hold the focus */}
      <div class="race-lanes" onKeyDown={move}>
        <div class="race-names">
          {lanes.map((lane) => (
            <LaneName key={lane.name} lane={lane} page={page} />
          ))}
        </div>
        <div class="race-track" style={{ height: `${height}px` }}>
          {open && (
            <span class="race-open" style={{ left: `${open.x * 100}%`, width: `max(2px, ${open.width * 100}%)` }} aria-hidden="true">
              <b>first is one of {page.couldBeFirst}</b>
            </span>
          )}
          <svg class="race-joins" viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {[...placed.values()].map(({ telling, x, y }) => {
              const origin = telling.origin && placed.get(telling.origin.document);
              if (!origin) return null;
              return (
                <path
                  key={telling.document}
                  class={chain.has(telling.document) ? "join join-active" : "join"}
                  d={joinPath(origin.x * 1000, origin.y, x * 1000, y)}
                />
              );
            })}
          </svg>
          {laneTops(lanes).map(({ lane, top }) => (
            <div key={lane.name} class="race-lane" style={{ top: `${top}px`, height: `${laneHeight(lane)}px` }}>
              {lane.marks.map((mark) => {
                const telling = tellings.get(mark.id);
                if (!telling) return null;
                return (
                  <a
                    key={mark.id}
                    class={`runner runner-${telling.role} ${telling.first ? "runner-first" : ""} ${chain.has(mark.id) ? "runner-chain" : ""}`}
                    style={{
                      left: `${mark.x * 100}%`,
                      width: `max(8px, ${mark.width * 100}%)`,
                      top: `${lanePadding + mark.row * rowHeight}px`,
                    }}
                    href={drawerHref(mark.id)}
                    data-mark={mark.id}
                    data-keep-scroll
                    tabIndex={mark.id === active ? 0 : -1}
                    onMouseEnter={() => setActive(mark.id)}
                    onFocus={() => setActive(mark.id)}
                  >
                    <span class="unseen">{spokenMark(telling)}</span>
                  </a>
                );
              })}
            </div>
          ))}
        </div>
        <p class="race-ticks" aria-hidden="true">
          {span &&
            ticksOf(span, scale, tickRoom, sayTick).map((tick) => (
              <span key={`${tick.x} ${tick.label}`} style={{ left: `${tick.x * 100}%` }}>
                {tick.label}
              </span>
            ))}
        </p>
      </div>
      <figcaption class="figure-foot">
        {span && (
          <span class="switch">
            {scaleWords.map(([name, words]) => (
              <a
                key={name}
                href={withParameters({ scale: name })}
                aria-current={name === scale ? "true" : undefined}
                data-keep-scroll
                data-replace
              >
                {words}
              </a>
            ))}
          </span>
        )}
        <span class="race-key">
          <span>
            <i class="runner runner-root" /> root
          </span>
          <span>
            <i class="runner runner-echo" /> echo, joined to what it goes back to
          </span>
          <span>
            <i class="runner runner-undetermined" /> names no source
          </span>
        </span>
        <span>A mark is as wide as its time is known{scale === "clock" ? "" : "; the scale shrinks with time"}. Clock times in UTC.</span>
        {hasAssumedZones(page) && <span>Some stamps carry no zone: against other sources they may be up to 14 hours off.</span>}
      </figcaption>
    </figure>
  );
}

/** True where stamps of different sources cannot be compared to the minute. */
function hasAssumedZones(page: StoryPage): boolean {
  return page.platforms.length > 1 && page.tellings.some(({ time }) => time.assumedZone === "UTC");
}

function LaneName({ lane, page }: { lane: Lane; page: StoryPage }) {
  const platform = page.platformLags.find(({ source }) => source === lane.name);
  return (
    <p class="race-name" style={{ height: `${laneHeight(lane)}px` }}>
      <b>{lane.name}</b>
      {platform && (
        <a class="door" href={documentsHref(platform.documents.filter)}>
          {count(platform.documents.count)}
          <span class="unseen"> documents of this story from {lane.name}</span>
        </a>
      )}
      {platform?.lag && platform.lag.minutes > 0 && <small>{lagAfter(platform.lag)}</small>}
      {lane.undated.length > 0 && <small>{count(lane.undated.length)} of unknown time</small>}
    </p>
  );
}

function laneHeight({ rows }: Lane): number {
  return Math.max(leastLaneHeight, rows * rowHeight + 2 * lanePadding - (rowHeight - 14));
}

function laneTops(lanes: readonly Lane[]): { lane: Lane; top: number }[] {
  let top = 0;
  return lanes.map((lane) => {
    const at = { lane, top };
    top += laneHeight(lane);
    return at;
  });
}

function placeAll(lanes: readonly Lane[], tellings: ReadonlyMap<string, Telling>, leastWidth: number): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const { lane, top } of laneTops(lanes)) {
    for (const { id, x, row } of lane.marks) {
      const telling = tellings.get(id);
      // The join meets the mark where its time begins: a wide mark's middle would lie about when it was told.
      if (telling) placed.set(id, { telling, x: x + leastWidth / 2, y: top + lanePadding + row * rowHeight + 7 });
    }
  }
  return placed;
}

function joinPath(fromX: number, fromY: number, toX: number, toY: number): string {
  const bend = Math.abs(toY - fromY) < 4 ? 16 : 0;
  const middle = (fromX + toX) / 2;
  return `M ${fromX} ${fromY} C ${middle} ${fromY - bend}, ${middle} ${toY - bend}, ${toX} ${toY}`;
}

/** A document and everything that it goes back to. */
function chainOf(id: string, tellings: ReadonlyMap<string, Telling>): Set<string> {
  const chain = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !chain.has(at); at = tellings.get(at)?.origin?.document) chain.add(at);
  return chain;
}

function spokenMark(telling: Telling): string {
  const lag = telling.lagMinutes !== null && telling.lagMinutes > 0 ? `, ${duration(telling.lagMinutes)} after the earliest` : "";
  return `${tellerName(telling)} on ${telling.source}, ${when(telling.time)}${lag}: ${telling.first ? "first in what we saw" : (roleWords[telling.role] ?? telling.role)}. ${telling.title}`;
}

/** What the mark under the pointer is: in words, above the figure, where it covers nothing. */
function Readout({ telling, tellings }: { telling: Telling; tellings: ReadonlyMap<string, Telling> }) {
  const { origin, lagMinutes, role, first } = telling;
  const source = origin && tellings.get(origin.document);
  const note = gradeNote(telling.time);
  return (
    <>
      <b>{tellerName(telling)}</b> on {telling.source}, {when(telling.time)}
      {note && <small> ({note})</small>}
      {lagMinutes !== null && lagMinutes > 0 && <>, {duration(lagMinutes)} after the earliest</>}:{" "}
      <span class="race-role">{first ? "first in what we saw" : roleWords[role]}</span>
      {source && origin && (
        <>
          , {originWords(origin.by)} {tellerName(source)}
        </>
      )}
      . <q>{telling.title}</q>
    </>
  );
}

/** How many documents a figure leaves out. */
export function leftOut(page: StoryPage): string {
  const left = page.documents.count - page.tellings.length;
  return left > 0 ? `${counted(left, "later document")} of this large story ${left === 1 ? "is" : "are"} not drawn` : "";
}
