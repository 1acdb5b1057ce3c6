import { LandfallError } from "../../core/errors.js";
import { dayMs } from "../../core/time.js";
import { storyEdits } from "../../store/story-edits.js";
import { door } from "../brief/cells.js";
import { nameOf, type ReportContext } from "../context.js";
import { factsTable } from "../filter.js";
import { dayOf } from "../period.js";
import type { StoryEdit, StoryPage, Telling } from "./answers.js";
import { lagsOf, type StoryRow, storiesByHand, storyColumns, storyItems, tellersOf, toLag } from "./story-items.js";
import { claimKey, loadTellings, type ToldClaim } from "./tellings.js";

/** Documents of one story that are drawn and listed; a larger one is shown by those that made it. */
const tellingsShown = 250;
const claimsShown = 40;
const copiesShown = 60;
const outsideShown = 40;
const nearShown = 8;
/** Products of a story: those that this share of its documents name, as long as one does. */
const subjectShare = 0.15;
const subjectsShown = 8;
/** Documents that a filter can name one by one: an address has an end. */
const idsInFilter = 200;

/**
 * One story: who told it when, what each goes back to and added, the claims, and what was changed by hand.
 * @throws LandfallError NOT_FOUND
 */
export async function makeStoryPage(context: ReportContext, story: string): Promise<StoryPage> {
  const { store, generation } = context;
  const [row] = await store.query<StoryRow>(
    `SELECT ${storyColumns} FROM stories AS s FINAL WHERE s.generation = {generation:String} AND s.story = {story:String}`,
    { generation, story, byHand: await storiesByHand(context) },
  );
  if (!row)
    throw new LandfallError("NOT_FOUND", `there is no story '${story}'`, {
      next: "documents may have come before its first; find it in the race",
    });
  const [[item], { tellings, claims }, citations, copies, edits, near] = await Promise.all([
    storyItems(context, [row]),
    loadTellings(context, story),
    citationsOf(context, story),
    copiesOf(context, story),
    editsOf(context, story),
    storiesNear(context, row),
  ]);
  const kept = lagsOf(row).platforms;
  const firsts = await tellersOf(
    context,
    Object.values(kept).map(({ id }) => id),
  );
  const tellingOf = new Map(tellings.map((telling) => [telling.document, telling]));
  return {
    ...item,
    tellings: shownTellings(tellings, citations),
    platformLags: platformCounts(tellings).map(([source, count]) => ({
      source,
      documents: door(count, { story, source }),
      lag: Object.hasOwn(kept, source) ? toLag(kept[source], firsts) : null,
    })),
    citations: citations
      .filter(({ to, kind }) => to !== null || kind !== "link")
      .map(({ from, to, kind, source, earlier }) => ({ from, to, kind, source, earlier })),
    circular: row.circles.map((ids) => ({
      documents: door(Math.min(ids.length, idsInFilter), { id: ids.slice(0, idsInFilter).join(",") }),
      tellers: tellersIn(ids.flatMap((id) => tellingOf.get(id) ?? [])),
    })),
    outside: outsideOf(citations),
    claims: claimsOf(context, claims),
    subjects: await subjectsOf(context, row, tellings.length),
    copies,
    edits,
    near,
  };
}

/** Tellers by the name of their earliest document, in the order in which they came. */
function tellersIn(tellings: readonly Telling[]): string[] {
  const names = new Map<string, string>();
  for (const { tellerKey, teller, document } of [...tellings].sort((a, b) => ((a.time.from ?? "~") < (b.time.from ?? "~") ? -1 : 1))) {
    if (!names.has(tellerKey)) names.set(tellerKey, teller || document);
  }
  return [...names.values()];
}

/** In order of time; where there are too many, the first, the roots, what others go back to, and the earliest of the rest. */
function shownTellings(tellings: Telling[], citations: readonly CitationRow[]): Telling[] {
  if (tellings.length <= tellingsShown) return tellings;
  const cited = new Set(citations.flatMap(({ to }) => to ?? []));
  for (const { origin } of tellings) if (origin) cited.add(origin.document);
  const weight = ({ document, first, role }: Telling): number =>
    (first ? 3 : 0) + (role === "root" ? 2 : 0) + (cited.has(document) ? 1 : 0);
  const chosen = tellings
    .map((telling, order) => ({ order, weight: weight(telling) }))
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
    .slice(0, tellingsShown)
    .map(({ order }) => order);
  return chosen.sort((a, b) => a - b).map((order) => tellings[order]);
}

interface CitationRow {
  from: string;
  to: string | null;
  kind: string;
  source: string;
  earlier: boolean;
}

async function citationsOf({ store, generation }: ReportContext, story: string): Promise<CitationRow[]> {
  const rows = await store.query<{ id: string; cited: string; kind: string; source: string; earlier: number }>(
    `SELECT id, cited, toString(kind) AS kind, source, earlier FROM citations FINAL
     WHERE generation = {generation:String} AND story = {story:String} ORDER BY id, start, kind, source`,
    { generation, story },
  );
  return rows.map(({ id, cited, kind, source, earlier }) => ({ from: id, to: cited || null, kind, source, earlier: earlier === 1 }));
}

/** Sources that were named and not seen; of addresses the site. Most named first. */
function outsideOf(citations: readonly CitationRow[]): StoryPage["outside"] {
  const bySource = new Map<string, { kind: string; documents: Set<string> }>();
  for (const { from, to, kind, source } of citations) {
    if (to !== null) continue;
    const name = kind === "link" ? (/^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(source)?.[1].toLowerCase() ?? source) : source;
    const known = bySource.get(name) ?? { kind, documents: new Set<string>() };
    known.documents.add(from);
    bySource.set(name, known);
  }
  return [...bySource]
    .sort((a, b) => b[1].documents.size - a[1].documents.size || (a[0] < b[0] ? -1 : 1))
    .slice(0, outsideShown)
    .map(([source, { kind, documents }]) => ({ source, kind, documents: doorOf([...documents].sort()) }));
}

/** A door that names its documents one by one. */
function doorOf(ids: readonly string[]) {
  const named = ids.slice(0, idsInFilter);
  return door(named.length, { id: named.join(",") });
}

function claimsOf({ catalogue }: ReportContext, told: readonly ToldClaim[]): StoryPage["claims"] {
  const byKey = new Map<string, ToldClaim[]>();
  for (const claim of told) {
    const known = byKey.get(claimKey(claim));
    if (known) known.push(claim);
    else byKey.set(claimKey(claim), [claim]);
  }
  return [...byKey.values()]
    .map((claims) => {
      const [{ product, attribute, value, document, teller }] = claims;
      return {
        product,
        name: nameOf(catalogue, product),
        attribute,
        value,
        documents: doorOf([...new Set(claims.map((claim) => claim.document))].sort()),
        first: document,
        teller,
        stated: claims.filter(({ certainty }) => certainty === "stated").length,
        hedged: claims.filter(({ certainty }) => certainty === "hedged").length,
      };
    })
    .sort((a, b) => b.documents.count - a.documents.count)
    .slice(0, claimsShown);
}

function platformCounts(tellings: readonly Telling[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { source } of tellings) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** What most of the story is about, with what the catalogue knows of it. */
async function subjectsOf(context: ReportContext, row: StoryRow, documents: number): Promise<StoryPage["subjects"]> {
  const { store, generation, catalogue, config } = context;
  const rows = await store.query<{ entity: string; all: number; named: number }>(
    `SELECT arrayJoin(arrayMap(e -> toString(e), arrayConcat(arrayFilter(e -> position(e, '/') > 0, f.entities), f.brands))) AS entity, count() AS all,
       countIf(f.level != 'none') AS named FROM ${factsTable}
     WHERE f.generation = {generation:String} AND f.story = {story:String} GROUP BY entity
     HAVING named >= {least:Float64} ORDER BY position(entity, '/') > 0, named DESC, entity LIMIT ${subjectsShown}`,
    { generation, story: row.story, least: Math.max(1, documents * subjectShare) },
  );
  const day = row.from_ms === null ? null : dayOf(row.from_ms);
  // A line says nothing that the product of it does not, where one is named.
  const isLine = (entity: string): boolean => catalogue.product(entity)?.isLine === true;
  const hasProduct = rows.some(({ entity }) => entity.includes("/") && !isLine(entity));
  return rows
    .filter(({ entity }) => !hasProduct || !isLine(entity))
    .map(({ entity, all, named }) => {
      const isProduct = entity.includes("/");
      const facts = isProduct ? catalogue.factsOf(entity).filter(({ market }) => market === config.market || market === "*") : [];
      return {
        entity,
        name: nameOf(catalogue, entity),
        kind: isProduct ? ("product" as const) : ("brand" as const),
        documents: isProduct ? door(all, { story: row.story, product: entity }) : door(named, { story: row.story, brand: entity }),
        state: isProduct && day !== null && catalogue.product(entity) ? catalogue.releaseState(entity, config.market, day).state : null,
        facts: facts.map(({ event, date, market, source }) => ({ event, date, market, source })),
      };
    });
}

/** Copy links inside the story, best first: what can be laid side by side. */
async function copiesOf({ store, generation }: ReportContext, story: string): Promise<StoryPage["copies"]> {
  const ids = `SELECT id FROM places FINAL WHERE generation = {generation:String} AND story = {story:String}`;
  return store.query<StoryPage["copies"][number]>(
    `SELECT a, b, toString(kind) AS kind, score FROM relations WHERE generation = {generation:String} AND a IN (${ids}) AND b IN (${ids})
     ORDER BY indexOf(['rewrite', 'passage', 'quote', 'syndicated', 'press_release', 'near', 'repost', 'exact'], toString(kind)), score DESC, a, b LIMIT ${copiesShown}`,
    { generation, story },
  );
}

/** Splits and merges of documents that the story holds, oldest first. */
async function editsOf({ store, generation }: ReportContext, story: string): Promise<StoryEdit[]> {
  const edits = await storyEdits(store);
  if (edits.length === 0) return [];
  const members = await store.query<{ id: string }>(
    "SELECT id FROM places FINAL WHERE generation = {generation:String} AND story = {story:String}",
    { generation, story },
  );
  const held = new Set(members.map(({ id }) => id));
  return edits.filter(({ parts }) => parts.some((part) => part.some((id) => held.has(id)))).map(toStoryEdit);
}

/** An edit as answers write it. */
export function toStoryEdit({ parts, ...edit }: Awaited<ReturnType<typeof storyEdits>>[number]): StoryEdit {
  return { ...edit, documents: parts.map(doorOf) };
}

/** How far apart in time two stories may lie for one to be offered as part of the other. */
const nearDays = 4;

/** Other stories that name the same products within some days: most in common first. */
async function storiesNear({ store, generation }: ReportContext, { story, from_ms, to_ms }: StoryRow): Promise<StoryPage["near"]> {
  if (from_ms === null || to_ms === null) return [];
  return store.query<StoryPage["near"][number]>(
    `WITH (SELECT entities FROM stories FINAL WHERE generation = {generation:String} AND story = {story:String}) AS own
     SELECT story, label, documents FROM stories FINAL
     WHERE generation = {generation:String} AND story != {story:String} AND hasAny(entities, own)
       AND time_from < fromUnixTimestamp64Milli({to:Int64}) AND time_to > fromUnixTimestamp64Milli({from:Int64})
     ORDER BY length(arrayIntersect(entities, own)) DESC, documents DESC, story LIMIT ${nearShown}`,
    { generation, story, from: from_ms - nearDays * dayMs, to: to_ms + nearDays * dayMs },
  );
}
