import { useEffect, useMemo } from "preact/hooks";
import { useAnswer } from "../answers.js";
import type { Pressure, PressureNetwork } from "../api-types.js";
import { Section } from "../brief/section.js";
import { DoorNumber } from "../marks/door.js";
import { NumberHead } from "../marks/number-head.js";
import { count, counted, typeset } from "../numbers.js";
import { query } from "../router.js";
import { Empty } from "../states/empty.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { AccountPage } from "./account-page.js";
import { groupOfPlace } from "./addresses.js";
import { EdgePage } from "./edge-page.js";
import { GroupList } from "./group-list.js";
import { GroupPage } from "./group-page.js";
import { NetworkFigure } from "./network-figure.js";
import { ObjectPage } from "./object-page.js";
import { StartFrom } from "./start-from.js";
import { Windows } from "./windows-plot.js";

/** Who moves together, against whom, by what odds? The address says which of its pages. */
export function PressureScreen() {
  const group = groupOfPlace();
  const account = query.value.get("account");
  const object = query.value.get("object");
  const [a, b] = [query.value.get("a"), query.value.get("b")];
  if (group !== null) return <GroupPage id={group} />;
  if (account !== null) return <AccountPage account={account} />;
  if (object !== null) return <ObjectPage object={object} />;
  if (a !== null && b !== null) return <EdgePage a={a} b={b} />;
  return <Groups />;
}

function Groups() {
  const { data, problem, retry } = useAnswer<Pressure>("/api/pressure");
  useEffect(() => {
    document.title = "Pressure · Landfall";
  }, []);
  return (
    <main class="page pressure" id="main">
      {problem && <Failure problem={problem} retry={retry} />}
      {!data && !problem && (
        <>
          <SkeletonLines lines={2} size="headline" />
          <SkeletonLines lines={14} />
        </>
      )}
      {data && data.totals.actions === 0 && (
        <>
          <h1 class="headline">{data.reading}</h1>
          <Empty title="Groups are found among accounts whose posts carry a time to the minute.">
            <p>
              <a href="/sources">Sources</a> shows what came in.
            </p>
          </Empty>
        </>
      )}
      {data && data.totals.actions > 0 && <Answer pressure={data} />}
    </main>
  );
}

function Answer({ pressure }: { pressure: Pressure }) {
  const { reading, totals, brands, unexplained, explained, undecided, windows } = pressure;
  const pressed = brands.filter(({ documents }) => documents.count > 0);
  return (
    <>
      <h1 class="headline">{reading}</h1>
      <p class="lede">
        {counted(totals.accounts, "account")} did {counted(totals.actions, "thing")} at a known time; {counted(totals.edges, "pair")} of
        them did two or more of the same within minutes of each other, {count(totals.beyondChance)} more often than chance and their own
        habits give.
      </p>
      {pressed.length > 0 && (
        <Section id="brands" title="Brands" question="For and against whom?">
          <BrandTable brands={pressed} />
        </Section>
      )}
      <Section id="unexplained" title="Unexplained" question="Who moves together beyond chance?">
        {unexplained.length > 0 ? <GroupList groups={unexplained} /> : <p class="quiet">No group. What was tested stands below.</p>}
      </Section>
      {explained.length > 0 && (
        <Section id="explained" title="Innocent" question="What was tested and found explained?">
          <GroupList groups={explained} />
        </Section>
      )}
      {undecided.length > 0 && (
        <Section id="undecided" title="Too little" question="What can't be said?">
          <GroupList groups={undecided} />
        </Section>
      )}
      <Section id="network" title="Network" question="Who acted with whom?" wide>
        <Network pressure={pressure} />
      </Section>
      <Section id="start-here" title="Start here" question="Who acts with this account, or on this link?">
        <StartFrom />
      </Section>
      <Section id="windows" title="Windows" question="How near is together?">
        <Windows windows={windows} />
      </Section>
      <p class="pressure-export">
        The network for other tools: <a href="/api/pressure/export?format=graphml">GraphML</a>,{" "}
        <a href="/api/pressure/export?format=gexf">GEXF</a>, <a href="/api/pressure/export?format=csv">CSV with CooRTweet's columns</a>
      </p>
    </>
  );
}

function BrandTable({ brands }: { brands: Pressure["brands"] }) {
  return (
    <table class="ledger pressure-brands">
      <caption class="unseen">What unexplained groups posted together about each brand</caption>
      <thead>
        <tr>
          <th scope="col">Brand</th>
          <NumberHead>Posts together</NumberHead>
          <NumberHead>Against it</NumberHead>
          <NumberHead>For it</NumberHead>
        </tr>
      </thead>
      <tbody>
        {brands.map((brand) => (
          <tr key={brand.brand}>
            <th scope="row">{brand.name}</th>
            <td class="number">
              <DoorNumber door={brand.documents} of={`synchronised, unexplained, that name ${brand.name}`} />
            </td>
            <td class="number">
              <DoorNumber door={brand.against} of={`synchronised, unexplained, against ${brand.name}`} />
            </td>
            <td class="number">
              <DoorNumber door={brand.for} of={`synchronised, unexplained, for ${brand.name}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Network({ pressure }: { pressure: Pressure }) {
  const { data, problem, retry } = useAnswer<PressureNetwork>("/api/pressure/network");
  const unexplained = useMemo(() => new Set(pressure.unexplained.map(({ group }) => group)), [pressure]);
  if (problem) return <Failure problem={problem} retry={retry} />;
  if (!data) return <div class="network-field network-waiting" aria-hidden="true" />;
  return (
    <>
      <p class="section-reading">{typeset(data.reading)}</p>
      {data.total > 0 && <NetworkFigure network={data} unexplained={unexplained} />}
    </>
  );
}
