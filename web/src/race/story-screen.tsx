import { useEffect } from "preact/hooks";
import { useAnswer } from "../answers.js";
import type { StoryPage } from "../api-types.js";
import { Section } from "../brief/section.js";
import { documentsHref } from "../filter.js";
import { ClaimsTable } from "../marks/claims-table.js";
import { DoorNumber } from "../marks/door.js";
import { count, typeset } from "../numbers.js";
import { drawerHref } from "../router.js";
import { Empty } from "../states/empty.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { period as periodWords } from "../times.js";
import { labelWord } from "../words.js";
import { Added } from "./added.js";
import { ByHand } from "./by-hand.js";
import { CitationFigure } from "./citation-figure.js";
import { Lanes, leftOut } from "./lanes.js";
import { Passages } from "./passages.js";
import { lagWords } from "./words.js";

/** One story: the race drawn, who cites whom, what each document added, the claims, and the passages side by side. */
export function StoryScreen({ story }: { story: string }) {
  const { data: page, problem, retry } = useAnswer<StoryPage>(`/api/race/stories/${encodeURIComponent(story)}`);
  useEffect(() => {
    document.title = `${page?.label ?? "Story"} · Landfall`;
  }, [page?.label]);
  return (
    <main class="page race" id="main">
      {problem &&
        (problem.status === 404 ? (
          <NoStory detail={problem.detail} />
        ) : (
          <>
            <h1 class="unseen">Story</h1>
            <Failure problem={problem} retry={retry} />
          </>
        ))}
      {page ? (
        <Story page={page} />
      ) : (
        !problem && (
          <div class="race-opening" aria-busy="true">
            <h1 class="unseen">Story</h1>
            <SkeletonLines lines={2} size="headline" />
            <SkeletonLines lines={14} size="title" />
          </div>
        )
      )}
    </main>
  );
}

function NoStory({ detail }: { detail: string }) {
  return (
    <>
      <h1 class="headline">There is no such story.</h1>
      <Empty title="A story is named by its earliest document, and one may have come before it.">
        <p>{detail}</p>
        <p>
          <a href="/race">The race</a> lists the stories of a period.
        </p>
      </Empty>
    </>
  );
}

function Story({ page }: { page: StoryPage }) {
  const note = leftOut(page);
  return (
    <>
      <header class="race-opening">
        <p class="dateline">
          <span>
            <a href="/race">Race</a>
          </span>
          <span>{page.brands.map(({ name }) => name).join(", ") || "no brand of the workspace"}</span>
          <span>{page.from && page.to ? periodWords(page.from.slice(0, 10), page.to.slice(0, 10)) : "time unknown"}</span>
          {page.byHand && <span>set by hand</span>}
        </p>
        <h1 class="headline story-headline">{page.label}</h1>
        <p class="lede">{typeset(page.reading)}</p>
        <p class="story-facts story-sums">
          <DoorNumber door={page.documents} of="of this story" unit={["document", "documents"]} />
          <span>=</span>
          <DoorNumber door={page.rootDocuments} of="roots of this story" unit={["root", "roots"]} />
          <span>+</span>
          <DoorNumber door={page.echoes} of="echoes of this story" unit={["echo", "echoes"]} />
          <span>+</span>
          <DoorNumber door={page.undetermined} of="naming no source" unit={["that names no source", "that name no source"]} />
          {page.undated.count > 0 && (
            <span>
              (<DoorNumber door={page.undated} of="of unknown time" unit={["of unknown time", "of unknown time"]} />)
            </span>
          )}
        </p>
      </header>

      <Section id="race" title="The race" question="Who told it when, and from whom?" wide>
        <Lanes page={page} />
        {note && <p class="quiet">{note}.</p>}
        <Lags page={page} />
      </Section>

      <Section
        id="cites"
        title="Who cites whom"
        question="How many sources are there behind the echoes?"
        notes={
          <p>
            A circle proves nothing by its size: those in it name each other. A root names nobody and came first, or says that it saw for
            itself.
          </p>
        }
      >
        <CitationFigure page={page} />
        {page.outside.length > 0 && (
          <p class="cites-outside">
            Named and not seen here:{" "}
            {page.outside.map(({ source, documents }, index) => (
              <span key={source}>
                {index > 0 && ", "}
                {source} (
                <a class="door" href={documentsHref(documents.filter)}>
                  {count(documents.count)}
                  <span class="unseen"> documents name {source}</span>
                </a>
                )
              </span>
            ))}
          </p>
        )}
      </Section>

      <Section id="added" title="What each added" question="What was not known before?" wide>
        <Added page={page} />
      </Section>

      <Section id="claims" title="What is claimed" question="Who said it first, and how many after?" wide>
        <Claims page={page} />
      </Section>

      <Section id="passages" title="Side by side" question="Which words do two documents share?" wide>
        <Passages page={page} />
      </Section>

      <Section id="subjects" title="What it is about" question="What does the catalogue know of it?" wide>
        <Subjects page={page} />
      </Section>

      <Section
        id="by-hand"
        title="Is it one story?"
        question="Does it hold two, or is it part of another?"
        notes={
          <p>
            What was found stays beside what a person says, and comes back when that is undone. It is applied again whenever stories are
            made anew.
          </p>
        }
      >
        <ByHand page={page} />
      </Section>
    </>
  );
}

function Lags({ page }: { page: StoryPage }) {
  const rows = [
    ["to a second teller", page.second],
    ["to the tenth", page.tenth],
    ["to the press", page.press],
    ...page.platformLags.map(({ source, lag }) => [`to ${source}`, lag] as const),
  ] as const;
  return (
    <dl class="race-lags" aria-label="Lags">
      {rows.map(([name, lag]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {lag === null ? (
              <span class="quiet">not seen</span>
            ) : (
              <>
                <a class="door" href={drawerHref(lag.document)} data-keep-scroll>
                  {lag.most === 0 || lag.minutes === 0 ? "at once" : lagWords(lag)}
                </a>
                <small>{lag.teller}</small>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Claims({ page }: { page: StoryPage }) {
  if (page.claims.length === 0) return <p class="quiet">Nobody in it claims anything about a product that was not official yet.</p>;
  return (
    <ClaimsTable
      claims={page.claims}
      heads={<th scope="col">First told by</th>}
      cells={(claim) => (
        <td>
          <a class="door" href={drawerHref(claim.first)} data-keep-scroll>
            {claim.teller || "author unknown"}
          </a>
        </td>
      )}
    />
  );
}

const eventWords: Record<string, string> = {
  announced: "announced",
  released: "on sale",
  discontinued: "discontinued",
  cancelled: "cancelled",
};

function Subjects({ page }: { page: StoryPage }) {
  if (page.subjects.length === 0) return <p class="quiet">No product of the catalogue is named in it.</p>;
  return (
    <ul class="subjects">
      {page.subjects.map((subject) => (
        <li key={subject.entity}>
          <b>{subject.name}</b>{" "}
          <DoorNumber door={subject.documents} of={`of this story name ${subject.name}`} unit={["document", "documents"]} />
          {subject.state && subject.state !== "unknown" && <span>when the story began: {labelWord("horizon", subject.state)}</span>}
          {subject.facts.length > 0 && (
            <span class="subject-facts">
              {subject.facts
                .map((fact) => `${eventWords[fact.event] ?? fact.event} ${fact.date}${fact.market === "*" ? "" : ` in ${fact.market}`}`)
                .join(", ")}{" "}
              <small>{[...new Set(subject.facts.flatMap((fact) => fact.source.split("|")))].join(", ")}</small>
            </span>
          )}
          {subject.kind === "product" && subject.facts.length === 0 && (
            <span class="quiet">the catalogue has no date of it in this market</span>
          )}
        </li>
      ))}
    </ul>
  );
}
