import type { Brief } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { chance, count, counted, tenths, typeset } from "../numbers.js";
import { groupHref } from "../pressure/addresses.js";

type Group = Brief["pressure"]["groups"][number];

/** Observed co-actions against those expected by chance, on one scale. */
function Odds({ group }: { group: Group }) {
  const most = Math.max(group.observed, group.expected ?? 0, 1);
  return (
    <div class="odds">
      <span class="odds-row">
        <span>observed</span>
        <span class="odds-track" aria-hidden="true">
          <span class="odds-observed" style={{ width: `${(group.observed / most) * 100}%` }} />
        </span>
        <b>{tenths(group.observed)}</b>
      </span>
      <span class="odds-row">
        <span>expected</span>
        <span class={`odds-track ${group.expected === null ? "odds-unknown" : ""}`} aria-hidden="true">
          {group.expected !== null && <span class="odds-expected" style={{ width: `${(group.expected / most) * 100}%` }} />}
        </span>
        <b>{group.expected === null ? "not known" : tenths(group.expected)}</b>
      </span>
    </div>
  );
}

/** What unexplained groups posted together about each brand, for and against it. */
function Brands({ brands }: { brands: Brief["pressure"]["brands"] }) {
  const pressed = brands.filter(({ documents }) => documents.count > 0);
  if (pressed.length === 0) return null;
  return (
    <ul class="pressure-sides">
      {pressed.map(({ brand, name, documents, against, for: inFavour }) => (
        <li key={brand}>
          <b>{name}</b>:{" "}
          <DoorNumber door={documents} of={`synchronised, unexplained, that name ${name}`} unit={["post together", "posts together"]} />,{" "}
          <DoorNumber door={against} of={`synchronised, unexplained, against ${name}`} /> against,{" "}
          <DoorNumber door={inFavour} of={`synchronised, unexplained, for ${name}`} /> for
        </li>
      ))}
    </ul>
  );
}

/** Accounts that moved together: for and against whom, what was seen against what chance gives, and whether an innocent explanation fits. */
export function Pressure({ pressure }: { pressure: Brief["pressure"] }) {
  const { groups, brands } = pressure;
  if (groups.length === 0) return null;
  return (
    <>
      <Brands brands={brands} />
      <ol class="groups">
        {groups.map((group) => (
          <li key={group.group} class="group">
            <p class="group-verdict">{typeset(group.reading)}</p>
            <div class="group-figures">
              <Odds group={group} />
              <p class="group-facts">
                <DoorNumber door={group.documents} of={`synchronised group ${group.group}`} unit={["document", "documents"]} />
                <span>{counted(group.accounts, "account")}</span>
                <span>{counted(group.objects, "shared object")}</span>
                {group.q !== null && <span>by chance: {chance(group.q)}, after correction</span>}
                {group.brands.map((brand) => (
                  <span key={brand.brand}>
                    {brand.name}: {count(brand.documents)} ({count(brand.negative)} against, {count(brand.positive)} for)
                  </span>
                ))}
                <a href={groupHref(group.group)}>
                  the group<span class="unseen"> of {counted(group.accounts, "account")}</span>
                </a>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
