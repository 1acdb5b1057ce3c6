import { useAnswer } from "../answers.js";
import type { Comparison } from "../api-types.js";
import { documentsHref } from "../filter.js";
import { typeset } from "../numbers.js";
import { drawerHref } from "../router.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { gradeNote, when } from "../times.js";
import { type Segment, segmentsOf } from "./evidence-segments.js";

type Side = Comparison["a"];

/** Two documents beside each other, the stretches that both have marked and numbered alike. */
export function SideBySide({ a, b }: { a: string; b: string }) {
  const { data, problem, retry } = useAnswer<Comparison>(`/api/race/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`);
  if (problem) return <Failure problem={problem} retry={retry} />;
  if (!data) {
    return (
      <div class="beside">
        <SkeletonLines lines={12} />
      </div>
    );
  }
  return (
    <div class="beside">
      <p class="beside-reading">{typeset(data.reading)}</p>
      <div class="beside-columns">
        <Text side={data.a} spans={data.passages.map(({ a: span }) => span)} />
        <Text side={data.b} spans={data.passages.map(({ b: span }) => span)} />
      </div>
      <p class="quiet">
        <a class="door" href={documentsHref({ id: `${data.a.document},${data.b.document}` })}>
          Open both in the list
        </a>
      </p>
    </div>
  );
}

/** A text longer than this is cut where nothing is shared: what matters stands in view. */
const keptAround = 160;

function Text({ side, spans }: { side: Side; spans: readonly { start: number; end: number }[] }) {
  const note = gradeNote(side.time);
  const segments = segmentsOf(
    side.text.length,
    spans.map((span, index) => ({ ...span, axis: String(index + 1).padStart(4, "0") })),
  );
  return (
    <article class="beside-side" lang={side.lang === "und" ? undefined : side.lang}>
      <p class="beside-head">
        <a href={drawerHref(side.document)} data-keep-scroll data-replace>
          {side.teller || `somebody on ${side.source}`}
        </a>{" "}
        <small>
          {side.source}, {when(side.time)}
          {note && ` (${note})`}
        </small>
      </p>
      {side.title && side.title !== side.text && <p class="beside-title">{side.title}</p>}
      <p class="beside-text" dir="auto">
        {segments.map((segment, index) => (
          <Piece key={segment.start} segment={segment} text={side.text} isFirst={index === 0} isLast={index === segments.length - 1} />
        ))}
      </p>
    </article>
  );
}

function Piece({ segment, text, isFirst, isLast }: { segment: Segment; text: string; isFirst: boolean; isLast: boolean }) {
  const words = text.slice(segment.start, segment.end);
  const [mark] = segment.marks;
  if (mark) {
    return (
      <mark>
        <sup aria-hidden="true">{Number(mark.axis)}</sup>
        {words}
      </mark>
    );
  }
  if (words.length <= 3 * keptAround) return <>{words}</>;
  const before = isFirst ? "" : words.slice(0, keptAround);
  const after = isLast ? "" : words.slice(-keptAround);
  return (
    <>
      {before}
      <span class="beside-cut"> […] </span>
      {after}
    </>
  );
}
