import { useState } from "preact/hooks";
import type { Brief } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { ScrollRegion } from "../marks/scroll-region.js";
import { count } from "../numbers.js";
import { when } from "../times.js";

const claimsAtFirst = 10;

/** What is said about things that were not official at the time, product by product. */
export function Claims({ claims }: { claims: Brief["leaks"]["claims"] }) {
  const [open, setOpen] = useState(false);
  if (claims.length === 0) return null;
  return (
    <>
      <ScrollRegion label="Claims">
        <table class="ledger claims">
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col">Claim</th>
              <th scope="col" class="number">
                Documents
              </th>
              <th scope="col" class="number">
                Stated
              </th>
              <th scope="col" class="number">
                Hedged
              </th>
              <th scope="col">First seen</th>
              <th scope="col">Named source</th>
            </tr>
          </thead>
          <tbody>
            {claims.slice(0, open ? undefined : claimsAtFirst).map((claim) => (
              <tr key={`${claim.product} ${claim.attribute} ${claim.value}`}>
                <th scope="row">{claim.name}</th>
                <td>
                  <span class="claim-attribute">{claim.attribute}</span> {claim.value}
                </td>
                <td class="number">
                  <DoorNumber door={claim.documents} of={`${claim.name}, ${claim.attribute} ${claim.value}`} />
                </td>
                <td class="number">{count(claim.stated)}</td>
                <td class="number">{count(claim.hedged)}</td>
                <td>{when(claim.firstSeen)}</td>
                <td>{claim.by.length > 0 ? claim.by.slice(0, 3).join(", ") : "the writers’ own"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {claims.length > claimsAtFirst && (
        <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Fewer claims" : `${claims.length - claimsAtFirst} more claims`}
        </button>
      )}
    </>
  );
}
