import { sayCount } from "../brief/say.js";
import { sayDay } from "../period.js";
import type { GroupDetail } from "./load-groups.js";

/** What became of a group, in words: when it was born, grew, merged, came back and went. */
export function readHistory({ stages, gone, periodSeconds }: GroupDetail["history"]): string {
  const [first] = stages;
  if (first === undefined) return "It has no joint act to tell a history from.";
  const said = [
    `Born ${sayPeriod(first.from, periodSeconds)} with ${sayCount(first.accounts, "account")}${first.parts > 1 ? ` in ${first.parts} parts` : ""}`,
  ];
  for (const { from, changes } of stages.slice(1)) {
    for (const { change, accounts, joined, left } of changes) {
      const when = sayPeriod(from, periodSeconds);
      if (change === "back")
        said.push(
          `back ${when} with ${sayCount(accounts, "account")}${joined.length > 0 ? ` (${joined.length} of them not there the last time)` : ""}`,
        );
      else if (change === "grown") said.push(`grown ${when} to ${accounts} (${sayCount(joined.length, "account")} new)`);
      else if (change === "shrunk") said.push(`${sayCount(left.length, "account")} fewer ${when}`);
      else if (change === "merged") said.push(`parts merged ${when} into ${accounts}`);
      else if (change === "split") said.push(`split ${when}`);
    }
  }
  const last = stages[stages.length - 1];
  said.push(gone === null ? "still there at the end of what was seen" : `gone after ${sayPeriod(last.from, periodSeconds, "")}`);
  return `${(said.length > mostSaid ? [...said.slice(0, mostSaid - 1), `${said.length - mostSaid} more changes`, said[said.length - 1]] : said).join("; ")}.`;
}

/** More than this many clauses are no sentence. */
const mostSaid = 9;

function sayPeriod(from: number, periodSeconds: number, before = "in "): string {
  const day = sayDay(from * 1000);
  if (periodSeconds >= 7 * 86_400) return `${before}the ${periodSeconds === 7 * 86_400 ? "week" : "four weeks"} of ${day}`;
  if (periodSeconds === 86_400) return `${before === "" ? "" : "on "}${day}`;
  return `${before === "" ? "" : "at "}${new Date(from * 1000).toISOString().slice(11, 16)} UTC on ${day}`;
}
