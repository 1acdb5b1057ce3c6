import type { Accuracy } from "../api-types.js";
import { ScrollRegion } from "../marks/scroll-region.js";
import { count, percent, typeset } from "../numbers.js";
import { axisNames } from "../words.js";
import { score } from "./figures.js";

/** What a workspace's labels changed in the reader, before and after, and what a second reader did. */
export function Learnt({ adjustment, second }: { adjustment: Accuracy["adjustment"]; second: Accuracy["second"] }) {
  return (
    <div class="learnt">
      <h3>Your labels</h3>
      <p>{typeset(adjustment.reading)}</p>
      {adjustment.tried.length > 0 ? (
        <ScrollRegion label="Before and after">
          <table class="ledger">
            <caption>Before → after, by cross-validation</caption>
            <thead>
              <tr>
                <th scope="col">Axis</th>
                <th scope="col" class="number">
                  Labels
                </th>
                <th scope="col">Macro-F1</th>
                <th scope="col">Read right</th>
                <th scope="col">Calibration error</th>
                <th scope="col">Outcome</th>
              </tr>
            </thead>
            <tbody>
              {adjustment.tried.map(({ axis, documents, kept, before, after }) => (
                <tr key={axis}>
                  <th scope="row">{axisNames[axis] ?? axis}</th>
                  <td class="number">{count(documents)}</td>
                  <td>
                    {score(before.macroF1)} → {score(after.macroF1)}
                  </td>
                  <td>
                    {percent(before.accuracy)} → {percent(after.accuracy)}
                  </td>
                  <td>
                    {score(before.calibrationError)} → {score(after.calibrationError)}
                  </td>
                  <td>{kept ? "better: kept" : "not clearly better: left as shipped"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : (
        <p class="quiet">
          From 60 labels of an axis on, <code>landfall train</code> fits the reader to them and keeps what helps; <code>--reset</code> takes
          it back.
        </p>
      )}
      <h3>A second reader</h3>
      <p>{typeset(second.reading)}</p>
      {second.labels.length > 0 && (
        <p class="quiet">
          Its label stands over an unsure one on {second.labels.map(({ axis, documents }) => `${axis} of ${count(documents)}`).join(", ")}{" "}
          {second.labels.length === 1 && second.labels[0]?.documents === 1 ? "document" : "documents"}; each says so in its drawer.
          {second.cost > 0 && ` It has cost ${second.cost.toFixed(2)} so far.`}
        </p>
      )}
    </div>
  );
}
