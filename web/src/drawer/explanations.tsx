import type { Signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { problemOf, request } from "../api.js";
import type { DocumentDetail, Explanation, Problem } from "../api-types.js";
import { HorizonLine } from "../marks/horizon-line.js";
import { sureness } from "../numbers.js";
import { instant } from "../times.js";
import { axisNames, axisQuestions, labelWord } from "../words.js";
import { CorrectLabel } from "./correct-label.js";

type Changed = (detail: DocumentDetail, axis: string) => void;

function Cues({ detail, axis }: { detail: DocumentDetail; axis: string }) {
  const cues = detail.evidence.filter((evidence) => evidence.axis === axis).sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  if (cues.length === 0) return null;
  return (
    <ul class="cues">
      {cues.map((cue) => (
        <li key={`${cue.start} ${cue.end} ${cue.cue}`}>
          {cue.end > cue.start && <q class={`ev ev-${axis}`}>{detail.fullText.slice(cue.start, cue.end)}</q>} <span>{cue.cue}</span>
        </li>
      ))}
    </ul>
  );
}

/** Which reader said what, where the second one was asked. */
function SecondRead({ explanation }: { explanation: Explanation }) {
  const { second, axis } = explanation;
  if (!second) return null;
  return (
    <p class="second-read">
      The reader read “{labelWord(axis, second.first.label)}” and was {sureness(second.first.p)} sure; {second.model} reads “
      {labelWord(axis, second.label)}”
      {second.quotes.map((quote) => (
        <>
          {" "}
          <q key={quote}>{quote}</q>
        </>
      ))}
      .
    </p>
  );
}

function Corrected({ path, explanation, changed }: { path: string; explanation: Explanation; changed: Changed }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const correction = explanation.corrected;
  if (!correction) return null;
  const undo = async () => {
    try {
      changed(
        await request<DocumentDetail>(`${path}/corrections/${encodeURIComponent(correction.correction)}`, { method: "DELETE" }),
        explanation.axis,
      );
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <p class="corrected">
      {correction.from === explanation.label ? (
        <>
          Labelled by <b>{correction.by}</b>, {instant(correction.at)}, as it was read.{" "}
        </>
      ) : (
        <>
          Corrected by <b>{correction.by}</b>, {instant(correction.at)}; it was read as “{labelWord(explanation.axis, correction.from)}”.{" "}
        </>
      )}
      <button type="button" class="link-button" onClick={undo}>
        Undo
      </button>
      {problem && <span role="alert"> {problem.detail}</span>}
    </p>
  );
}

function Item({
  path,
  detail,
  explanation,
  active,
  changed,
}: {
  path: string;
  detail: DocumentDetail;
  explanation: Explanation;
  active: Signal<string | null>;
  changed: Changed;
}) {
  const [correcting, setCorrecting] = useState(false);
  const { axis, label, p } = explanation;
  const name = axisNames[axis] ?? axis;
  return (
    <li
      class={`explanation ${active.value === axis ? "explanation-active" : ""}`}
      id={`axis-${axis}`}
      onMouseEnter={() => {
        active.value = axis;
      }}
      onMouseLeave={() => {
        active.value = null;
      }}
      onFocusCapture={() => {
        active.value = axis;
      }}
    >
      <h3>
        <span class={`axis-line ev ev-${axis}`} title={axisQuestions[axis]}>
          {name}
        </span>
        <span class="axis-label">
          {axis === "horizon" && <HorizonLine horizon={label} />} {labelWord(axis, label)}
        </span>
        {explanation.corrected ? (
          <span class="axis-sure">by hand</span>
        ) : explanation.second ? (
          <span class="axis-sure">second reader</span>
        ) : (
          <span class="axis-sure">
            <span class="sure-meter" aria-hidden="true">
              <span style={{ width: `${Math.round(p * 100)}%` }} />
            </span>
            {sureness(p)}
            <span class="unseen"> probable</span>
          </span>
        )}
      </h3>
      <p class="explanation-sentence">{explanation.sentence}</p>
      <Cues detail={detail} axis={axis} />
      <SecondRead explanation={explanation} />
      <Corrected path={path} explanation={explanation} changed={changed} />
      {correcting ? (
        <CorrectLabel
          path={path}
          explanation={explanation}
          done={(next) => {
            setCorrecting(false);
            changed(next, axis);
          }}
          cancel={() => setCorrecting(false)}
        />
      ) : (
        explanation.choices.length > 0 && (
          <button type="button" class="link-button correct-button" onClick={() => setCorrecting(true)}>
            Correct<span class="unseen"> {name}</span>
          </button>
        )
      )}
    </li>
  );
}

/** Each label in words, how sure it is, what decided it, and the means to set it right. */
export function Explanations(props: { path: string; detail: DocumentDetail; active: Signal<string | null>; changed: Changed }) {
  return (
    <ol class="explanations">
      {props.detail.explanations.map((explanation) => (
        <Item key={explanation.axis} explanation={explanation} {...props} />
      ))}
    </ol>
  );
}
