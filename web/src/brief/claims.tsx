import { useState } from "preact/hooks";
import type { Brief } from "../api-types.js";
import { ClaimsTable } from "../marks/claims-table.js";
import { when } from "../times.js";

const claimsAtFirst = 10;

/** What is said about things that were not official at the time, product by product. */
export function Claims({ claims }: { claims: Brief["leaks"]["claims"] }) {
  const [open, setOpen] = useState(false);
  if (claims.length === 0) return null;
  return (
    <>
      <ClaimsTable
        claims={claims.slice(0, open ? undefined : claimsAtFirst)}
        heads={
          <>
            <th scope="col">First seen</th>
            <th scope="col">Named source</th>
          </>
        }
        cells={(claim) => (
          <>
            <td>{when(claim.firstSeen)}</td>
            <td>{claim.by.length > 0 ? claim.by.slice(0, 3).join(", ") : "the writers’ own"}</td>
          </>
        )}
      />
      {claims.length > claimsAtFirst && (
        <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Fewer claims" : `${claims.length - claimsAtFirst} more claims`}
        </button>
      )}
    </>
  );
}
