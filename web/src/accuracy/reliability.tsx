import type { OwnAxis } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { NumberHead } from "../marks/number-head.js";
import { points } from "../numbers.js";

/** Labels of a stretch below which the share that is right is not drawn: by chance alone it may be anything. */
const leastOfBin = 5;

/** Does a probability mean what it says? For each tenth, the share that was right beside the mean that was said. */
export function Reliability({ axis }: { axis: OwnAxis }) {
  const bins = axis.bins.filter(({ documents }) => documents.count > 0);
  return (
    <table class="ledger reliability">
      <caption>Where it said so sure, it was right so often</caption>
      <thead>
        <tr>
          <th scope="col">Said</th>
          <th scope="col" class="reliability-plot">
            <span class="unseen">Share right beside what was said</span>
          </th>
          <NumberHead>Right</NumberHead>
          <NumberHead>Documents</NumberHead>
        </tr>
      </thead>
      <tbody>
        {bins.map((bin) => (
          <tr key={bin.from}>
            <th scope="row">{points(bin.meanProbability)} %</th>
            <td class="reliability-plot">
              <span class={`reliability-track ${bin.documents.count < leastOfBin ? "odds-unknown" : ""}`} aria-hidden="true">
                {bin.documents.count >= leastOfBin && <span class="reliability-bar" style={{ width: `${bin.shareRight * 100}%` }} />}
                <span class="reliability-said" style={{ left: `${bin.meanProbability * 100}%` }} />
              </span>
            </td>
            <td class="number">
              {bin.documents.count < leastOfBin ? <span class="too-few">too few</span> : `${points(bin.shareRight)} %`}
            </td>
            <td class="number">
              <DoorNumber door={bin.documents} of={`read as ${points(bin.from)} to ${points(bin.to)} % sure`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
