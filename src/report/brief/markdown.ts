import type { OpenRate } from "../answers.js";
import type { Brief } from "./answers.js";
import { percent, sayCount, sayRate } from "./say.js";
import { sayTotals } from "./text.js";

/** The brief as Markdown: the same words as the page, for a wiki or a mail. */
export function briefToMarkdown(brief: Brief): string {
  const { workspace, period, standings } = brief;
  const out = [`# ${plain(workspace.name)}`, ""];
  if (workspace.sample) out.push("*Sample: invented documents around public facts.*", "");
  out.push(
    `${period.label} (${period.zone}, ${period.why})`,
    "",
    `**${plain(brief.headline)}**`,
    "",
    ...brief.sentences.map((sentence) => `- ${plain(sentence)}`),
    "",
  );

  out.push(
    "## Share of voice, step by step",
    "",
    row(["", ...standings.map(({ name }) => name)]),
    row(["---", ...standings.map(() => "---:")]),
  );
  for (const [i, { label }] of standings[0].steps.entries())
    out.push(row([label, ...standings.map(({ steps }) => String(steps[i].left.count))]));
  out.push("", ...standings.map(({ reading }) => `- ${plain(reading)}`), "");

  out.push(
    "## What will be, what is",
    "",
    row(["", "will be", "product", "first-hand", "of people's talk"]),
    row(["---", "---:", "---:", "---:", "---:"]),
  );
  for (const { name, willBe, productTalk, firstHand, shareOfTalk } of standings)
    out.push(row([name, ...[willBe, productTalk, firstHand, shareOfTalk].map(cell)]));
  out.push("");

  out.push("## What people who used it say", "");
  for (const owners of brief.owners) {
    out.push(`### ${plain(owners.name)}`, "", plain(owners.reading), "");
    for (const { aspect, share, quotes } of owners.aspects.slice(0, 5)) {
      out.push(
        `- **${aspect}**: praised in ${sayRate(share)}`,
        ...quotes.map(({ quote, author, source }) => `  - “${plain(quote)}” ${plain(author || source)}`),
      );
    }
    out.push("");
  }

  out.push("## Stories of the period", "", ...brief.stories.map(({ label, reading }) => `- **${plain(label)}**: ${plain(reading)}`), "");
  out.push("## Pressure", "", plain(brief.pressure.reading), "", ...brief.pressure.groups.map(({ reading }) => `- ${plain(reading)}`), "");
  out.push("## Leaks", "", brief.leaks.reading, "");
  out.push(
    ...brief.leaks.claims.map(
      ({ name, attribute, value, documents }) =>
        `- ${plain(name)}, ${attribute}: ${plain(value)} (${sayCount(documents.count, "document")})`,
    ),
    "",
  );
  out.push(`## What changed since ${brief.previous.label}`, "", ...brief.changes.map(({ reading }) => `- ${plain(reading)}`), "");
  out.push(
    "## What we cannot say",
    "",
    ...brief.insufficient.map(({ question, have, need, next }) => `- ${question} ${have} of ${need} documents; ${next}.`),
    "",
  );
  out.push("## Every row accounted for", "", sayTotals(brief.totals), "");
  return out.join("\n");
}

function row(cells: string[]): string {
  return `| ${cells.map((text) => plain(text)).join(" | ")} |`;
}

function cell(rate: OpenRate): string {
  return rate.sufficient
    ? `${percent(rate.rate)} % (${percent(rate.low)} to ${percent(rate.high)}, n = ${rate.n})`
    : `insufficient data (n = ${rate.n})`;
}

/** Collected text stays text: nothing in it may become markup, a link or an image. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .replace(/([\\`*_{}[\]<>()#!|~])/g, "\\$1");
}
