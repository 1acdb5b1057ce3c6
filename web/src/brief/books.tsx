import type { Brief } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { count } from "../numbers.js";
import { languageName } from "../words.js";

/** The languages of the period, and which of them are read in full. */
export function Languages({ languages }: { languages: Brief["languages"] }) {
  return (
    <ul class="languages">
      {languages.map((language) => (
        <li key={language.lang}>
          <span>{languageName(language.lang)}</span> <DoorNumber door={language.documents} of={`in ${languageName(language.lang)}`} />
          {!language.readInFull && <small>names, horizon and claims only</small>}
        </li>
      ))}
    </ul>
  );
}

/** The sums: every row that came in is a document, a duplicate or in quarantine, and every document is in the period, outside or undated. */
export function Books({ totals }: { totals: Brief["totals"] }) {
  const sum = totals.all.count + totals.duplicates + totals.quarantined + totals.erased;
  const outside = totals.all.count - totals.period.count - totals.undated.count;
  return (
    <div class="books">
      <p class="sum">
        <span>
          <b>{count(totals.rows)}</b> rows came in
        </span>
        <span class="sum-sign">{sum === totals.rows ? "=" : "≠"}</span>
        <span>
          <DoorNumber door={totals.all} of="all that were imported" unit={["document", "documents"]} />
        </span>
        <span class="sum-sign">+</span>
        <span>
          <b>{count(totals.duplicates)}</b> duplicates
        </span>
        <span class="sum-sign">+</span>
        <span>
          <a href="/sources#quarantine" class="door">
            {count(totals.quarantined)} in quarantine
          </a>
        </span>
        {totals.erased > 0 && (
          <>
            <span class="sum-sign">+</span>
            <span>
              <b>{count(totals.erased)}</b> deleted since
            </span>
          </>
        )}
      </p>
      {sum !== totals.rows && (
        <p class="warning" role="alert">
          The sums do not agree: {count(sum)} are accounted for, {count(totals.rows)} came in. An import may still be running; ask again
          when it has ended.
        </p>
      )}
      <p class="sum">
        <span>
          <DoorNumber door={totals.period} of="in this period" unit={["document", "documents"]} /> in this period
        </span>
        <span class="sum-sign">,</span>
        <span>
          <DoorNumber door={totals.documents} of="naming one of the brands in this period" /> of them name one of these brands
        </span>
        <span class="sum-sign">;</span>
        <span>
          <b>{count(outside)}</b> in other periods
        </span>
        <span class="sum-sign">;</span>
        <span>
          <DoorNumber door={totals.undated} of="time unknown" /> of unknown time, in no period
        </span>
        {totals.impossible.count > 0 && (
          <>
            <span class="sum-sign">;</span>
            <span>
              <DoorNumber door={totals.impossible} of="time cannot be right" /> with a time that cannot be right, left as it came
            </span>
          </>
        )}
      </p>
    </div>
  );
}
