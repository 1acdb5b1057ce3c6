import { useEffect } from "preact/hooks";
import { useAnswer } from "../answers.js";
import type { PressureGroup, Rate } from "../api-types.js";
import { Section } from "../brief/section.js";
import { documentsHref } from "../filter.js";
import { DoorNumber } from "../marks/door.js";
import { Interval } from "../marks/interval.js";
import { NumberHead } from "../marks/number-head.js";
import { ScrollRegion } from "../marks/scroll-region.js";
import { count, counted, rateInWords, typeset } from "../numbers.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { shortDay } from "../times.js";
import { accountHref, edgeHref } from "./addresses.js";
import { groupTitle } from "./group-list.js";
import { GroupNetwork } from "./group-network.js";
import { Moments } from "./moments.js";
import { Odds } from "./odds.js";
import { kindName, seconds } from "./words.js";

/** One group: who, how fast, on what, by what odds, against whom, and what would explain it innocently. */
export function GroupPage({ id }: { id: string }) {
  const { data: group, problem, retry } = useAnswer<PressureGroup>(`/api/pressure/groups/${encodeURIComponent(id)}`);
  useEffect(() => {
    document.title = `${group ? groupTitle(group) : "A group"} · Pressure · Landfall`;
  }, [group]);
  return (
    <main class="page pressure" id="main">
      <p class="pressure-back">
        <a href="/pressure">All groups</a>
      </p>
      {problem && <Failure problem={problem} retry={retry} />}
      {!group && !problem && (
        <>
          <SkeletonLines lines={2} size="headline" />
          <SkeletonLines lines={40} />
        </>
      )}
      {group && <Group group={group} />}
    </main>
  );
}

function Group({ group }: { group: PressureGroup }) {
  return (
    <>
      <h1 class="headline">{groupTitle(group)}</h1>
      <p class="lede">{typeset(group.reading)}</p>
      <Section
        id="odds"
        title="Odds"
        question="What would chance give?"
        reading={
          group.odds.hasPower
            ? undefined
            : "Insufficient data: however near these acts had been to each other, so few of them could not have shown anything."
        }
        notes={
          <p>
            Each member keeps what it did; its times are dealt anew among its own posts, and all moved together. The range is what{" "}
            {group.odds.spread.length > 0 ? "the dealings" : "chance"} gave. The probability is charged for every group that could have been
            picked instead.
          </p>
        }
      >
        <Odds odds={group.odds} />
        <p class="group-facts">
          <DoorNumber door={group.documents} of="what they posted together" unit={["post together", "posts together"]} />
          <span>a meeting is two members' posts on one thing within {seconds(group.windowSeconds)}</span>
        </p>
      </Section>
      <Section id="direction" title="Direction" question="Against whom, from whose community?" reading={group.direction.reading}>
        <DirectionFigure direction={group.direction} />
      </Section>
      <Section id="network" title="Network" question="Who is tied to whom?" reading={group.withoutMostActive.reading}>
        <GroupNetwork group={group} />
      </Section>
      <Section
        id="tempo"
        title="Tempo"
        question="How near are their posts?"
        reading={`${seconds(group.medianLagSeconds)} lie between two members' posts at the median.`}
      >
        <Moments group={group} />
      </Section>
      <Section id="innocent" title="Innocent?" question="Which explanations were tested?">
        <ul class="tested">
          {group.tested.map((one) => (
            <li key={one.name}>
              <span class="tested-name">{one.words}</span>
              <Interval rate={{ ...one.covers, sufficient: true }} />
              <span class={one.holds ? "tested-holds" : "quiet"}>
                {one.holds ? "holds" : "does not hold"}: {count(one.covers.count)} of {count(one.covers.n)} posts
              </span>
            </li>
          ))}
        </ul>
        <p class="quiet">An explanation holds from four in five of the posts together.</p>
      </Section>
      <Section id="objects" title="Objects" question="What did they act on?">
        <Objects group={group} />
      </Section>
      <Section id="members" title="Members" question="Who are they?">
        <Members group={group} />
      </Section>
      <Section id="history" title="History" question="Born, grown, merged, gone?">
        <p class="history-reading">{typeset(group.history.reading)}</p>
        <History group={group} />
      </Section>
      <p class="pressure-export">
        The ties for other tools: <a href={`/api/pressure/export?format=graphml&group=${group.group}`}>GraphML</a>,{" "}
        <a href={`/api/pressure/export?format=gexf&group=${group.group}`}>GEXF</a>,{" "}
        <a href={`/api/pressure/export?format=csv&group=${group.group}`}>CSV</a>
      </p>
    </>
  );
}

function DirectionFigure({ direction }: { direction: PressureGroup["direction"] }) {
  const { target, there, elsewhere, others, home } = direction;
  if (!target) return null;
  const rows: { words: string; rate: Rate }[] = [
    { words: `of what they posted together names ${target.name}`, rate: target.rate },
    ...(there ? [{ words: `of it, with a stance read, is against ${target.name}`, rate: there.negative }] : []),
    ...(there ? [{ words: "of it is for", rate: there.positive }] : []),
    ...(there && there.against.n > 0 ? [{ words: "of it that takes a side is against", rate: there.against }] : []),
    ...(others ? [{ words: `of what all others say of ${target.name} is against`, rate: others.negative }] : []),
    ...(others && others.against.n > 0 ? [{ words: "of what they say that takes a side is against", rate: others.against }] : []),
    ...(elsewhere && elsewhere.documents > 0
      ? [{ words: "of their other posts, on other brands, is against", rate: elsewhere.negative }]
      : []),
    ...(home ? [{ words: `of their other posts that name another brand name ${home.name}`, rate: home.rate }] : []),
  ];
  return (
    <ul class="direction">
      {rows.map(({ words, rate }) => (
        <li key={words}>
          <span class="direction-rate">{rateInWords({ ...rate, sufficient: rate.n > 0 })}</span>
          <Interval rate={{ ...rate, sufficient: rate.n > 0 }} />
          <span>{words}</span>
        </li>
      ))}
      {!home && <li class="quiet">At other times they speak of no one brand, or too little is known of them: home cannot be said.</li>}
    </ul>
  );
}

const objectsAtFirst = 12;

function Objects({ group }: { group: PressureGroup }) {
  return (
    <ScrollRegion label="What they acted on">
      <table class="ledger">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Kind</th>
            <NumberHead>Members</NumberHead>
            <NumberHead>Posts by anybody</NumberHead>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {group.shared.slice(0, objectsAtFirst).map((one) => (
            <tr key={`${one.kind} ${one.object}`}>
              <th scope="row" dir="auto" class="object-label">
                <a href={`/pressure?${new URLSearchParams({ object: `${one.kind}:${one.object}` })}`}>{one.label}</a>
              </th>
              <td>{kindName(one.kind)}</td>
              <td class="number">{count(one.accounts)}</td>
              <td class="number">
                <DoorNumber door={one.documents} of={`that acted on ${one.label}`} />
              </td>
              <td>{shortDay(one.from)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {group.objects > Math.min(objectsAtFirst, group.shared.length) && (
        <p class="quiet">and {counted(group.objects - Math.min(objectsAtFirst, group.shared.length), "more thing")}</p>
      )}
    </ScrollRegion>
  );
}

const membersShown = 100;

function Members({ group }: { group: PressureGroup }) {
  const tiesOf = (member: number) => group.ties.filter(({ a, b }) => a === member || b === member);
  return (
    <ScrollRegion label="Its accounts">
      <table class="ledger">
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Source</th>
            <NumberHead>Together</NumberHead>
            <NumberHead>In all</NumberHead>
            <th scope="col">Strongest tie</th>
          </tr>
        </thead>
        <tbody>
          {group.members.slice(0, membersShown).map((member, i) => {
            const [tie] = tiesOf(i);
            const other = tie && group.members[tie.a === i ? tie.b : tie.a];
            return (
              <tr key={member.account}>
                <th scope="row">
                  <a href={accountHref(member.account)}>{member.name}</a>
                </th>
                <td>{member.source}</td>
                <td class="number">
                  <DoorNumber door={member.joint} of={`by ${member.name}, together with the others`} />
                </td>
                <td class="number">
                  <DoorNumber door={member.all} of={`by ${member.name}`} />
                </td>
                <td>
                  {tie && other && (
                    <a href={edgeHref(member.account, other.account)}>
                      {other.name}: {counted(tie.observed, kindName(tie.kind), kindName(tie.kind, true))}
                    </a>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {group.members.length > membersShown && (
        <p class="quiet">
          and {counted(group.members.length - membersShown, "more account")};{" "}
          <a href={documentsHref(group.documents.filter)}>all their posts together</a>
        </p>
      )}
    </ScrollRegion>
  );
}

function History({ group }: { group: PressureGroup }) {
  const { stages } = group.history;
  const [first] = stages;
  const last = stages[stages.length - 1];
  if (!first || !last) return null;
  const from = Date.parse(first.from);
  const span = Math.max(1, Date.parse(group.history.gone ?? last.to) - from);
  const most = Math.max(1, ...stages.map(({ accounts }) => accounts));
  return (
    <figure class="history" aria-hidden="true">
      <div class="history-track">
        {stages.map((stage) => (
          <span
            key={stage.from}
            class="history-stage"
            title={`${shortDay(stage.from)}: ${stage.accounts} accounts, ${stage.documents} posts`}
            style={{
              left: `${((Date.parse(stage.from) - from) / span) * 100}%`,
              width: `calc(${((Date.parse(stage.to) - Date.parse(stage.from)) / span) * 100}% - 2px)`,
              height: `${(stage.accounts / most) * 100}%`,
            }}
          >
            <b>{stage.accounts}</b>
          </span>
        ))}
      </div>
      <figcaption class="moment-scale">
        <span>{shortDay(first.from)}</span>
        <span>accounts acting together</span>
        <span>{shortDay(last.to)}</span>
      </figcaption>
    </figure>
  );
}
