import { useEffect } from "preact/hooks";
import { useAnswer } from "../answers.js";
import type { PressureObject } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { ScrollRegion } from "../marks/scroll-region.js";
import { count, typeset } from "../numbers.js";
import { drawerHref } from "../router.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { instant } from "../times.js";
import { accountHref, edgeHref } from "./addresses.js";
import { GroupList } from "./group-list.js";
import { StartFrom } from "./start-from.js";
import { kindName } from "./words.js";

const tiesShown = 3;

/** Who acted on one link or another object, by time, and which of them are tied beyond chance over all that they did? */
export function ObjectPage({ object }: { object: string }) {
  const { data, problem, retry } = useAnswer<PressureObject>(`/api/pressure/object?${new URLSearchParams({ object })}`);
  useEffect(() => {
    document.title = "Who acted on it · Pressure · Landfall";
  }, []);
  return (
    <main class="page pressure" id="main">
      <p class="pressure-back">
        <a href="/pressure">All groups</a>
      </p>
      <h1 class="headline">Who acted on this {data ? kindName(data.kind) : "link"}?</h1>
      {problem && <Failure problem={problem} retry={retry} />}
      {!data && !problem && <SkeletonLines lines={30} />}
      {data && (
        <>
          <p class="address pressure-object" dir="auto">
            {data.label}
          </p>
          <p class="lede">{typeset(data.reading)}</p>
          <p class="group-facts">
            <DoorNumber door={data.documents} of={data.label} unit={["document", "documents"]} />
          </p>
          <ScrollRegion label="Accounts that acted on it">
            <table class="ledger">
              <thead>
                <tr>
                  <th scope="col">First at</th>
                  <th scope="col">Account</th>
                  <th scope="col">Acts with, beyond chance</th>
                  <th scope="col">Post</th>
                </tr>
              </thead>
              <tbody>
                {data.sharers.map((sharer) => (
                  <tr key={sharer.account}>
                    <td>{instant(sharer.at)}</td>
                    <th scope="row">
                      <a href={accountHref(sharer.account)}>{sharer.name}</a>
                    </th>
                    <td>
                      {sharer.ties.slice(0, tiesShown).map((tie, i) => (
                        <span key={tie.account}>
                          {i > 0 && ", "}
                          <a href={edgeHref(sharer.account, tie.account)}>{tie.name}</a>
                        </span>
                      ))}
                      {sharer.ties.length > tiesShown && ` and ${count(sharer.ties.length - tiesShown)} more`}
                      {sharer.ties.length === 0 && <span class="quiet">nobody here</span>}
                    </td>
                    <td>
                      <a href={drawerHref(sharer.document)} data-keep-scroll>
                        its post<span class="unseen"> by {sharer.name}</span>
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          {data.total > data.sharers.length && (
            <p class="quiet">
              The first {count(data.sharers.length)} of {count(data.total)} accounts.
            </p>
          )}
          {data.groups.length > 0 && (
            <>
              <h2 class="pressure-title">Groups that they are in</h2>
              <GroupList groups={data.groups} />
            </>
          )}
        </>
      )}
      {(data || problem) && <StartFrom />}
    </main>
  );
}
