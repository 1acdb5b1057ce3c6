import { useAnswer } from "../answers.js";
import type { TellerList, TellerStanding } from "../api-types.js";
import { documentsHref } from "../filter.js";
import { DoorNumber } from "../marks/door.js";
import { Interval, RateFigures } from "../marks/interval.js";
import { ScrollRegion } from "../marks/scroll-region.js";
import { count, counted, typeset } from "../numbers.js";
import { query, withParameters } from "../router.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { duration } from "./words.js";

const tellersAtFirst = 15;

const columns = [
  ["name", "Author or outlet"],
  ["stories", "Stories"],
  ["firsts", "Certainly first"],
  ["roots", "Roots"],
  ["copies", "Copies"],
  ["lag", "Median lag"],
] as const;
type Column = (typeof columns)[number][0];

/** Rates on too little stand below all others, whichever way is sorted: a chance of 1 in 1 is no record. */
function byRate(pick: (teller: TellerStanding) => TellerStanding["firsts"]) {
  return (a: TellerStanding, b: TellerStanding) =>
    Number(pick(b).sufficient) - Number(pick(a).sufficient) || pick(b).rate - pick(a).rate || b.stories.count - a.stories.count;
}

const orders: Record<Column, (a: TellerStanding, b: TellerStanding) => number> = {
  name: (a, b) => a.name.localeCompare(b.name),
  stories: (a, b) => b.stories.count - a.stories.count || b.documents.count - a.documents.count,
  firsts: byRate(({ firsts }) => firsts),
  roots: byRate(({ roots }) => roots),
  copies: byRate(({ copies }) => copies),
  lag: (a, b) =>
    Number(b.lag.sufficient) - Number(a.lag.sufficient) ||
    (a.lag.minutes ?? Number.POSITIVE_INFINITY) - (b.lag.minutes ?? Number.POSITIVE_INFINITY) ||
    b.stories.count - a.stories.count,
};

/** Who tells first, who goes back to whom: a table that sorts and opens. */
export function Tellers({ path }: { path: string }) {
  const { data, problem, retry } = useAnswer<TellerList>(path);
  return (
    <section class="section section-wide" aria-labelledby="tellers-title" id="tellers">
      <header class="section-head">
        <h2 id="tellers-title">Who tells first</h2>
        <p class="section-question">Which authors and outlets come early, have roots of their own, or repeat others?</p>
      </header>
      <div class="section-body">
        {problem && <Failure problem={problem} retry={retry} />}
        {!data && !problem && <SkeletonLines lines={10} />}
        {data && <p class="section-reading">{typeset(data.reading)}</p>}
        {data && data.tellers.length > 0 && <TellerTable list={data} />}
      </div>
    </section>
  );
}

function TellerTable({ list }: { list: TellerList }) {
  const asked = query.value.get("by") as Column | null;
  const column = asked !== null && asked in orders ? asked : "stories";
  const all = query.value.get("tellers") === "all";
  const sorted = [...list.tellers].sort(orders[column]);
  const shown = all ? sorted : sorted.slice(0, tellersAtFirst);
  return (
    <>
      <ScrollRegion label="Authors and outlets">
        <table class="ledger tellers">
          <thead>
            <tr>
              {columns.map(([name, words]) => (
                <th
                  key={name}
                  scope="col"
                  class={name === "stories" ? "number" : ""}
                  aria-sort={name === column ? "descending" : undefined}
                >
                  <a
                    class="sort"
                    href={withParameters({ by: name === "stories" ? null : name })}
                    aria-current={name === column ? "true" : undefined}
                    data-keep-scroll
                    data-replace
                  >
                    {words}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((teller) => (
              <TellerRow key={teller.teller} teller={teller} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p class="list-foot">
        {list.found > tellersAtFirst && (
          <a href={withParameters({ tellers: all ? null : "all" })} data-keep-scroll data-replace>
            {all ? "Fewer" : `${count(list.tellers.length - tellersAtFirst)} more`}
          </a>
        )}
      </p>
      <p class="quiet">
        Over the stories of the period that two or more told. A share is printed from {list.minimum.stories} stories or{" "}
        {list.minimum.documents} documents on; below it there is too little to tell a habit from chance.
      </p>
    </>
  );
}

function TellerRow({ teller }: { teller: TellerStanding }) {
  const { name, lag, firsts, roots, copies } = teller;
  return (
    <tr>
      <th scope="row">
        <a href={withParameters({ teller: teller.teller, only: null, page: null })} title={`Stories that ${name} told`}>
          {name}
        </a>{" "}
        <small>{teller.platforms.join(", ")}</small>
      </th>
      <td class="number">
        <DoorNumber door={teller.stories} of={`first told by ${name} in each of its stories`} />
      </td>
      {(
        [
          [firsts, "certainly first", "stories"],
          [roots, "roots", "documents"],
          [copies, "copies", "documents"],
        ] as const
      ).map(([rate, of, base]) => (
        <td key={of}>
          <Interval rate={rate} />
          <RateFigures rate={rate} of={`${of}, ${name}`} base={`${base} of ${name}`} />
        </td>
      ))}
      <td>
        {lag.minutes === null ? (
          "time unknown"
        ) : (
          <a class={`door ${lag.sufficient ? "" : "too-few"}`} href={documentsHref(teller.stories.filter)}>
            {duration(lag.minutes)}
          </a>
        )}
        {lag.sufficient && lag.low !== null && lag.high !== null ? (
          <small class="lag-range">
            {duration(lag.low)} to {duration(lag.high)}
          </small>
        ) : (
          <small class="lag-range">of {counted(lag.n, "story", "stories")}: too few to say</small>
        )}
      </td>
    </tr>
  );
}
