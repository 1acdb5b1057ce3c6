import { useState } from "preact/hooks";
import { forgetAll, keep } from "../answers.js";
import { problemOf, request } from "../api.js";
import type { Accuracy, Problem } from "../api-types.js";
import { forgetPages } from "../documents/pages.js";
import { NumberHead } from "../marks/number-head.js";
import { ScrollRegion } from "../marks/scroll-region.js";
import { count, percent, typeset } from "../numbers.js";
import { drawerHref } from "../router.js";
import { instant } from "../times.js";
import { axisNames } from "../words.js";
import { score } from "./figures.js";
import { accuracyPath } from "./path.js";

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
                <NumberHead>Labels</NumberHead>
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
        <p class="quiet">From 60 labels of an axis on the reader is fitted to them, and what held-out labels agree with is kept.</p>
      )}
      <Train state={adjustment.state} />
      <h3>A second reader</h3>
      <p>{typeset(second.reading)}</p>
      {second.labels.length > 0 && (
        <p class="quiet">
          Its label stands over an unsure one on {second.labels.map(({ axis, documents }) => `${axis} of ${count(documents)}`).join(", ")}{" "}
          {second.labels.length === 1 && second.labels[0]?.documents === 1 ? "document" : "documents"}; each says so in its drawer.
          {second.cost > 0 && ` It has cost ${second.cost.toFixed(2)} so far.`}
        </p>
      )}
      {second.unused.length > 0 && (
        <details class="more">
          <summary>The last answers that could not be used</summary>
          <ul class="plain">
            {second.unused.map(({ id, state, reason, at }) => (
              <li key={`${id} ${at}`}>
                <a class="door" href={drawerHref(id)} data-keep-scroll>
                  {state}
                  <span class="unseen"> for document {id}</span>
                </a>{" "}
                {reason} <small>{instant(at)}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Fits the reader to the labels given, or takes that back; both read the documents again. */
function Train({ state }: { state: Accuracy["adjustment"]["state"] }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState("");
  const ask = async (method: "POST" | "DELETE") => {
    setBusy(true);
    setProblem(null);
    setSaid("");
    try {
      const answer = await request<Accuracy>("/api/accuracy/training", { method });
      forgetAll([accuracyPath]);
      forgetPages();
      keep(accuracyPath, answer);
      if (method === "POST" && answer.adjustment.state === "none") setSaid("Nothing is kept: no axis is clearly better after it.");
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p class="thresholds-buttons">
        <button type="button" class="button" disabled={busy} onClick={() => void ask("POST")}>
          {busy ? "Fitting and reading again" : "Train on your labels"}
        </button>
        {state !== "none" && (
          <button type="button" class="link-button" disabled={busy} onClick={() => void ask("DELETE")}>
            Back to the shipped reader
          </button>
        )}
        <span class="quiet" role="status">
          {said}
        </span>
      </p>
      {problem && (
        <p class="warning" role="alert">
          {problem.detail}
        </p>
      )}
    </>
  );
}
