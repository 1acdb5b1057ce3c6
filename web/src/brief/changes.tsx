import type { Brief } from "../api-types.js";
import { Interval, RateFigures, scaleEnd } from "../marks/interval.js";

const marks = { up: "↑", down: "↓", "no clear change": "=", "insufficient data": "?" } as const;

/** What moved since the period before: both intervals on one line, so that overlap is seen as overlap. */
export function Changes({ changes, names, previous }: { changes: Brief["changes"]; names: Map<string, string>; previous: string }) {
  if (changes.length === 0) return <p class="quiet">There is no earlier period to compare with.</p>;
  return (
    <ul class="changes">
      {changes.map((change) => {
        const name = names.get(change.brand) ?? change.brand;
        const max = scaleEnd([change.now, change.before]);
        return (
          <li key={`${change.brand} ${change.metric}`} class="change">
            <span class={`change-mark change-${change.changed.replaceAll(" ", "-")}`} aria-hidden="true">
              {marks[change.changed]}
            </span>
            <div>
              <p class="change-reading">{change.reading}</p>
              <div class="change-lines">
                <span class="change-line">
                  <span class="change-when">before</span>
                  <Interval rate={change.before} max={max} ghost />
                  <RateFigures rate={change.before} of={`${name}, ${change.metric}, ${previous}`} base={`${name}, ${previous}`} />
                </span>
                <span class="change-line">
                  <span class="change-when">now</span>
                  <Interval rate={change.now} max={max} emphasis />
                  <RateFigures rate={change.now} of={`${name}, ${change.metric}`} base={`${name}, this period`} />
                </span>
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
