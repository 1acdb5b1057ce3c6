import { sayCount, sayList } from "../brief/say.js";
import type { Comparison, Race, StoryEdit, StoryPage, TellerList, Telling } from "./answers.js";
import { sayDuration } from "./say.js";

/** The stories of a period for the terminal. */
export function raceToText({ reading, stories, found, impossibleTimes }: Race): string {
  const lines = [reading];
  for (const { story, label, reading: said, brands } of stories) {
    lines.push("", label, `  ${said}`, `  ${brands.map(({ name }) => name).join(", ")} · ${story}`);
  }
  if (found > stories.length) lines.push("", `${stories.length} of ${sayCount(found, "story", "stories")} shown; --limit shows more.`);
  if (impossibleTimes.count > 0) {
    lines.push(
      "",
      `${sayCount(impossibleTimes.count, "document has a time", "documents have a time")} that cannot be right: landfall documents --filter finding=impossible_time`,
    );
  }
  return lines.join("\n");
}

/** Who told a story, for the terminal. */
export function storyToText(page: StoryPage): string {
  const lines = [page.label, page.reading, ""];
  const tellerOf = new Map(page.tellings.map((telling) => [telling.document, telling.teller || telling.source]));
  for (const telling of page.tellings) lines.push(sayTelling(telling, tellerOf));
  if (page.tellings.length < page.documents.count)
    lines.push(`… ${page.documents.count - page.tellings.length} more: landfall documents --filter story=${page.story}`);
  for (const { tellers } of page.circular) lines.push("", `Circular: ${sayList(tellers)} name one another as source.`);
  if (page.outside.length > 0)
    lines.push("", `Named and not seen: ${page.outside.map(({ source, documents }) => `${source} (${documents.count})`).join(", ")}.`);
  if (page.claims.length > 0) {
    lines.push("", "Claims, first told by");
    for (const { name, attribute, value, teller, documents } of page.claims)
      lines.push(`  ${name}, ${attribute}: ${value} · ${teller} · ${sayCount(documents.count, "document")}`);
  }
  if (page.edits.length > 0) lines.push("", "By hand", ...page.edits.map((edit) => `  ${sayEdit(edit)}`));
  return lines.join("\n");
}

function sayTelling(telling: Telling, tellerOf: ReadonlyMap<string, string>): string {
  const { role, first, time, teller, source, title, origin, lagMinutes, newNumbers, newClaims, document, timeFlags } = telling;
  const mark = first ? "first" : role;
  const when = time.from === null ? "time unknown" : `${time.from.slice(0, 16).replace("T", " ")} UTC`;
  const lag = lagMinutes === null || lagMinutes <= 0 ? "" : ` (+${sayDuration(lagMinutes)})`;
  const from =
    origin === null ? "" : `\n      goes back to ${tellerOf.get(origin.document) ?? origin.document} (${origin.by.replaceAll("_", " ")})`;
  const added = [...newClaims.map(({ attribute, value }) => `${attribute} ${value}`), ...newNumbers.slice(0, 6)];
  const news = added.length === 0 ? "" : `\n      added: ${added.join(", ")}`;
  const flags = timeFlags.map((sentence) => `\n      ${sentence}`).join("");
  return `  ${mark.padEnd(12)} ${when}${lag}  ${teller || "author unknown"} on ${source} · ${document}\n      ${title}${from}${news}${flags}`;
}

/** The table of tellers for the terminal. */
export function tellersToText({ reading, tellers, minimum }: TellerList): string {
  const lines = [reading, "", `${"".padEnd(28)}stories  first   roots  copies  median lag`];
  for (const { name, stories, firsts, roots, copies, lag } of tellers) {
    const share = (rate: { count: number; rate: number; sufficient: boolean }) =>
      rate.sufficient ? `${Math.round(rate.rate * 100)} %` : String(rate.count);
    const late = lag.minutes === null ? "unknown" : `${sayDuration(lag.minutes)}${lag.sufficient ? "" : " *"}`;
    lines.push(
      `${name.slice(0, 27).padEnd(28)}${String(stories.count).padStart(7)}${share(firsts).padStart(7)}${share(roots).padStart(8)}${share(copies).padStart(8)}  ${late}`,
    );
  }
  lines.push(
    "",
    `Percentages from ${minimum.stories} stories or ${minimum.documents} documents on, counts below; * insufficient data for a median.`,
  );
  return lines.join("\n");
}

/** Two documents side by side for the terminal: what they share, quoted. */
export function comparisonToText({ reading, a, b, passages }: Comparison): string {
  const head = ({ teller, source, time, document }: Comparison["a"]) =>
    `${teller || "author unknown"} on ${source}, ${time.from === null ? "time unknown" : `${time.from.slice(0, 16).replace("T", " ")} UTC`} · ${document}`;
  const shared = passages.flatMap((passage) => {
    const first = oneLine(a.text.slice(passage.a.start, passage.a.end));
    const second = oneLine(b.text.slice(passage.b.start, passage.b.end));
    return ["", ...(first === second ? [`  both: ${first}`] : [`  a: ${first}`, `  b: ${second}`])];
  });
  return [reading, `a  ${head(a)}`, `b  ${head(b)}`, ...shared].join("\n");
}

/** A split or merge in a line. */
export function sayEdit({ edit, kind, documents, by, at, undone, undoneBy }: StoryEdit): string {
  const sizes = documents.map(({ count }) => sayCount(count, "document"));
  const what = kind === "merge" ? `merged stories of ${sayList(sizes)}` : `took ${sizes[0]} out and left ${sizes[1]}`;
  return `${what}: ${by}, ${at.slice(0, 16).replace("T", " ")} UTC${undone ? `, taken back by ${undoneBy}` : ""} · ${edit}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
