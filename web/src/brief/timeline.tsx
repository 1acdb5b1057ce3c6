import { useState } from "preact/hooks";
import type { Brief, Voice } from "../api-types.js";
import { documentsHref } from "../filter.js";
import { VoiceKey, VoiceMark } from "../marks/voice-mark.js";
import { count, counted } from "../numbers.js";
import { day, shortDay } from "../times.js";
import { voices } from "../words.js";
import { ScaleSwitch, scaleChoice } from "./scale-choice.js";
import { bucketEnd, eventPlace, marksByDay, numberLevels, roundTop, tickBuckets, timeColumns } from "./timeline-geometry.js";

type Timeline = Brief["timeline"];
type Series = Timeline["series"][number];

const height = 100;
const mostTicks = 7;

/** A day's texture: announced dashed; on sale, or no longer, solid. */
function textureOf(kinds: string[]): "announced" | "released" {
  return kinds.every((kind) => kind === "announced") ? "announced" : "released";
}

/** Numbers nearer to each other than these parts of the width would be printed over one another, on a wide and on a narrow screen. */
const crowdedWide = 0.024;
const crowdedNarrow = 0.07;

function bucketWords(timeline: Timeline, index: number): string {
  const start = timeline.buckets[index] ?? "";
  if (timeline.bucket === "week") return `week of ${day(start)}`;
  if (timeline.bucket === "month") return new Date(start).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
  if (timeline.bucket === "hour") return `${day(start)}, ${start.slice(11, 16)} UTC`;
  return day(start);
}

function Row({ timeline, series, top, firstNumber }: { timeline: Timeline; series: Series; top: number; firstNumber: number }) {
  const [active, setActive] = useState(0);
  const [shown, setShown] = useState<number | null>(null);
  const buckets = timeline.buckets.length;
  const stacks = voices.map((voice) => series.voices[voice] ?? []);
  const columns = timeColumns(stacks, buckets, top);
  const fromMs = Date.parse(timeline.buckets[0] ?? "");
  const toMs = bucketEnd(timeline.buckets[buckets - 1] ?? "", timeline.bucket);
  const marks = marksByDay(series.events).map((mark) => ({ ...mark, x: eventPlace(Date.parse(mark.at), fromMs, toMs) }));
  const places = marks.map((mark) => mark.x);
  const wideLevels = numberLevels(places, crowdedWide);
  const narrowLevels = numberLevels(places, crowdedNarrow);
  const total = series.counts.reduce((sum, door) => sum + door.count, 0);

  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -buckets, End: buckets }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(buckets - 1, Math.max(0, active + step));
    setActive(next);
    const strip = event.currentTarget as HTMLElement;
    strip.querySelectorAll<HTMLElement>("a")[next]?.focus();
  };

  return (
    <section class="time-row" aria-label={`${series.name} over time`}>
      <header class="time-head">
        <h3 class="time-name">{series.name}</h3>
        <p class="time-readout" aria-live="off">
          {shown === null ? (
            `${counted(total, "document")} by ${timeline.bucket}`
          ) : (
            <BucketReadout timeline={timeline} series={series} index={shown} />
          )}
        </p>
      </header>
      <div class="time-plot">
        <svg class="time-svg" viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <line class="time-top" x1="0" x2="1000" y1="0.5" y2="0.5" />
          <line class="time-top" x1="0" x2="1000" y1={height / 2} y2={height / 2} />
          {columns.map((column, index) =>
            column.pieces.map((piece, voice) =>
              piece.top > piece.bottom ? (
                <rect
                  key={`${index} ${voices[voice]}`}
                  class={`tone-${voices[voice]} ${shown === index ? "time-shown" : ""}`}
                  x={column.x * 1000 + column.width * 80}
                  width={column.width * 840}
                  y={height - piece.top * height}
                  height={(piece.top - piece.bottom) * height}
                />
              ) : null,
            ),
          )}
        </svg>
        <span class="time-topline" aria-hidden="true">
          {count(top)}
        </span>
        <fieldset
          class="time-strip"
          aria-label={`${series.name}: arrow keys move by ${timeline.bucket}`}
          onKeyDown={move}
          onMouseLeave={() => setShown(null)}
        >
          {series.counts.map((door, index) => (
            <a
              key={timeline.buckets[index]}
              href={documentsHref(door.filter)}
              tabIndex={index === active ? 0 : -1}
              onMouseEnter={() => setShown(index)}
              onFocus={() => {
                setShown(index);
                setActive(index);
              }}
              onBlur={() => setShown(null)}
            >
              <span class="unseen">
                {series.name}, {bucketWords(timeline, index)}: {counted(door.count, "document")},{" "}
                {count(series.voices["first-hand"]?.[index] ?? 0)} first-hand
              </span>
            </a>
          ))}
        </fieldset>
        {marks.map((mark, index) => (
          <span
            key={mark.at}
            class={`time-event time-event-${textureOf(mark.kinds)}`}
            style={{ left: `${mark.x * 100}%`, "--level": String(wideLevels[index]), "--level-narrow": String(narrowLevels[index]) }}
            aria-hidden="true"
          >
            <b>{firstNumber + index}</b>
          </span>
        ))}
      </div>
    </section>
  );
}

function BucketReadout({ timeline, series, index }: { timeline: Timeline; series: Series; index: number }) {
  return (
    <>
      {bucketWords(timeline, index)}: <b>{counted(series.counts[index]?.count ?? 0, "document")}</b>
      {voices.map((voice: Voice) => {
        const value = series.voices[voice]?.[index] ?? 0;
        return value > 0 ? (
          <span key={voice} class="readout-voice">
            <VoiceMark voice={voice} /> {count(value)} {voice}
          </span>
        ) : null;
      })}
    </>
  );
}

/** Mentions over time, a strip a brand, first-hand at the foot; the catalogue's facts stand on the day that they happened. */
export function TimelineFigure({ timeline }: { timeline: Timeline }) {
  const highest = timeline.series.map((series) => Math.max(0, ...series.counts.map((door) => door.count)));
  const common = roundTop(Math.max(0, ...highest));
  const one = scaleChoice() === "one";
  const ticks = tickBuckets(timeline.buckets.length, mostTicks);
  let numbered = 1;
  return (
    <figure class="time">
      {timeline.series.map((series, index) => {
        const firstNumber = numbered;
        numbered += marksByDay(series.events).length;
        return (
          <Row
            key={series.brand}
            timeline={timeline}
            series={series}
            top={one ? common : roundTop(highest[index] ?? 0)}
            firstNumber={firstNumber}
          />
        );
      })}
      <p class="time-ticks" aria-hidden="true">
        {ticks.map((bucket) => (
          <span key={bucket} style={{ left: `${(bucket / timeline.buckets.length) * 100}%` }}>
            {shortDay(timeline.buckets[bucket] ?? "")}
          </span>
        ))}
      </p>
      <figcaption class="figure-foot">
        <ScaleSwitch />
        <VoiceKey />
      </figcaption>
      <Facts timeline={timeline} />
    </figure>
  );
}

/** The numbered lines in words: what the catalogue knows to have happened, and from where. */
function Facts({ timeline }: { timeline: Timeline }) {
  const marks = timeline.series.flatMap((series) => marksByDay(series.events).map((mark) => ({ ...mark, brand: series.brand })));
  if (marks.length === 0) return <p class="quiet">No launch facts of the catalogue fall in this period.</p>;
  return (
    <ol class="event-list">
      {marks.map((mark) => (
        <li key={`${mark.brand} ${mark.at}`}>
          <span class={`event-rule event-rule-${textureOf(mark.kinds)}`} aria-hidden="true" />
          <span>
            <b>{shortDay(mark.at)}</b> {mark.labels.join(", ")} <small>{mark.sources.join(", ")}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}
