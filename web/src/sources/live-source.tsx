import { useState } from "preact/hooks";
import { keep } from "../answers.js";
import { problemOf, request } from "../api.js";
import type { LiveSource, Problem, SourceList } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { count, counted, tenths } from "../numbers.js";
import { withParameters } from "../router.js";
import { instant } from "../times.js";
import { ago, span } from "./ago.js";
import { Rhythm } from "./rhythm.js";

const minuteMs = 60_000;

const stateWords: Record<LiveSource["state"], string> = {
  waiting: "not asked yet",
  collecting: "asking now",
  good: "answers",
  quiet: "gone quiet",
  failing: "not reached",
  refused: "refuses",
  paused: "paused",
};

/** How it stands, in a word or two: one that answers in a form that is not known was reached all the same. */
function stateWord({ state, lastError }: LiveSource): string {
  return state === "failing" && lastError?.code === "unreadable" ? "can't be read" : stateWords[state];
}

/** A source as a row; opened, what it is asked, what it cannot see, and what can be done. */
export function LiveSourceRows({ source, now, open, canChange }: { source: LiveSource; now: string; open: boolean; canChange: boolean }) {
  const detail = `source-${encodeURIComponent(source.name)}`;
  return (
    <>
      <tr class={`live-source live-${source.state}`}>
        <th scope="row">
          <a
            href={withParameters({ source: open ? null : source.name })}
            class="live-name"
            aria-expanded={open}
            aria-controls={detail}
            data-keep-scroll
          >
            {source.name}
          </a>
          <small class="live-state">
            {source.kind},{" "}
            <span class={source.state === "failing" || source.state === "refused" || source.state === "quiet" ? "stale-word" : ""}>
              {stateWord(source)}
            </span>
          </small>
        </th>
        <td class="rhythm-cell">
          <Rhythm source={source} />
        </td>
        <td class="number">
          <DoorNumber door={source.documents} of={`from ${source.name}`} />
        </td>
        <td class="number">{source.aDay === null ? <span class="quiet">–</span> : tenths(source.aDay)}</td>
        <td class="number">{source.lagMinutes === null ? <span class="quiet">–</span> : span(source.lagMinutes * minuteMs)}</td>
        <td>
          {source.lastSuccess ? (
            <time dateTime={source.lastSuccess} title={instant(source.lastSuccess)}>
              {ago(source.lastSuccess, now)}
            </time>
          ) : (
            "never"
          )}
        </td>
        <td>
          {source.nextRun ? (
            <time dateTime={source.nextRun} title={instant(source.nextRun)}>
              {ago(source.nextRun, now)}
            </time>
          ) : (
            "not planned"
          )}
        </td>
        <td class="number">{source.errors > 0 ? <b class="stale-word">{count(source.errors)}</b> : "0"}</td>
        <td class="number">{count(source.requests)}</td>
      </tr>
      {open && (
        <tr class="live-detail" id={detail}>
          <td colSpan={9}>
            <Detail source={source} canChange={canChange} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Questions shown before the rest is only counted. */
const asksShown = 6;

function Detail({ source, canChange }: { source: LiveSource; canChange: boolean }) {
  return (
    <div class="live-columns">
      <div>
        <p class="live-reading">{source.reading}</p>
        {source.lastError && (
          <p>
            <span class="stale-word">{source.lastError.code}</span> at {instant(source.lastError.at)}: {source.lastError.reason}
          </p>
        )}
        <p class="quiet">
          {counted(source.rows, "item")} seen = {counted(source.added, "document")} + {counted(source.duplicates, "duplicate")} +{" "}
          {count(source.quarantined)} quarantined; {count(source.deleted)} deleted there and so here. Asked every{" "}
          {span(source.everyMinutes * minuteMs)}, about {counted(source.requestsADay, "request")} a day. Raw answers are kept{" "}
          {source.rawDays === 0 ? "not at all" : counted(source.rawDays, "day")}, documents{" "}
          {source.keepDays === null ? "for good" : counted(source.keepDays, "day")}
          {source.pseudonyms ? "; persons have pseudonyms" : ""}.
        </p>
        {canChange && <Actions source={source} />}
      </div>
      <div>
        <h3 class="margin-title">It is asked</h3>
        <ul class="plain-list">
          {source.asks.slice(0, asksShown).map((asks) => (
            <li key={asks}>{asks}</li>
          ))}
          {source.asks.length > asksShown && <li class="quiet">and {source.asks.length - asksShown} more of the same kind</li>}
          {source.asks.length === 0 && <li class="quiet">nothing: its settings name nothing to ask</li>}
        </ul>
        <h3 class="margin-title">It cannot see</h3>
        <ul class="plain-list">
          {source.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Actions({ source }: { source: LiveSource }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sure, setSure] = useState(false);
  const path = `/api/sources/${encodeURIComponent(source.name)}`;
  async function run(method: string, address: string): Promise<void> {
    setProblem(null);
    try {
      keep("/api/sources", await request<SourceList>(address, { method }));
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  return (
    <div class="live-actions">
      {source.state === "paused" ? (
        <button type="button" class="button" onClick={() => void run("POST", `${path}/resume`)}>
          Resume
        </button>
      ) : (
        <>
          <button type="button" class="button" onClick={() => void run("POST", `${path}/ask`)}>
            Ask now
          </button>
          <button type="button" class="button" onClick={() => void run("POST", `${path}/pause`)}>
            Pause
          </button>
        </>
      )}
      {sure ? (
        <button type="button" class="button" onClick={() => void run("DELETE", path)}>
          Remove {source.name}: its documents stay
        </button>
      ) : (
        <button type="button" class="link-button" onClick={() => setSure(true)}>
          Remove
        </button>
      )}
      {problem && (
        <p class="warning" role="alert">
          {problem.detail}
        </p>
      )}
    </div>
  );
}
