import Table from "cli-table3";
import { createColors } from "picocolors";
import type { OpenRate } from "../answers.js";
import type { Brief } from "./answers.js";
import { percent, sayCount, sayRate } from "./say.js";

/** The width of running text in a terminal, in characters. */
const lineWidth = 100;

/** The brief for a terminal: the same words as the page. */
export function briefToText(brief: Brief, colours: boolean): string {
  const pc = createColors(colours);
  const out: string[] = [];
  const head = (title: string) => out.push("", pc.bold(title));
  const { workspace, period, totals } = brief;
  out.push(`${pc.bold(workspace.name)}${workspace.sample ? "  [SAMPLE: invented documents]" : ""}`);
  out.push(pc.dim(`${period.label} (${period.zone}, ${period.why})`), "");
  out.push(...wrap(brief.headline).map((line) => pc.bold(line)));
  for (const sentence of brief.sentences) out.push(...wrap(sentence));

  head("Share of voice, step by step");
  out.push(waterfallTable(brief));
  for (const standing of brief.standings) out.push(...wrap(standing.reading));

  head("What will be, what is; the company, the products");
  out.push(balanceTable(brief));

  head("What people who used it say");
  for (const owners of brief.owners) {
    out.push(...wrap(`${owners.name}: ${owners.reading}`));
    for (const { aspect, share, quotes } of owners.aspects.slice(0, 3)) {
      out.push(`  ${aspect}: praised in ${sayRate(share)}`);
      for (const { quote, author, source } of quotes.slice(0, 2)) out.push(...wrap(`“${oneLine(quote)}” ${author || source}`, "    "));
    }
  }

  head("Stories of the period");
  if (brief.stories.length === 0) out.push("No story of three documents or more.");
  for (const { label, reading } of brief.stories.slice(0, 8)) out.push(...wrap(`“${oneLine(label).slice(0, 90)}”: ${reading}`, "- "));

  head("Pressure");
  out.push(...wrap(brief.pressure.reading));
  for (const { reading } of brief.pressure.groups) out.push(...wrap(reading, "- "));

  head("Leaks");
  out.push(...wrap(brief.leaks.reading));
  for (const { name, attribute, value, documents } of brief.leaks.claims.slice(0, 8))
    out.push(...wrap(`${name}, ${attribute}: ${value} (${sayCount(documents.count, "document")})`, "- "));

  head(`What changed since ${brief.previous.label}`);
  for (const { reading } of brief.changes) out.push(...wrap(reading, "- "));

  head("What we cannot say");
  if (brief.insufficient.length === 0) out.push("Nothing: every question of this brief has enough documents.");
  for (const { question, have, need, next } of brief.insufficient)
    out.push(...wrap(`${question} ${have} of ${need} documents; ${next}.`, "- "));

  head("Every row accounted for");
  out.push(...wrap(sayTotals(totals)));
  return `${out.join("\n")}\n`;
}

/** "113,045 rows came in = 110,000 documents + …; of the documents …". */
export function sayTotals(totals: Brief["totals"]): string {
  const say = (n: number) => n.toLocaleString("en-US");
  const documents = totals.rows - totals.duplicates - totals.quarantined;
  return `${say(totals.rows)} rows came in = ${say(documents)} documents + ${say(totals.duplicates)} duplicates + ${say(totals.quarantined)} quarantined${totals.erased > 0 ? `; ${say(totals.erased)} of the documents were deleted since` : ""}. Of ${say(totals.all.count)} documents, ${say(totals.period.count)} fall into the period and ${say(totals.undated.count)} have an unknown time; ${say(totals.documents.count)} of the period's name a brand of this workspace.${sayImpossible(totals.impossible.count)}`;
}

function waterfallTable({ standings }: Brief): string {
  const table = new Table({
    head: ["", ...standings.map(({ name }) => name)],
    style: { head: [], border: [] },
    colAligns: ["left", ...standings.map(() => "right" as const)],
  });
  for (const [i, { label }] of standings[0].steps.entries()) {
    table.push([
      label,
      ...standings.map(({ steps }) => {
        const { left, removed } = steps[i];
        return `${left.count.toLocaleString("en-US")}${removed && removed.count > 0 ? ` (−${removed.count.toLocaleString("en-US")})` : ""}`;
      }),
    ]);
  }
  return table.toString();
}

function balanceTable({ standings }: Brief): string {
  const table = new Table({ head: ["", "will be", "product", "first-hand", "of people's talk"], style: { head: [], border: [] } });
  const cell = (rate: OpenRate) =>
    rate.sufficient ? `${percent(rate.rate)} % (${percent(rate.low)}–${percent(rate.high)}, n=${rate.n})` : `insufficient data (${rate.n})`;
  for (const { name, willBe, productTalk, firstHand, shareOfTalk } of standings)
    table.push([name, cell(willBe), cell(productTalk), cell(firstHand), cell(shareOfTalk)]);
  return table.toString();
}

/** Collected text may hold line breaks and control characters; a terminal must not obey them. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, " ").trim();
}

function wrap(text: string, prefix = ""): string[] {
  const indent = " ".repeat(prefix.length);
  const lines: string[] = [];
  let line = prefix;
  for (const word of oneLine(text).split(" ")) {
    if (line.length + word.length + 1 > lineWidth && line.trim() !== "" && line !== prefix) {
      lines.push(line);
      line = indent + word;
    } else {
      line += line === prefix || line === indent ? word : ` ${word}`;
    }
  }
  lines.push(line);
  return lines;
}

function sayImpossible(count: number): string {
  return count === 0
    ? ""
    : ` ${count.toLocaleString("en-US")} ${count === 1 ? "has a time" : "have a time"} that cannot be right; it stands as it came.`;
}
