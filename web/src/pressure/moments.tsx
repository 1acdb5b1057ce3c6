import type { DocumentFilter, PressureGroup } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { counted } from "../numbers.js";
import { instant } from "../times.js";
import { type Moment, momentsOf, pauseMs } from "./moments-of.js";
import { seconds } from "./words.js";

const momentsShown = 40;
const marksInMoment = 80;

/** What opens exactly the posts of a moment: by their time among the group's, or by name where the group has no verdict. */
function filterOf({ start, length, acts }: Moment, group: PressureGroup): DocumentFilter {
  if (group.verdict === "insufficient data") return { id: acts.map(({ document }) => document).join(",") };
  return { group: group.group, from: new Date(start).toISOString(), to: new Date(start + length + 1).toISOString() };
}

/** The tempo: each moment on a line of its own, each post where it stood in it; all lines have one scale. */
export function Moments({ group }: { group: PressureGroup }) {
  const moments = momentsOf(group.acts).filter(({ acts }) => acts.length > 1);
  const longest = Math.max(1000, ...moments.map(({ length }) => length));
  const scale = Math.min(longest, 2 * pauseMs);
  return (
    <>
      <ol class="moments">
        {moments.slice(0, momentsShown).map((moment) => (
          <li key={moment.start} class="moment">
            <span class="moment-when">{instant(new Date(moment.start).toISOString())}</span>
            <span class="moment-track" aria-hidden="true">
              {moment.acts.slice(0, marksInMoment).map((act) => {
                const after = Date.parse(act.at) - moment.start;
                const name = group.members[act.member]?.name ?? "";
                return (
                  <span
                    key={act.document}
                    class="moment-mark"
                    style={{ left: `${Math.min(100, (after / scale) * 100)}%` }}
                    title={`${name}, ${seconds(after / 1000)} after the first`}
                  />
                );
              })}
            </span>
            <span class="moment-count">
              <DoorNumber
                door={{ count: moment.acts.length, filter: filterOf(moment, group) }}
                of={`together at ${instant(new Date(moment.start).toISOString())}, by ${counted(new Set(moment.acts.map(({ member }) => member)).size, "account")}`}
                unit={["post", "posts"]}
              />
            </span>
          </li>
        ))}
      </ol>
      <p class="moment-scale" aria-hidden="true">
        <span>first post</span>
        <span>{seconds(scale / 2000)} later</span>
        <span>{seconds(scale / 1000)} later</span>
      </p>
      {moments.length > momentsShown && <p class="quiet">and {counted(moments.length - momentsShown, "more moment")}</p>}
    </>
  );
}
