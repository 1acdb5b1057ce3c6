import { useEffect } from "preact/hooks";
import { useAnswer } from "../answers.js";
import type { PressureAccount } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { NumberHead } from "../marks/number-head.js";
import { ScrollRegion } from "../marks/scroll-region.js";
import { chance, count, counted, tenths, typeset } from "../numbers.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { edgeHref, groupHref, nameOfAccount } from "./addresses.js";
import { groupTitle } from "./group-list.js";
import { StartFrom } from "./start-from.js";
import { edgeVerdictWords, kindName, seconds } from "./words.js";

/** Who acts with one account, with what odds? */
export function AccountPage({ account }: { account: string }) {
  const { data, problem, retry } = useAnswer<PressureAccount>(`/api/pressure/account?${new URLSearchParams({ account })}`);
  useEffect(() => {
    document.title = `${nameOfAccount(account)} · Pressure · Landfall`;
  }, [account]);
  return (
    <main class="page pressure" id="main">
      <p class="pressure-back">
        <a href="/pressure">All groups</a>
      </p>
      <h1 class="headline">Who acts with {data?.name ?? nameOfAccount(account)}?</h1>
      {problem && <Failure problem={problem} retry={retry} />}
      {!data && !problem && <SkeletonLines lines={30} />}
      {data && (
        <>
          <p class="lede">{typeset(data.reading)}</p>
          <p class="group-facts">
            <DoorNumber door={data.documents} of={`by ${data.name}`} unit={["post", "posts"]} />
            <span>on {data.source}</span>
            {data.actions.map(({ kind, count: times }) => (
              <span key={kind}>{counted(times, kindName(kind), kindName(kind, true))}</span>
            ))}
            {data.group && (
              <a href={groupHref(data.group.group)}>
                {data.group.verdict === "insufficient data" ? "proposed for a group: " : "in a group: "}
                {groupTitle(data.group)}
              </a>
            )}
          </p>
          {data.neighbours.length > 0 && <Neighbours data={data} />}
          {data.metOnce > 0 && <p class="quiet">{counted(data.metOnce, "more account")} met it on one thing only, which says nothing.</p>}
        </>
      )}
      {(data || problem) && <StartFrom />}
    </main>
  );
}

function Neighbours({ data }: { data: PressureAccount }) {
  return (
    <ScrollRegion label="Accounts that act with it">
      <table class="ledger">
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Together by</th>
            <NumberHead>Things</NumberHead>
            <NumberHead>Chance gives</NumberHead>
            <th scope="col">By chance</th>
            <th scope="col">Apart</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {data.neighbours.map((one) => (
            <tr key={one.account}>
              <th scope="row">
                <a href={edgeHref(data.account, one.account)}>{one.name}</a>
              </th>
              <td>
                {kindName(one.kind, true)} within {seconds(one.windowSeconds)}
              </td>
              <td class="number">{count(one.objects)}</td>
              <td class="number">{one.expected < 0.1 ? "under 0.1" : tenths(one.expected)}</td>
              <td>{chance(one.q)}</td>
              <td>{seconds(one.lagSeconds)}</td>
              <td>{edgeVerdictWords[one.verdict]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
