import { useState } from "preact/hooks";
import type { DocumentFilter, Facet, Voice } from "../api-types.js";
import { alternatives, type FilterField, toggled, withField } from "../filter.js";
import { HorizonLine } from "../marks/horizon-line.js";
import { VoiceMark } from "../marks/voice-mark.js";
import { count } from "../numbers.js";
import { labelWord, languageName } from "../words.js";

const facetNames: Record<string, string> = {
  voice: "Voice",
  horizon: "Horizon",
  level: "Level",
  experience: "Experience",
  stance: "Stance",
  brand: "Brand",
  product: "Product",
  source: "Source",
  lang: "Language",
  story: "Story",
  group: "Synchronised group",
};

/** Fields that take one value; choosing another replaces it. */
const single = new Set(["product", "story", "group"]);
const valuesAtFirst = 6;

function valueWord(facet: string, value: string, label: string): string {
  if (facet === "lang") return languageName(value);
  if (["horizon", "level", "experience", "stance"].includes(facet)) return labelWord(facet, value);
  return label || value;
}

function FacetGroup({ facet, filter, href }: { facet: Facet; filter: DocumentFilter; href: (filter: DocumentFilter) => string }) {
  const [open, setOpen] = useState(false);
  const field = facet.name as FilterField;
  const chosen = alternatives(filter[field]);
  // A chosen value stays in the list even where nothing is left of it, so that it can be taken off again.
  const missing = chosen
    .filter((value) => !facet.values.some((other) => other.value === value))
    .map((value) => ({ value, label: value, count: 0 }));
  const values = [...facet.values, ...missing];
  if (values.length === 0) return null;
  const shown = open ? values : values.filter((value, index) => index < valuesAtFirst || chosen.includes(value.value));
  const most = Math.max(1, ...values.map((value) => value.count));
  const name = facetNames[facet.name] ?? facet.name;
  const next = (value: string): DocumentFilter => {
    if (!single.has(facet.name)) return toggled(filter, field, value);
    return withField(filter, field, chosen.includes(value) ? undefined : value);
  };
  return (
    <section class="facet" aria-labelledby={`facet-${facet.name}`}>
      <h2 id={`facet-${facet.name}`}>{name}</h2>
      <ul>
        {shown.map(({ value, label, count: found }) => (
          <li key={value}>
            <a class="facet-value" href={href(next(value))} aria-current={chosen.includes(value) ? "true" : undefined} data-keep-scroll>
              <span class="facet-word">
                {facet.name === "voice" && <VoiceMark voice={value as Voice} />}
                {facet.name === "horizon" && <HorizonLine horizon={value} width={18} />}
                <span class="facet-text">{valueWord(facet.name, value, label)}</span>
              </span>
              <span class="facet-count">{count(found)}</span>
              <span class="facet-bar" aria-hidden="true" style={{ width: `${(found / most) * 100}%` }} />
            </a>
          </li>
        ))}
      </ul>
      {values.length > shown.length && (
        <button type="button" class="link-button" onClick={() => setOpen(true)}>
          {count(values.length - shown.length)} more<span class="unseen"> of {name}</span>
        </button>
      )}
    </section>
  );
}

/** What the list can be narrowed by, with how many documents each leaves. */
export function Facets({ facets, filter, href }: { facets: Facet[]; filter: DocumentFilter; href: (filter: DocumentFilter) => string }) {
  return (
    <div class="facets">
      {facets.map((facet) => (
        <FacetGroup key={facet.name} facet={facet} filter={filter} href={href} />
      ))}
    </div>
  );
}
