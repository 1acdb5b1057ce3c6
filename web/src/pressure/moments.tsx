import type { DocumentFilter, PressureGroup } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { counted } from "../numbers.js";
import { instant } from "../times.js";
import { seconds } from "./words.js";

type Act = PressureGroup["acts"][number];

/** Posts with more than this between them stand in different moments, milliseconds. */
const pauseMs = 3_600_000;
const momentsShown = 40;
const marksInMoment = 80;

interface Moment {
  start: number;
  length: number;
  acts: Act[];
}

/** The posts of a group, cut where it paused for an hour or more. */
export function momentsOf(acts: readonly Act[]): Moment[] {
  const moments: Moment[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const act of acts) {
    const at = Date.parse(act.at);
    const last = moments[moments.length - 1];
    if (last && at - before <= pauseMs) {
      last.acts.push(act);
      last.length = at - last.start;
    } else moments.push({ start: at, length: 0, acts: [act] });
    before = at;
  }
  return moments;
}

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
