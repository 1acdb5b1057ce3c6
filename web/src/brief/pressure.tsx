import type { Brief } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { chance, count, counted, tenths, typeset } from "../numbers.js";

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

/** Accounts that moved together: what was seen against what chance gives, and whether an innocent explanation fits. */
export function Pressure({ groups }: { groups: Group[] }) {
  if (groups.length === 0) return null;
  return (
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
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
