import type { Brief } from "../api-types.js";
import { Interval, RateFigures, scaleEnd } from "../marks/interval.js";
import { typeset } from "../numbers.js";

type Change = Brief["changes"][number];

const marks = { up: "↑", down: "↓", "no clear change": "=", "insufficient data": "?" } as const;

function hasMoved(change: Change): boolean {
  return change.changed === "up" || change.changed === "down";
}

/** One comparison: both intervals on one scale, so that an overlap is seen as one. */
function ChangeRow({ change, name, previous }: { change: Change; name: string; previous: string }) {
  const max = scaleEnd([change.now, change.before]);
  return (
    <li class={`change ${hasMoved(change) ? "change-moved" : ""}`}>
      {hasMoved(change) && <p class="change-reading">{typeset(change.reading)}</p>}
      <div class="change-line">
        <span class="change-name">
          <span class="change-mark" aria-hidden="true">
            {marks[change.changed]}
          </span>
          <span>
            <b>{name}</b>, {change.metric}
            <span class="unseen">: {change.changed}</span>
          </span>
        </span>
        <span class="change-plot">
          <Interval rate={change.before} max={max} ghost />
          <Interval rate={change.now} max={max} emphasis />
        </span>
        <span class="change-figures">
          <span class="change-when">before</span>{" "}
          <RateFigures rate={change.before} of={`${name}, ${change.metric}, ${previous}`} base={`${name}, ${previous}`} />
        </span>
        <span class="change-figures">
          <span class="change-when">now</span>{" "}
          <RateFigures rate={change.now} of={`${name}, ${change.metric}`} base={`${name}, this period`} />
        </span>
      </div>
    </li>
  );
}

/** What moved since the period before, first what did; what did not is said too. */
export function Changes({
  changes,
  names,
  ours,
  previous,
}: {
  changes: Change[];
  names: Map<string, string>;
  ours: string;
  previous: string;
}) {
  if (changes.length === 0) return <p class="quiet">There is no earlier period to compare with.</p>;
  const moved = changes.filter(hasMoved);
  const still = changes.filter((change) => !hasMoved(change) && change.brand === ours);
  const others = changes.filter((change) => !hasMoved(change) && change.brand !== ours);
  const row = (change: Change) => (
    <ChangeRow
      key={`${change.brand} ${change.metric}`}
      change={change}
      name={names.get(change.brand) ?? change.brand}
      previous={previous}
    />
  );
  return (
    <>
      {moved.length === 0 && <p class="section-reading">Nothing moved by more than its uncertainty.</p>}
      <ul class="changes">
        {moved.map(row)}
        {still.map(row)}
      </ul>
      {others.length > 0 && (
        <details class="more">
          <summary>The rivals: {others.length} comparisons without a clear change</summary>
          <ul class="changes">{others.map(row)}</ul>
        </details>
      )}
      <p class="figure-foot">The pale bar is the period before. A change is called one only where the two intervals allow it.</p>
    </>
  );
}
