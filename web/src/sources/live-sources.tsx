import { useEffect } from "preact/hooks";
import { useAnswer } from "../answers.js";
import type { LiveSource, SourceList } from "../api-types.js";
import { ScrollRegion } from "../marks/scroll-region.js";
import { query } from "../router.js";
import { Empty } from "../states/empty.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { day } from "../times.js";
import { AddSource } from "./add-source.js";
import { LiveSourceRows } from "./live-source.js";

/** How often the sources are looked at while they are on screen, in milliseconds. */
const lookMs = 10_000;

/** What needs a look stands first. */
const order: LiveSource["state"][] = ["failing", "refused", "quiet", "collecting", "waiting", "good", "paused"];

/** How every live source stands, what should be known of them, and where another is added. */
export function LiveSources() {
  const { data, problem, retry } = useAnswer<SourceList>("/api/sources");
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && retry(), lookMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <section id="live" aria-labelledby="live-title">
      <h2 id="live-title">Live sources</h2>
      {problem && !data && <Failure problem={problem} retry={retry} />}
      {!data && !problem && <SkeletonLines lines={8} size="title" />}
      {data && <Listed list={data} />}
      {data?.canChange && <AddSource />}
    </section>
  );
}

function Listed({ list }: { list: SourceList }) {
  if (list.sources.length === 0) {
    return (
      <Empty title="No live source yet.">
        {list.canChange ? (
          <p>Add one below, or begin anew with the public sources of a market:</p>
        ) : (
          <p>The sample has none. A workspace of your own begins with the public sources of its market:</p>
        )}
        <pre>landfall start --brand NAME --rivals A,B --market US</pre>
      </Empty>
    );
  }
  const opened = query.value.get("source");
  const sources = [...list.sources].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const from = sources[0].rhythm.from;
  return (
    <>
      <Notices list={list} />
      <ScrollRegion label="Table of live sources">
        <table class="ledger live-table">
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col" class="source-span-head rhythm-cell">
                <span>{day(from)}</span>
                <span>now</span>
              </th>
              <th scope="col" class="number">
                Documents
              </th>
              <th scope="col" class="number">
                A day
              </th>
              <th scope="col" class="number">
                Lag
              </th>
              <th scope="col">Last answer</th>
              <th scope="col">Next</th>
              <th scope="col" class="number">
                Errors, 24 h
              </th>
              <th scope="col" class="number">
                Requests, 24 h
              </th>
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <LiveSourceRows key={source.name} source={source} now={list.now} open={opened === source.name} canChange={list.canChange} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p class="quiet rhythm-key">
        An hour a column: what came stands on the line, a failure hangs below it; the line is broken where nobody asked. Heights by the
        square root, each source by its own most.
      </p>
    </>
  );
}

/** Notices shown before the rest is folded away. */
const noticesShown = 4;

function Notices({ list }: { list: SourceList }) {
  if (list.notices.length === 0) return null;
  const shown = list.notices.slice(0, noticesShown);
  const rest = list.notices.slice(noticesShown);
  const rows = (notices: SourceList["notices"]) =>
    notices.map(({ source, kind, text, next }) => (
      <li key={`${source} ${kind}`}>
        <b>{text}</b> <span>{next}</span>
      </li>
    ));
  return (
    <div class="source-notices" role="status">
      <ul>{rows(shown)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <ul>{rows(rest)}</ul>
        </details>
      )}
    </div>
  );
}
