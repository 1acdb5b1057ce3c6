import type { DocumentDetail } from "../api-types.js";
import { withParameters } from "../router.js";

/** What the document is read for; where it names several things, each can be chosen. */
export function ReadFor({ detail }: { detail: DocumentDetail }) {
  const shown = detail.target.entity;
  if (detail.targets.length < 2) {
    return (
      <p class="margin-title">
        Read for <b>{detail.target.label ?? "no brand or product"}</b>
      </p>
    );
  }
  const isMain = detail.targets.some(({ entity, main }) => main && entity === shown);
  return (
    <div class="read-for">
      <p class="margin-title" id="read-for">
        Read for
      </p>
      <ul class="switch" aria-labelledby="read-for">
        {detail.targets.map(({ entity, name, main }) => (
          <li key={entity}>
            <a
              href={withParameters({ for: main ? null : entity })}
              aria-current={entity === shown ? "true" : undefined}
              data-keep-scroll
              data-replace
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
      {!isMain && (
        <p class="quiet">
          Not its main target: nothing is counted from this reading, and it cannot be corrected here. What is counted is read for{" "}
          {detail.targets.find(({ main }) => main)?.name ?? "no brand or product"}.
        </p>
      )}
    </div>
  );
}
