import { useEffect, useRef } from "preact/hooks";
import { useAnswer } from "../answers.js";
import type { Race, RaceStory } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { count, counted, typeset } from "../numbers.js";
import { PeriodChooser } from "../period-chooser.js";
import { query, withParameters } from "../router.js";
import { Empty } from "../states/empty.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { day, period as periodWords } from "../times.js";
import { Tellers } from "./tellers.js";
import { lagAfter, storyHref, tellerName } from "./words.js";

const kindWords: [keyof Race["counts"], string][] = [
  ["all", "all"],
  ["certain", "one was first"],
  ["open", "first is open"],
  ["one_root", "one root"],
  ["several_roots", "several roots"],
  ["no_root", "no root seen"],
  ["circular", "circular"],
  ["by_hand", "split or merged by hand"],
];

const orderWords = [
  ["reach", "most told first"],
  ["newest", "newest first"],
  ["fastest", "fastest first"],
  ["roots", "most roots first"],
] as const;

const passedOn = ["from", "to", "brand", "only", "teller", "order", "page"];

function askedFor(names: readonly string[]): string {
  const asked = new URLSearchParams();
  for (const name of names) {
    const value = query.value.get(name);
    if (value) asked.set(name, value);
  }
  const text = asked.toString();
  return text === "" ? "" : `?${text}`;
}

export function RaceList() {
  const { data, problem, retry } = useAnswer<Race>(`/api/race${askedFor(passedOn)}`);
  const last = useRef<Race | null>(null);
  // While the next list is on its way the present one stays: nothing jumps.
  if (data) last.current = data;
  const race = data ?? (problem ? null : last.current);
  useEffect(() => {
    document.title = "Race · Landfall";
  }, []);
  return (
    <main class="page race" id="main">
      {problem && <Failure problem={problem} retry={retry} />}
      {race ? <Opening race={race} /> : !problem && <OpeningSkeleton />}
      {race && <Stories race={race} waiting={!data} />}
      {race && race.counts.all > 0 && <Tellers path={`/api/race/tellers${askedFor(["from", "to", "brand"])}`} />}
    </main>
  );
}

/** The reading in two: the verdict as the headline, the rest below it. */
function Opening({ race }: { race: Race }) {
  const at = race.reading.indexOf(": ");
  const headline = at < 0 ? race.reading : `${race.reading.slice(0, at)}.`;
  const rest = at < 0 ? "" : race.reading.slice(at + 2);
  return (
    <header class="race-opening">
      <div class="dateline">
        <PeriodChooser period={race.period} />
        <span class="dateline-zone">days in UTC</span>
      </div>
      <h1 class="headline">{typeset(headline)}</h1>
      {rest && <p class="lede">{typeset(rest.charAt(0).toUpperCase() + rest.slice(1))}</p>}
      <p class="opening-base">
        Counted over <DoorNumber door={race.documents} of="in a story that two or more told" unit={["document", "documents"]} /> that name
        one of these brands. First means first in what we saw.
        {race.impossibleTimes.count > 0 && (
          <>
            {" "}
            <DoorNumber door={race.impossibleTimes} of="time cannot be right" unit={["document has a time", "documents have a time"]} />{" "}
            that cannot be right; it stands as it came.
          </>
        )}
      </p>
    </header>
  );
}

function OpeningSkeleton() {
  return (
    <div class="race-opening" aria-busy="true">
      <h1 class="unseen">Race</h1>
      <SkeletonLines lines={2} size="headline" />
      <SkeletonLines lines={3} />
      <SkeletonLines lines={12} size="title" />
    </div>
  );
}

function Stories({ race, waiting }: { race: Race; waiting: boolean }) {
  const only = query.value.get("only") ?? "all";
  const order = query.value.get("order") ?? "reach";
  const teller = query.value.get("teller");
  if (race.counts.all === 0) {
    return (
      <Empty title="No story of this period was told by two or more.">
        <p>Choose another period above, or import more sources: a race needs runners.</p>
      </Empty>
    );
  }
  return (
    <section class={`race-stories ${waiting ? "documents-waiting" : ""}`} aria-labelledby="stories-title" aria-busy={waiting}>
      <h2 id="stories-title" class="unseen">
        Stories
      </h2>
      <p class="switch race-kinds">
        <span>Stories</span>
        {kindWords
          .filter(([kind]) => kind === "all" || race.counts[kind] > 0 || only === kind)
          .map(([kind, words]) => (
            <a
              key={kind}
              href={withParameters({ only: kind === "all" ? null : kind, page: null })}
              aria-current={only === kind && (!teller || kind !== "all") ? "true" : undefined}
              data-keep-scroll
              data-replace
            >
              {words} {count(race.counts[kind])}
            </a>
          ))}
      </p>
      <p class="switch">
        <span>Order</span>
        {orderWords.map(([name, words]) => (
          <a
            key={name}
            href={withParameters({ order: name === "reach" ? null : name, page: null })}
            aria-current={order === name ? "true" : undefined}
            data-keep-scroll
            data-replace
          >
            {words}
          </a>
        ))}
      </p>
      {teller && (
        <p class="chips">
          <a class="chip" href={withParameters({ teller: null, page: null })} aria-label="Take off: told by one teller" data-keep-scroll>
            told by {teller}
            <span aria-hidden="true">×</span>
          </a>
        </p>
      )}
      <ol class="race-list">
        {race.stories.map((story) => (
          <StoryRow key={story.story} story={story} />
        ))}
      </ol>
      <p class="list-foot">
        {counted(race.stories.length, "story", "stories")} of {count(race.found)} shown{" "}
        {query.value.get("page") && (
          <a href={withParameters({ page: null })} data-keep-scroll>
            first page
          </a>
        )}{" "}
        {race.next && <a href={withParameters({ page: race.next })}>next page</a>}
      </p>
    </section>
  );
}

/** A story as the list prints it: when in the margin, the label, who was first, and the figures that open. */
function StoryRow({ story }: { story: RaceStory }) {
  const { first, couldBeFirst, label, second, press } = story;
  return (
    <li class="race-row">
      <p class="row-margin">
        <span class="row-who">{story.from ? day(story.from) : "time unknown"}</span>
        {story.from && story.to && story.to.slice(0, 10) !== story.from.slice(0, 10) && (
          <span class="row-where">{periodWords(story.from.slice(0, 10), story.to.slice(0, 10))}</span>
        )}
        <span class="row-where">{story.platforms.join(", ")}</span>
      </p>
      <div>
        <h3 class="story-label race-title">
          <a href={storyHref(story.story)}>{label}</a>
        </h3>
        <p class="race-first">
          {couldBeFirst === 0 && "No document of it has a known time, so none is called first."}
          {couldBeFirst === 1 && first[0] && (
            <>
              <b>First in what we saw:</b> {tellerName(first[0])} on {first[0].source}
            </>
          )}
          {couldBeFirst > 1 && (
            <>
              <b>One of {couldBeFirst}</b> within the uncertainty: {first.slice(0, 3).map(tellerName).join(", ")}
              {couldBeFirst > 3 && ` and ${counted(couldBeFirst - 3, "other")}`}
            </>
          )}
        </p>
        <p class="story-facts">
          <DoorNumber door={story.documents} of={`story ${label}`} unit={["document", "documents"]} />
          <span>by {counted(story.tellers, "teller")}</span>
          <DoorNumber door={story.rootDocuments} of={`roots of ${label}`} unit={["root", "roots"]} />
          <DoorNumber door={story.echoes} of={`echoes of ${label}`} unit={["echo", "echoes"]} />
          {second && <span>second {lagAfter(second)}</span>}
          {press && press.minutes > 0 && <span>press {lagAfter(press)}</span>}
          {story.circles > 0 && <span class="circular-word">sources cite one another in a circle</span>}
          {story.byHand && <span>set by hand</span>}
          <span>{story.brands.map(({ name }) => name).join(", ")}</span>
        </p>
      </div>
      <RootsAndEchoes story={story} />
    </li>
  );
}

/** The story's weight at a glance: a solid stroke a root, a hollow one an echo, a faint one what names no source. */
function RootsAndEchoes({ story }: { story: RaceStory }) {
  const most = 60;
  const kinds = [
    ["root", story.rootDocuments.count],
    ["undetermined", story.undetermined.count],
    ["echo", story.echoes.count],
  ] as const;
  const total = kinds.reduce((sum, [, n]) => sum + n, 0);
  const each = total > most ? total / most : 1;
  return (
    <p class="race-strokes" aria-hidden="true">
      {kinds.flatMap(([kind, n]) =>
        Array.from({ length: Math.ceil(n / each) }, (_, index) => <span key={`${kind} ${index}`} class={`stroke-${kind}`} />),
      )}
    </p>
  );
}
