import { useEffect } from "preact/hooks";
import { useAnswer } from "../answers.js";
import type { QuarantineList, SourceList, WorkspaceStatus } from "../api-types.js";
import { documentsHref } from "../filter.js";
import { DoorNumber } from "../marks/door.js";
import { ScrollRegion } from "../marks/scroll-region.js";
import { count, counted } from "../numbers.js";
import { ImpossibleTimes } from "../race/impossible-times.js";
import { query, withParameters } from "../router.js";
import { Empty } from "../states/empty.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { status, statusProblem } from "../status.js";
import { day, instant } from "../times.js";
import { EraseAuthor } from "./erase-author.js";
import { LiveSources } from "./live-sources.js";

type Source = WorkspaceStatus["sources"][number];

/** A source that ends more than a week before the newest of all is said to have stopped: a weekend or a quiet day is not a gap. */
const staleAfterMs = 7 * 86_400_000;

/** Is what we see complete? */
export function SourcesScreen() {
  useEffect(() => {
    document.title = "Sources · Landfall";
  }, []);
  const workspace = status.value;
  const { data: live, problem } = useAnswer<SourceList>("/api/sources");
  // What stands below waits for what stands above it: nothing moves under the reader.
  if (!(workspace || statusProblem.value) || !(live || problem)) return <Awaited />;
  const hasLive = live !== null && live.sources.length > 0;
  return (
    <main class="page sources" id="main">
      <h1 class="headline">{hasLive ? live.reading : workspace ? reading(workspace) : "Sources"}</h1>
      {hasLive && workspace && <p class="live-sum">{reading(workspace)}</p>}
      {statusProblem.value && <Failure problem={statusProblem.value} />}
      <LiveSources />
      <section aria-labelledby="brought-title">
        <h2 id="brought-title">Everything that is here, by source</h2>
        {workspace && <SourceTable workspace={workspace} />}
      </section>
      <ImpossibleTimes />
      {live?.canChange && workspace && sourcesOf(workspace, live).length > 0 && <EraseAuthor sources={sourcesOf(workspace, live)} />}
      <Quarantine />
    </main>
  );
}

function Awaited() {
  return (
    <main class="page sources" id="main">
      <h1 class="headline">
        <span class="unseen">Sources</span>
        <SkeletonLines lines={2} size="headline" />
      </h1>
      <SkeletonLines lines={16} size="title" />
    </main>
  );
}

/** Every source by name: those that have brought something first. */
function sourcesOf({ sources }: WorkspaceStatus, live: SourceList): string[] {
  return [...new Set([...sources.map(({ source }) => source), ...live.sources.map(({ name }) => name)])];
}

function reading(workspace: WorkspaceStatus): string {
  if (workspace.rows === 0) return "Nothing has come in yet.";
  const kept = `${counted(workspace.rows, "row")} came in: ${counted(workspace.documents, "document")}, ${counted(workspace.duplicates, "duplicate")}`;
  return workspace.quarantined === 0 ? `${kept}, none in quarantine.` : `${kept}, ${count(workspace.quarantined)} in quarantine.`;
}

function SourceTable({ workspace }: { workspace: WorkspaceStatus }) {
  if (workspace.sources.length === 0) {
    return (
      <Empty title="No source has given anything yet.">
        <pre>landfall import posts.csv</pre>
      </Empty>
    );
  }
  const from = Math.min(...workspace.sources.flatMap((source) => (source.first ? [Date.parse(source.first)] : [])));
  const to = Math.max(...workspace.sources.flatMap((source) => (source.last ? [Date.parse(source.last)] : [])));
  return (
    <>
      {workspace.unread > 0 && (
        <p class="notice" role="status">
          {counted(workspace.unread, "document")} not read yet: they count in no answer until they are.{" "}
          {workspace.busy ?? "landfall read goes on with them."}
        </p>
      )}
      <ScrollRegion label="Sources">
        <table class="ledger source-table">
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col" class="number">
                Documents
              </th>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col" class="source-span-head">
                {!Number.isFinite(from) && "No known time"}
                <span>{Number.isFinite(from) ? day(new Date(from).toISOString()) : ""}</span>
                <span>{Number.isFinite(to) ? day(new Date(to).toISOString()) : ""}</span>
              </th>
              <th scope="col" class="number">
                Time unknown
              </th>
              <th scope="col">Remark</th>
            </tr>
          </thead>
          <tbody>
            {workspace.sources.map((source) => (
              <SourceRow key={source.source} source={source} from={from} to={to} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function SourceRow({ source, from, to }: { source: Source; from: number; to: number }) {
  const place = (iso: string) => (to > from ? ((Date.parse(iso) - from) / (to - from)) * 100 : 0);
  const stopped = source.last !== null && to - Date.parse(source.last) > staleAfterMs;
  return (
    <tr>
      <th scope="row">{source.source}</th>
      <td class="number">
        <DoorNumber
          door={{ count: source.documents, filter: { source: source.source, undated: "include" } }}
          of={`from ${source.source}`}
        />
      </td>
      <td>{source.first ? day(source.first) : "unknown"}</td>
      <td>{source.last ? day(source.last) : "unknown"}</td>
      <td class="source-span">
        {source.first && source.last ? (
          <span class="source-track" aria-hidden="true">
            <span
              class="source-bar"
              style={{ left: `${place(source.first)}%`, width: `max(3px, ${place(source.last) - place(source.first)}%)` }}
            />
          </span>
        ) : (
          <span class="source-track odds-unknown" aria-hidden="true" />
        )}
      </td>
      <td class="number">
        {source.undated > 0 ? (
          <a class="door" href={documentsHref({ source: source.source, undated: "only" })}>
            {count(source.undated)}
            <span class="unseen"> documents of unknown time from {source.source}</span>
          </a>
        ) : (
          "0"
        )}
      </td>
      <td>
        {stopped && source.last ? (
          <span class="stale-word">nothing after {day(source.last)}</span>
        ) : source.first === null ? (
          "no known time"
        ) : (
          ""
        )}
      </td>
    </tr>
  );
}

const rowsAPage = 50;

function Quarantine() {
  const page = query.value.get("page");
  const path = `/api/quarantine?limit=${rowsAPage}${page ? `&page=${encodeURIComponent(page)}` : ""}`;
  const { data, problem, retry } = useAnswer<QuarantineList>(path);
  return (
    <section id="quarantine" class="quarantine" aria-labelledby="quarantine-title">
      <h2 id="quarantine-title">Quarantine</h2>
      <p class="section-question">
        Rows that could not be taken, each with its file, line and reason. Nothing is lost: mend the file and import it again.
      </p>
      {problem && <Failure problem={problem} retry={retry} />}
      {!data && !problem && <SkeletonLines lines={6} />}
      {data && data.total === 0 && <p class="quiet">Empty: every row that came in could be taken.</p>}
      {data && data.rows.length > 0 && (
        <>
          <ol class="quarantine-rows">
            {data.rows.map((row) => (
              <li key={`${row.file} ${row.line} ${row.at}`}>
                <p>
                  <b>{row.reason}</b> <small>{row.code}</small>
                </p>
                <p class="quarantine-place">
                  <span class="address">{row.file}</span>, line {count(row.line)}, {instant(row.at)}
                </p>
                <pre class="quarantine-raw">{row.raw}</pre>
              </li>
            ))}
          </ol>
          <p class="list-foot">
            {count(data.rows.length)} of {counted(data.total, "row")} shown{" "}
            {page && (
              <a href={withParameters({ page: null })} data-keep-scroll>
                first page
              </a>
            )}{" "}
            {data.next && (
              <a href={withParameters({ page: data.next })} data-keep-scroll>
                next page
              </a>
            )}
          </p>
        </>
      )}
    </section>
  );
}
