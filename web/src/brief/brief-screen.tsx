import { useEffect } from "preact/hooks";
import { useAnswer } from "../answers.js";
import type { Brief } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { typeset } from "../numbers.js";
import { PeriodChooser } from "../period-chooser.js";
import { query } from "../router.js";
import { catchUp } from "../states/behind.js";
import { Empty } from "../states/empty.js";
import { Failure } from "../states/failure.js";
import { isBehind, status } from "../status.js";
import { instant } from "../times.js";
import { marketName } from "../words.js";
import { Balances } from "./balance.js";
import { Books, Languages } from "./books.js";
import { BriefSkeleton } from "./brief-skeleton.js";
import { CannotSay } from "./cannot-say.js";
import { Changes } from "./changes.js";
import { Claims } from "./claims.js";
import { Owners } from "./owners.js";
import { Pressure } from "./pressure.js";
import { Section } from "./section.js";
import { Shares } from "./shares.js";
import { Stories } from "./stories.js";
import { TimelineFigure } from "./timeline.js";
import { VoiceTable, Waterfall } from "./waterfall.js";

function periodQuery(): string {
  const period = new URLSearchParams();
  for (const name of ["from", "to"]) {
    const value = query.value.get(name);
    if (value) period.set(name, value);
  }
  const text = period.toString();
  return text === "" ? "" : `?${text}`;
}

/** Home: where do we stand, what changed, what can't we say? */
export function BriefScreen() {
  const period = periodQuery();
  const { data: brief, problem, retry } = useAnswer<Brief>(`/api/brief${period}`);
  useEffect(() => {
    if (brief) document.title = `${brief.headline} · Landfall`;
  }, [brief]);
  if (!brief) {
    return problem ? (
      <main class="page" id="main">
        <h1 class="unseen">Brief</h1>
        <Failure problem={problem} retry={retry} />
      </main>
    ) : (
      <main class="page" id="main">
        <h1 class="unseen">Brief</h1>
        <BriefSkeleton />
      </main>
    );
  }
  return (
    <main class="page" id="main">
      {problem && <Failure problem={problem} retry={retry} />}
      <BriefPage brief={brief} period={period} />
    </main>
  );
}

const contents = [
  ["voices", "Who is talking"],
  ["balance", "What it is about"],
  ["changes", "What changed"],
  ["time", "When"],
  ["owners", "What owners say"],
  ["stories", "Who was first"],
  ["pressure", "Who moves together"],
  ["claims", "What is claimed"],
  ["cannot", "What we cannot say"],
  ["books", "The books"],
] as const;

function Opening({ brief, period, ours }: { brief: Brief; period: string; ours: string }) {
  const { workspace, totals } = brief;
  return (
    <header class="opening">
      <div class="dateline">
        <span>
          <b>{ours}</b> in {marketName(workspace.market)}
        </span>
        <PeriodChooser period={brief.period} previous={brief.previous} />
        <span class="dateline-zone">days in {brief.period.zone}</span>
        <span class="dateline-tools">
          <a href={`/api/brief.html${period}`} download="brief.html">
            Save as one file
          </a>
          <button type="button" class="link-button" onClick={() => window.print()}>
            Print
          </button>
        </span>
      </div>
      <div class="opening-main">
        <h1 class="headline">{typeset(brief.headline)}</h1>
        <div class="lede">
          {brief.sentences.map((sentence) => (
            <p key={sentence}>{typeset(sentence)}</p>
          ))}
        </div>
        <p class="opening-base">
          Read from <DoorNumber door={totals.documents} of="naming one of these brands in this period" unit={["document", "documents"]} />{" "}
          that name one of these brands in the period. Every number opens the documents behind it.
        </p>
      </div>
      <nav class="opening-contents" aria-label="In this brief">
        <p class="margin-title">In this brief</p>
        <ol>
          {contents.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
    </header>
  );
}

/** Nothing to count yet: because nothing was imported, because it is on its way, or because it lies in other periods. */
function TooLittle({ brief }: { brief: Brief }) {
  const busy = status.value?.busy ?? null;
  useEffect(() => {
    // There is nothing on the page that could jump: what has come is shown at once.
    if (isBehind.value) catchUp();
  }, [isBehind.value]);
  if (busy !== null) {
    return (
      <Empty title="The documents are on their way.">
        <p>Now: {busy}. The brief appears here as soon as it can be counted.</p>
      </Empty>
    );
  }
  return brief.totals.all.count === 0 ? (
    <Empty title="Nothing has come in yet.">
      <p>
        Live sources are asked by themselves: <a href="/sources">Sources</a> says which answer, and takes new ones. Or give Landfall an
        export of posts, comments, reviews or articles; CSV, TSV, JSON, JSONL and Parquet are taken as they are, packed or not:
      </p>
      <pre>landfall import posts.csv</pre>
    </Empty>
  ) : (
    <Empty title="No document of this period names one of these brands.">
      <p>
        <DoorNumber door={brief.totals.all} of="all that were imported" unit={["document is", "documents are"]} /> here in all,{" "}
        <DoorNumber door={brief.totals.undated} of="time unknown" /> of them without a known time. Choose another period above.
      </p>
    </Empty>
  );
}

function BriefPage({ brief, period }: { brief: Brief; period: string }) {
  const ours = brief.standings.find((standing) => standing.ours);
  const names = new Map(brief.standings.map((standing) => [standing.brand, standing.name]));
  if (brief.totals.documents.count === 0) {
    return (
      <div class="brief">
        <Opening brief={brief} period={period} ours={ours?.name ?? brief.workspace.brand} />
        <TooLittle brief={brief} />
        <Section id="books" title="The books" question="Does every row have a place?">
          <Books totals={brief.totals} />
        </Section>
      </div>
    );
  }
  return (
    <div class="brief">
      <Opening brief={brief} period={period} ours={ours?.name ?? brief.workspace.brand} />

      <Section
        id="voices"
        title="Who is talking"
        question="What is left of all mentions when copies, paid and machine-made ones are taken out?"
        reading={ours?.reading}
        wide
      >
        <Waterfall standings={brief.standings} />
        <Shares standings={brief.standings} />
        <div class="two-up">
          <VoiceTable standings={brief.standings} />
          <div class="side-reading">
            <p class="margin-title">The rivals in a sentence</p>
            {brief.standings
              .filter((standing) => !standing.ours)
              .map((standing) => (
                <p key={standing.brand}>{typeset(standing.reading)}</p>
              ))}
            <p class="quiet">
              A document that says nothing of a payment may still be paid for: <i>no tie found</i> means that and no more. First-hand is
              what a text claims; a text cannot prove it.
            </p>
          </div>
        </div>
      </Section>

      <Section id="balance" title="What it is about" question="What will be or what is; the product or the company?" wide>
        <Balances standings={brief.standings} />
      </Section>

      <Section id="changes" title="What changed" question={`Against the period before, ${brief.previous.label}`} wide>
        <Changes changes={brief.changes} names={names} ours={ours?.brand ?? ""} previous={brief.previous.label} />
      </Section>

      <Section id="time" title="When" question="When was it said, and what happened then?" wide>
        <TimelineFigure timeline={brief.timeline} />
      </Section>

      <Section id="owners" title="What owners say" question="What do people who say that they used it report?" wide>
        <Owners owners={brief.owners} ours={ours?.brand ?? ""} />
      </Section>

      <Section
        id="stories"
        title="Who was first"
        question="Which stories ran, and who had them first?"
        notes={<p>One document is called first only where its time ended before every other began. First means first in what we saw.</p>}
      >
        <Stories stories={brief.stories} names={names} />
      </Section>

      <Section
        id="pressure"
        title="Who moves together"
        question="Do accounts act in step beyond chance?"
        reading={brief.pressure.reading}
        notes={
          <p>
            Fans, news and sales also move people together. Where such an explanation was tested and fits, it is named.{" "}
            <a href="/pressure">Pressure</a> has the network and what was found innocent.
          </p>
        }
      >
        <Pressure pressure={brief.pressure} />
      </Section>

      <Section
        id="claims"
        title="What is claimed"
        question="What is said of things that were not official yet?"
        reading={brief.leaks.reading}
        wide
      >
        <Claims claims={brief.leaks.claims} />
      </Section>

      <Section id="cannot" title="What we cannot say" question="Where is there too little to answer?">
        <CannotSay questions={brief.insufficient} />
      </Section>

      <Section
        id="books"
        title="The books"
        question="Does every row have a place?"
        notes={
          <p>
            Counted {instant(brief.made.at)} by Landfall {brief.made.version}, reader {brief.made.reader}.
          </p>
        }
      >
        <Books totals={brief.totals} />
        <h3 class="figure-title">Languages</h3>
        <Languages languages={brief.languages} />
      </Section>
    </div>
  );
}
