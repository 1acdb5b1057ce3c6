import type { ComponentChildren } from "preact";
import type { Door } from "../api-types.js";
import { count } from "../numbers.js";
import { DoorNumber } from "./door.js";
import { NumberHead } from "./number-head.js";
import { ScrollRegion } from "./scroll-region.js";

interface Claim {
  product: string;
  name: string;
  attribute: string;
  value: string;
  documents: Door;
  stated: number;
  hedged: number;
}

/**
 * What is claimed about products, a claim a row.
 * @param heads the further columns
 * @param cells a claim's cells below them
 */
export function ClaimsTable<C extends Claim>({
  claims,
  heads,
  cells,
}: {
  claims: readonly C[];
  heads: ComponentChildren;
  cells: (claim: C) => ComponentChildren;
}) {
  return (
    <ScrollRegion label="Claims">
      <table class="ledger claims">
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Claim</th>
            <NumberHead>Documents</NumberHead>
            <NumberHead>Stated</NumberHead>
            <NumberHead>Hedged</NumberHead>
            {heads}
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
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
              {cells(claim)}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
