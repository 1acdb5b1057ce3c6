import type { StoryPage } from "../api-types.js";
import { SideBySide } from "../drawer/side-by-side.js";
import { counted } from "../numbers.js";
import { query, withParameters } from "../router.js";
import { copyKindWords } from "../words.js";
import { tellerName } from "./words.js";

const pairsShown = 14;

/** The story's copies, rewrites and borrowed passages; the one that is chosen is laid side by side. It is part of the address. */
export function Passages({ page }: { page: StoryPage }) {
  const names = new Map(page.tellings.map((telling) => [telling.document, tellerName(telling)]));
  if (page.copies.length === 0) return <p class="quiet">No two documents of it share a text or a passage: each was written anew.</p>;
  const a = query.value.get("a");
  const b = query.value.get("b");
  const [best] = page.copies;
  const chosen = a && b ? { a, b } : best && { a: best.a, b: best.b };
  return (
    <>
      <ul class="pairs">
        {page.copies.slice(0, pairsShown).map((pair) => (
          <li key={`${pair.a} ${pair.b} ${pair.kind}`}>
            <a
              href={withParameters({ a: pair.a, b: pair.b })}
              aria-current={chosen?.a === pair.a && chosen.b === pair.b ? "true" : undefined}
              data-keep-scroll
              data-replace
            >
              {names.get(pair.a) ?? pair.a} and {names.get(pair.b) ?? pair.b}
            </a>{" "}
            <small>
              {copyKindWords[pair.kind]}, {Math.round(pair.score * 100)} %
            </small>
          </li>
        ))}
      </ul>
      {page.copies.length > pairsShown && <p class="quiet">and {counted(page.copies.length - pairsShown, "more pair", "more pairs")}</p>}
      {chosen && <SideBySide key={`${chosen.a} ${chosen.b}`} a={chosen.a} b={chosen.b} />}
    </>
  );
}
