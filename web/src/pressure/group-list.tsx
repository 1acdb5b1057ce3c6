import type { GroupSummary } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { counted, typeset } from "../numbers.js";
import { shortDay } from "../times.js";
import { groupHref } from "./addresses.js";
import { Odds } from "./odds.js";
import { seconds } from "./words.js";

/** A group's name where there is room for few words: how many, at whom. */
export function groupTitle({ accounts, target, lean }: Pick<GroupSummary, "accounts" | "target" | "lean">): string {
  const who = counted(accounts, "account");
  if (!target) return `${who}, aimed at no one brand that can be said`;
  return lean === "against" || lean === "for" ? `${who} ${lean} ${target.name}` : `${who} on ${target.name}`;
}

/** Groups, each with its odds drawn; the least likely by chance first. */
export function GroupList({ groups }: { groups: GroupSummary[] }) {
  return (
    <ol class="pressure-groups">
      {groups.map((group) => (
        <li key={group.group} class="pressure-group">
          <h3 class="pressure-group-title">
            <a href={groupHref(group.group)}>{groupTitle(group)}</a>
          </h3>
          <p class="pressure-group-reading">{typeset(group.reading)}</p>
          <Odds odds={group.odds} />
          <p class="group-facts">
            <DoorNumber door={group.documents} of={`posted together by ${groupTitle(group)}`} unit={["post together", "posts together"]} />
            <span>{counted(group.objects, "shared thing")}</span>
            <span>{seconds(group.medianLagSeconds)} apart at the median</span>
            <span>
              {shortDay(group.from)} to {shortDay(group.to)}
            </span>
            {group.explanation && <span>explained: {group.explanation}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}
