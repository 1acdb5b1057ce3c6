import { useEffect, useRef } from "preact/hooks";
import type { DocumentFilter, DocumentItem, Facet } from "../api-types.js";
import { conditions, filterFromQuery, type Names, queryOfFilter, type Sort, sorts, withField } from "../filter.js";
import { count, counted, typeset } from "../numbers.js";
import { navigate, query } from "../router.js";
import { Empty } from "../states/empty.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { brandName } from "../status.js";
import { dayHeading, period } from "../times.js";
import { DocumentRow } from "./document-row.js";
import { Facets } from "./facets.js";
import { shownDocuments, usePages } from "./pages.js";
import { SearchBox } from "./search-box.js";

const sortWords: Record<Sort, string> = {
  newest: "newest first",
  oldest: "oldest first",
  relevance: "closest to the words",
  strongest: "strongest evidence first",
};

/** "galaxy s7 edge" of "samsung/galaxy-s7-edge": better than an id where the name is not at hand. */
function spelledOut(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1).replaceAll("-", " ");
}

function namesFrom(facets: Facet[]): Names {
  return (field, value) => {
    const known = facets.find((facet) => facet.name === field)?.values.find((other) => other.value === value)?.label;
    if (known) return known;
    if (field === "brand") return brandName(value) ?? spelledOut(value);
    if (field === "product") return spelledOut(value);
    if (field === "story") return "one story";
    return undefined;
  };
}

/** What exactly was said? */
export function DocumentsScreen() {
  const filter = filterFromQuery(query.value);
  const chosenSort = query.value.get("sort") as Sort | null;
  const usual: Sort = filter.q ? "relevance" : "newest";
  const sort: Sort = chosenSort && sorts.includes(chosenSort) ? chosenSort : usual;
  const asked = queryOfFilter(filter);
  asked.set("sort", sort);
  const pages = usePages(asked.toString());
  const last = useRef(pages);
  // While the next list is on its way the present one stays, paler: nothing jumps.
  if (pages.list) last.current = pages;
  const shown = pages.list ? pages : last.current;
  const waiting = !pages.list && !pages.problem;

  const href = (next: DocumentFilter, nextSort: Sort | null = chosenSort): string => {
    const search = queryOfFilter(next);
    if (nextSort && nextSort !== (next.q ? "relevance" : "newest")) search.set("sort", nextSort);
    const text = search.toString();
    return text === "" ? "/documents" : `/documents?${text}`;
  };

  useEffect(() => {
    shownDocuments.value = shown.documents.map((document) => document.id);
    return () => {
      shownDocuments.value = [];
    };
  }, [shown.documents]);
  useEffect(() => {
    document.title = `${pages.list ? `${counted(pages.list.total, "document")}` : "Documents"} · Landfall`;
  }, [pages.list?.total]);

  const facets = shown.list?.facets ?? [];
  const chips = conditions(filter, namesFrom(facets), period);

  return (
    <main class="page documents" id="main">
      <h1 class="unseen">Documents</h1>
      <div class="documents-top">
        <SearchBox
          value={filter.q ?? ""}
          search={(words) =>
            navigate(href(withField(filter, "q", words === "" ? undefined : words), null), { keepScroll: true, replace: Boolean(filter.q) })
          }
        />
      </div>
      <div class="documents-columns">
        <aside class="documents-facets" aria-label="Narrow the list">
          <FacetPanel facets={facets} filter={filter} href={href} chosen={chips.length} waiting={!shown.list} />
        </aside>
        <section
          class={`documents-list ${waiting && shown.list ? "documents-waiting" : ""}`}
          aria-labelledby="list-title"
          aria-busy={waiting}
        >
          <header class="list-head">
            <h2 id="list-title" class="list-total" aria-live="polite">
              {shown.list ? <ListReading total={shown.list.total} reading={shown.list.reading} /> : <SkeletonLines lines={1} />}
            </h2>
            {chips.length > 0 && (
              <ul class="chips" aria-label="Only documents that">
                {chips.map((chip) => (
                  <li key={chip.fields.join()}>
                    <a
                      class="chip"
                      href={href(chip.fields.reduce<DocumentFilter>((next, field) => withField(next, field, undefined), filter))}
                      aria-label={`Take off: ${chip.words}`}
                      data-keep-scroll
                    >
                      {chip.words}
                      <span aria-hidden="true">×</span>
                    </a>
                  </li>
                ))}
                {chips.length > 1 && (
                  <li>
                    <a class="chip-clear" href="/documents" data-keep-scroll>
                      take all off
                    </a>
                  </li>
                )}
              </ul>
            )}
            <p class="switch">
              <span>Order</span>
              {sorts
                .filter((name) => name !== "relevance" || filter.q)
                .map((name) => (
                  <a key={name} href={href(filter, name)} aria-current={name === sort ? "true" : undefined} data-keep-scroll data-replace>
                    {sortWords[name]}
                  </a>
                ))}
            </p>
          </header>
          {pages.problem && <Failure problem={pages.problem} retry={pages.retry} />}
          {!shown.list && !pages.problem && <ListSkeleton />}
          {shown.list && shown.list.total === 0 && (
            <Empty title="No document fits.">
              <p>
                {chips.length > 0
                  ? "Take a condition off above, or search for fewer words."
                  : "Nothing has been imported yet: landfall import FILE…"}
              </p>
            </Empty>
          )}
          <Rows documents={shown.documents} grouped={sort === "newest" || sort === "oldest"} />
          {shown.list && shown.documents.length > 0 && (
            <footer class="list-foot">
              <p>
                {count(shown.documents.length)} of {counted(shown.list.total, "document")} shown
              </p>
              {shown.list.next && (
                <MoreButton more={pages.more} loading={pages.loading === "more"} left={shown.list.total - shown.documents.length} />
              )}
            </footer>
          )}
        </section>
      </div>
    </main>
  );
}

/** The list in one sentence, its count standing out. */
function ListReading({ total, reading }: { total: number; reading: string }) {
  const size = counted(total, "document");
  const rest = reading.startsWith(size) ? reading.slice(size.length).replace(/^\.$/, "") : ` ${reading}`;
  return (
    <>
      <b>{size}</b>
      {typeset(rest)}
    </>
  );
}

function FacetPanel({
  facets,
  filter,
  href,
  chosen,
  waiting,
}: {
  facets: Facet[];
  filter: DocumentFilter;
  href: (filter: DocumentFilter) => string;
  chosen: number;
  waiting: boolean;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // Beside the list there is room for the facets; above it they open on demand.
    const wide = window.matchMedia("(min-width: 60rem)");
    const follow = () => {
      if (details.current) details.current.open = wide.matches;
    };
    follow();
    wide.addEventListener("change", follow);
    return () => wide.removeEventListener("change", follow);
  }, []);
  return (
    <details ref={details} class="facet-panel">
      <summary>Narrow the list{chosen > 0 && <span class="facet-chosen"> ({chosen} chosen)</span>}</summary>
      {waiting ? <SkeletonLines lines={14} /> : <Facets facets={facets} filter={filter} href={href} />}
    </details>
  );
}

function Rows({ documents, grouped }: { documents: DocumentItem[]; grouped: boolean }) {
  const groups: { heading: string; documents: DocumentItem[] }[] = [];
  for (const document of documents) {
    const heading = grouped ? dayHeading(document.time) : "";
    const present = groups.at(-1);
    if (present && present.heading === heading) present.documents.push(document);
    else groups.push({ heading, documents: [document] });
  }
  const open = query.value.get("open");
  return (
    <div class="rows">
      {groups.map((group, index) => (
        <section key={`${index} ${group.heading}`} class="row-group">
          {group.heading && <p class="row-day">{group.heading}</p>}
          <ol>
            {group.documents.map((document) => (
              <DocumentRow key={document.id} document={document} current={document.id === open} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function ListSkeleton() {
  return (
    <div class="rows" aria-hidden="true">
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} class="row">
          <div class="row-skeleton">
            <SkeletonLines lines={3} />
            <SkeletonLines lines={3} size="title" />
          </div>
        </div>
      ))}
    </div>
  );
}

/** More comes when the end is near, or at a press; either way it is put below what is read. */
function MoreButton({ more, loading, left }: { more: () => void; loading: boolean; left: number }) {
  const button = useRef<HTMLButtonElement>(null);
  const ask = useRef(more);
  ask.current = more;
  useEffect(() => {
    const element = button.current;
    if (!element) return;
    const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && ask.current(), {
      rootMargin: "600px",
    });
    near.observe(element);
    return () => near.disconnect();
  }, [left]);
  return (
    <button type="button" class="button" ref={button} disabled={loading} onClick={() => ask.current()}>
      {loading ? "Fetching more" : `Show more of the ${count(left)} left`}
    </button>
  );
}
