import type { StoryPage, Telling } from "../api-types.js";
import { documentsHref } from "../filter.js";
import { counted } from "../numbers.js";
import { when } from "../times.js";
import { tellerName } from "./words.js";

const rowHeight = 30;
const arcRoom = 150;
const tellersShown = 30;

interface Voice {
  key: string;
  name: string;
  earliest: Telling;
  documents: string[];
}

interface Arc {
  from: number;
  to: number;
  times: number;
  circular: boolean;
}

/** Who cites whom: tellers in the order in which they came, an arc from each to those that it names; a circle stands out. */
export function CitationFigure({ page }: { page: StoryPage }) {
  const { voices, arcs } = graphOf(page);
  if (arcs.length === 0) {
    return (
      <p class="quiet">
        Nobody in this story names another of it as source{page.outside.length > 0 ? "; some name sources that were not seen." : "."}
      </p>
    );
  }
  const height = voices.length * rowHeight;
  const longest = Math.max(1, ...arcs.map(({ from, to }) => Math.abs(from - to)));
  const middle = (row: number) => row * rowHeight + rowHeight / 2;
  return (
    <div class="cites">
      {page.circular.map(({ tellers, documents }) => (
        <p key={tellers.join()} class="circular">
          <b>Circular:</b> {list(tellers)} name one another as source, in{" "}
          <a class="door" href={documentsHref(documents.filter)}>
            {counted(documents.count, "document")}
          </a>
          . Together they weigh no more than one.
        </p>
      ))}
      <div class="cites-figure">
        <svg class="cites-arcs" width={arcRoom} height={height} viewBox={`0 0 ${arcRoom} ${height}`} aria-hidden="true" focusable="false">
          <defs>
            <marker id="cites-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
              <path d="M0 0 8 4 0 8Z" fill="context-stroke" />
            </marker>
          </defs>
          {arcs.map(({ from, to, times, circular }) => {
            const reach = arcRoom - 6 - (Math.abs(from - to) / longest) * (arcRoom - 24);
            return (
              <path
                key={`${from} ${to}`}
                class={circular ? "cite cite-circular" : "cite"}
                stroke-width={1 + Math.min(3, Math.log2(times))}
                d={`M ${arcRoom - 4} ${middle(from) + (circular ? 3 : 0)} C ${reach} ${middle(from)}, ${reach} ${middle(to)}, ${arcRoom - 4} ${middle(to) - (circular ? 3 : 0)}`}
                marker-end="url(#cites-end)"
              />
            );
          })}
        </svg>
        <ol class="cites-names">
          {voices.map((voice, row) => (
            <li key={voice.key} style={{ height: `${rowHeight}px` }}>
              <i class={`runner runner-${voice.earliest.role}`} aria-hidden="true" />
              <a class="door" href={documentsHref({ id: voice.documents.join(",") })}>
                {voice.name}
              </a>
              <small>
                {when(voice.earliest.time)}
                <span class="unseen">{citedWords(row, arcs, voices)}</span>
              </small>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

/** "Ana, Ben and Cy". */
function list(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function citedWords(row: number, arcs: readonly Arc[], voices: readonly Voice[]): string {
  const cited = arcs
    .filter(({ from }) => from === row)
    .map(({ to, circular }) => `${voices[to]?.name ?? ""}${circular ? " (in a circle)" : ""}`);
  return cited.length === 0 ? "" : `, cites ${cited.join(", ")}`;
}

function graphOf(page: StoryPage): { voices: Voice[]; arcs: Arc[] } {
  const byKey = new Map<string, Voice>();
  const keyOf = new Map<string, string>();
  for (const telling of page.tellings) {
    const key = telling.tellerKey || telling.document;
    keyOf.set(telling.document, key);
    const known = byKey.get(key);
    if (known) known.documents.push(telling.document);
    else byKey.set(key, { key, name: tellerName(telling), earliest: telling, documents: [telling.document] });
  }
  const times = new Map<string, number>();
  for (const { from, to } of page.citations) {
    if (to === null) continue;
    const a = keyOf.get(from);
    const b = keyOf.get(to);
    if (a === undefined || b === undefined || a === b) continue;
    times.set(`${a}\n${b}`, (times.get(`${a}\n${b}`) ?? 0) + 1);
  }
  const circular = new Set(
    page.circular.map(({ documents }) => new Set((documents.filter.id ?? "").split(",").map((id) => keyOf.get(id) ?? ""))),
  );
  const named = new Set([...times.keys()].flatMap((pair) => pair.split("\n")));
  const voices = [...byKey.values()].filter(({ key }) => named.has(key)).slice(0, tellersShown);
  const row = new Map(voices.map(({ key }, index) => [key, index]));
  const arcs = [...times].flatMap(([pair, n]): Arc[] => {
    const [a = "", b = ""] = pair.split("\n");
    const from = row.get(a);
    const to = row.get(b);
    if (from === undefined || to === undefined) return [];
    return [{ from, to, times: n, circular: [...circular].some((circle) => circle.has(a) && circle.has(b)) }];
  });
  return { voices, arcs };
}
