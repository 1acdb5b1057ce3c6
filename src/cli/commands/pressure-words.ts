import Table from "cli-table3";
import type {
  GroupSummary,
  Pressure,
  PressureAccount,
  PressureEdge,
  PressureGroup,
  PressureObject,
} from "../../report/pressure/answers.js";
import { sayEdgeVerdict } from "../../report/pressure/edge.js";
import { sayChance, sayExpected, sayKind, saySeconds } from "../../report/pressure/say.js";

/** Rows of a table that a terminal still shows as one. */
const rowsShown = 25;

const plain = { head: [], border: [] };

/** The answer to "who moves together?" for a terminal. */
export function pressureLines({ reading, brands, unexplained, explained, undecided, windows }: Pressure): string[] {
  const lines = [oneLine(reading), ""];
  for (const brand of brands) if (brand.documents.count > 0) lines.push(brand.reading);
  lines.push(...groupList("Synchronised, unexplained", unexplained));
  lines.push(...groupList("Tested and found innocent", explained));
  lines.push(...groupList("Too little data to say", undecided));
  const chosen = windows.filter(({ chosenBy }) => chosenBy !== "default");
  lines.push("", "Windows");
  if (chosen.length === 0) lines.push("Too few meetings to choose windows from the data: 60 s everywhere, beside 10 minutes and 1 hour.");
  for (const { source, kind, windowSeconds, reason } of chosen)
    lines.push(`- ${source || "all sources"}, ${sayKind(kind)}: ${windowSeconds} s (${reason})`);
  return lines;
}

function groupList(title: string, groups: readonly GroupSummary[]): string[] {
  if (groups.length === 0) return [];
  return ["", `${title}:`, ...groups.map(({ group, reading }) => `- ${group}\n  ${oneLine(reading)}`)];
}

/** One group for a terminal. */
export function groupLines(group: PressureGroup): string[] {
  const lines = [
    oneLine(group.reading),
    oneLine(group.direction.reading),
    oneLine(group.withoutMostActive.reading),
    oneLine(group.history.reading),
  ];
  const members = new Table({ head: ["account", "together", "in all"], style: plain, colAligns: ["left", "right", "right"] });
  for (const { account, joint, all } of group.members.slice(0, rowsShown)) members.push([oneLine(account), joint.count, all.count]);
  lines.push("", members.toString());
  if (group.members.length > rowsShown) lines.push(`and ${group.members.length - rowsShown} more`);
  lines.push("", "Together on:");
  for (const { kind, label, accounts } of group.shared.slice(0, rowsShown))
    lines.push(`- ${sayKind(kind)} ${oneLine(label)} (${accounts} of them)`);
  lines.push("", "Innocent explanations tested:");
  for (const { name, holds, reason } of group.tested) lines.push(`- ${name}: ${holds ? "holds" : "does not hold"}; ${reason}`);
  return lines;
}

/** Who acts with an account, for a terminal. */
export function accountLines({ reading, group, neighbours, metOnce }: PressureAccount): string[] {
  const lines = [oneLine(reading)];
  if (group !== null) lines.push(`In group ${group.group}: ${oneLine(group.reading)}`);
  if (neighbours.length > 0) {
    const table = new Table({ head: ["account", "kind", "together", "expected", "by chance", ""], style: plain });
    for (const { account, kind, objects, expected, q, verdict } of neighbours.slice(0, rowsShown)) {
      table.push([oneLine(account), sayKind(kind), objects, sayExpected(expected), sayChance(q), verdict]);
    }
    lines.push("", table.toString());
  }
  if (metOnce > 0) lines.push(`It met ${metOnce.toLocaleString("en-US")} more on one thing only, which says nothing.`);
  return lines;
}

/** Who acted on a link, for a terminal. */
export function objectLines({ reading, sharers, total }: PressureObject): string[] {
  const table = new Table({ head: ["when", "account", "group", "acts with"], style: plain });
  for (const { at, account, group, ties } of sharers.slice(0, rowsShown)) {
    const names = ties.slice(0, 3).map(({ name }) => oneLine(name));
    table.push([
      at.slice(0, 19).replace("T", " "),
      oneLine(account),
      group ?? "",
      `${names.join(", ")}${ties.length > 3 ? ` and ${ties.length - 3} more` : ""}`,
    ]);
  }
  return [oneLine(reading), "", table.toString(), ...(total > rowsShown ? [`and ${total - rowsShown} more`] : [])];
}

/** Two accounts side by side, for a terminal. */
export function edgeLines({ reading, edges, posts }: PressureEdge): string[] {
  const lines = [oneLine(reading)];
  for (const edge of edges) {
    lines.push(
      `- ${sayKind(edge.kind)}: ${edge.objects} together within ${edge.windowSeconds} s, ${sayExpected(edge.expected)} expected (${sayChance(edge.q)}), ${saySeconds(edge.lagSeconds)} apart, symmetry ${edge.symmetry.toFixed(2)}, first in ${Math.round(edge.lead * 100)} %: ${sayEdgeVerdict(edge)}`,
    );
  }
  for (const { label, left, right, lagSeconds } of posts.slice(0, rowsShown)) {
    lines.push("", `${oneLine(label)}, ${saySeconds(lagSeconds)} apart`);
    for (const { author, time, text, id } of [left, right])
      lines.push(`  ${time.from?.slice(0, 19).replace("T", " ") ?? ""} ${oneLine(author)}: ${oneLine(text).slice(0, 160)} (${id})`);
  }
  return lines;
}

/** Collected text may hold line breaks and control characters; a terminal must not obey them. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, " ").trim();
}
