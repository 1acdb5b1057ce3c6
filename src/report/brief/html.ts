import { readFileSync } from "node:fs";
import type { OpenRate } from "../answers.js";
import type { BrandStanding, Brief } from "./answers.js";
import { html, type Markup, openable, raw } from "./markup.js";
import { timelinePlots } from "./plots.js";
import { percent, sayCount } from "./say.js";
import { briefStyle } from "./style.js";
import { sayTotals } from "./text.js";

/** The app's colours and sizes; three up and into the app both as source and as built. */
const tokens = new URL("../../../web/src/style/tokens.css", import.meta.url);

/** The brief as one self-contained HTML file: no script, nothing fetched, and prints well. */
export async function briefToHtml(brief: Brief): Promise<string> {
  const { workspace, period } = brief;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${workspace.name}: brief, ${period.label}</title>
<style>${raw(readFileSync(tokens, "utf8"))}${raw(briefStyle)}</style>
</head>
<body>
<main>
<header>
<p class="masthead">Landfall · launch brief ${workspace.sample && html`<strong class="sample">Sample: invented documents</strong>`}</p>
<p class="place">${workspace.name} · ${period.label} (${period.zone})</p>
<h1>${brief.headline}</h1>
${brief.sentences.map((sentence) => html`<p class="lede">${sentence}</p>`)}
</header>
${section(
  "Share of voice, step by step",
  waterfall(brief.standings),
  brief.standings.map(({ reading }) => html`<p>${reading}</p>`),
)}
${section("What will be, what is; the company, the products", balances(brief.standings))}
${section(
  "Mentions over time",
  timelinePlots(brief).map(
    ({ name, plot, events }) => html`<h3>${name}</h3><figure>${plot}<figcaption>${events.join(" · ")}</figcaption></figure>`,
  ),
)}
${section("What people who used it say", brief.owners.map(owners))}
${section("Stories of the period", stories(brief))}
${section("Pressure", html`<p>${brief.pressure.reading}</p>`, pressed(brief.pressure.brands), list(brief.pressure.groups.map(({ reading, documents }) => html`${reading} ${openable(sayCount(documents.count, "document"), documents.filter)}`)))}
${section("Leaks", html`<p>${brief.leaks.reading}</p>`, list(brief.leaks.claims.map((claim) => html`${claim.name}, ${claim.attribute}: <strong>${claim.value}</strong>, ${openable(sayCount(claim.documents.count, "document"), claim.documents.filter)}${claim.by.length > 0 && ` (by ${claim.by.join(", ")})`}`)))}
${section(`What changed since ${brief.previous.label}`, list(brief.changes.map(({ reading }) => html`${reading}`)))}
${section("What we cannot say", brief.insufficient.length === 0 ? html`<p>Nothing: every question of this brief has enough documents.</p>` : list(brief.insufficient.map(({ question, have, need, next }) => html`${question} ${have} of ${need} documents; ${next}.`)))}
${section("Every row accounted for", html`<p>${sayTotals(brief.totals)}</p>`)}
<footer>Made ${brief.made.at} by Landfall ${brief.made.version}, reader ${brief.made.reader}. Each number names, on hover, the command that opens its documents.</footer>
</main>
</body>
</html>
`;
  return page.text;
}

function section(title: string, ...parts: (Markup | Markup[])[]): Markup {
  return html`<section><h2>${title}</h2>${parts}</section>`;
}

/** What unexplained groups posted together about each brand, for and against it. */
function pressed(brands: Brief["pressure"]["brands"]): Markup {
  return list(
    brands
      .filter(({ documents }) => documents.count > 0)
      .map(
        ({ name, documents, against, for: inFavour }) =>
          html`${name}: ${openable(sayCount(documents.count, "post together", "posts together"), documents.filter)}, ${openable(against.count, against.filter)} against, ${openable(inFavour.count, inFavour.filter)} for`,
      ),
  );
}

function list(items: Markup[]): Markup {
  return items.length === 0 ? html`` : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** One column a brand; each bar is what a step leaves, of all its mentions. */
function waterfall(standings: BrandStanding[]): Markup {
  return html`<table class="waterfall"><thead><tr><td></td>${standings.map(({ name, ours }) => html`<th scope="col" class="${ours ? "ours" : ""}">${name}</th>`)}</tr></thead>
<tbody>${standings[0].steps.map(
    ({ step, label }, i) =>
      html`<tr class="${step}"><th scope="row">${label}</th>${standings.map(({ steps }) => {
        const { left, removed } = steps[i];
        const share = steps[0].left.count === 0 ? 0 : (left.count / steps[0].left.count) * 100;
        return html`<td>${openable(left.count.toLocaleString("en-US"), left.filter)}${removed !== null && removed.count > 0 && html` <small>−${openable(removed.count.toLocaleString("en-US"), removed.filter)}</small>`}<span class="bar" style="--share:${share.toFixed(2)}%"></span></td>`;
      })}</tr>`,
  )}</tbody></table>`;
}

const balanceColumns: { key: "willBe" | "productTalk" | "firstHand" | "shareOfTalk"; label: string }[] = [
  { key: "willBe", label: "what will be" },
  { key: "productTalk", label: "products" },
  { key: "firstHand", label: "first-hand" },
  { key: "shareOfTalk", label: "of people's talk" },
];

function balances(standings: BrandStanding[]): Markup {
  return html`<table class="balances"><thead><tr><td></td>${balanceColumns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${standings.map(({ name, ours, ...rates }) => html`<tr><th scope="row" class="${ours ? "ours" : ""}">${name}</th>${balanceColumns.map(({ key }) => html`<td>${interval(rates[key])}</td>`)}</tr>`)}</tbody></table>`;
}

/** A rate as a point in its interval; hatched where the documents are too few for a percentage. */
function interval(rate: OpenRate): Markup {
  const bounds = `--low:${(rate.low * 100).toFixed(1)}%;--high:${(rate.high * 100).toFixed(1)}%;--rate:${(rate.rate * 100).toFixed(1)}%`;
  const text = rate.sufficient
    ? html`${openable(`${percent(rate.rate)} %`, rate.filter)} <small>${percent(rate.low)} to ${percent(rate.high)}, n = ${openable(rate.n, rate.baseFilter)}</small>`
    : html`<small>insufficient data, ${openable(rate.count, rate.filter)} of ${openable(rate.n, rate.baseFilter)}</small>`;
  return html`${text}<span class="interval ${rate.sufficient ? "" : "few"}" style="${bounds}"></span>`;
}

/** Aspects shown for each brand. */
const aspectsShown = 6;

function owners(of: Brief["owners"][number]): Markup {
  return html`<h3>${of.name}</h3><p>${of.reading}</p><dl>${of.aspects
    .slice(0, aspectsShown)
    .map(
      ({ aspect, share, quotes }) =>
        html`<dt>${aspect}</dt><dd>praised in ${interval(share)}${quotes.map(
          ({ quote, author, source, experience, time }) =>
            html`<blockquote>“${quote}” <cite>${author || source}, ${experience}, ${time.from?.slice(0, 10) ?? "day unknown"}</cite></blockquote>`,
        )}</dd>`,
    )}</dl>`;
}

function stories(brief: Brief): Markup {
  if (brief.stories.length === 0) return html`<p>No story of three documents or more.</p>`;
  return list(
    brief.stories.map(
      ({ label, reading, documents }) => html`<strong>${label}</strong> ${openable(documents.count, documents.filter)}. ${reading}`,
    ),
  );
}
