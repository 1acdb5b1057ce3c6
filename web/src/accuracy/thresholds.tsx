import { useEffect, useState } from "preact/hooks";
import { forgetAll, keep } from "../answers.js";
import { problemOf, request } from "../api.js";
import type { Accuracy, Problem, Threshold } from "../api-types.js";
import { forgetPages } from "../documents/pages.js";
import { documentsHref } from "../filter.js";
import { count, percent } from "../numbers.js";
import { axisNames } from "../words.js";
import { accuracyPath } from "./path.js";

type Chosen = Record<string, number>;

const steps = 100;
const chosenOf = (axes: Threshold[]): Chosen =>
  Object.fromEntries(axes.map(({ axis, threshold }) => [axis, Math.round(threshold * steps)]));

/** A slider an axis with what it would change; nothing changes before it is saved. */
export function Thresholds({ thresholds }: { thresholds: Accuracy["thresholds"] }) {
  const [chosen, setChosen] = useState<Chosen>(() => chosenOf(thresholds.axes));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => setChosen(chosenOf(thresholds.axes)), [JSON.stringify(chosenOf(thresholds.axes))]);
  const isChanged = thresholds.axes.some(({ axis, threshold }) => chosen[axis] !== Math.round(threshold * steps));

  const save = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    setSaid("");
    try {
      const values = Object.fromEntries(Object.entries(chosen).map(([axis, value]) => [axis, value / steps]));
      const answer = await request<Accuracy>("/api/accuracy/thresholds", { method: "PUT", body: { thresholds: values } });
      forgetAll([accuracyPath]);
      forgetPages();
      keep(accuracyPath, answer);
      setSaid(`Saved to ${thresholds.file}; the documents are read again.`);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form class="thresholds" onSubmit={save}>
      {thresholds.axes.map((axis) => (
        <Row
          key={axis.axis}
          threshold={axis}
          value={chosen[axis.axis] ?? 0}
          set={(value) => setChosen({ ...chosen, [axis.axis]: value })}
        />
      ))}
      {problem && (
        <p class="warning" role="alert">
          {problem.title}. {problem.detail}
        </p>
      )}
      <p class="thresholds-buttons">
        <button type="submit" class="button" disabled={!isChanged || busy || !thresholds.saved}>
          {busy ? "Saving and reading again" : `Save to ${thresholds.file}`}
        </button>
        {isChanged && (
          <button type="button" class="link-button" onClick={() => setChosen(chosenOf(thresholds.axes))}>
            Leave them
          </button>
        )}
        <span class="quiet" role="status">
          {said}
          {!thresholds.saved && "The sample's settings are fixed: here you can look, and save in a workspace of your own (landfall init)."}
        </span>
      </p>
    </form>
  );
}

function Row({ threshold, value, set }: { threshold: Threshold; value: number; set: (value: number) => void }) {
  const { axis, read, under } = threshold;
  const name = axisNames[axis] ?? axis;
  const would = under[value] ?? 0;
  const now = under[Math.round(threshold.threshold * steps)] ?? 0;
  const filter = { ...threshold.filter, probability: `${axis}:0-${value / steps}` };
  return (
    <div class="threshold">
      <label for={`threshold-${axis}`}>{name}</label>
      <span class="threshold-range">
        <Doubt under={under} read={read} />
        <input
          id={`threshold-${axis}`}
          type="range"
          min="0"
          max="100"
          step="1"
          value={value}
          aria-valuetext={`${value} %, ${count(would)} documents unclear`}
          onInput={(event) => set(Number(event.currentTarget.value))}
        />
      </span>
      <input
        class="threshold-number"
        type="number"
        min="0"
        max="100"
        step="1"
        value={value}
        aria-label={`${name}, least probability in percent`}
        onInput={(event) => {
          const typed = Number(event.currentTarget.value);
          if (Number.isInteger(typed) && typed >= 0 && typed <= steps) set(typed);
        }}
      />
      <span class="threshold-said">
        {value === 0 ? (
          "always told"
        ) : (
          <>
            <a class="door" href={documentsHref(filter)}>
              {count(would)}
              <span class="unseen"> documents whose {axis} is less probable than that</span>
            </a>{" "}
            of {count(read)} unclear{read > 0 && ` (${percent(would / read)})`}
          </>
        )}
        {would !== now && <b>{would > now ? ` +${count(would - now)}` : ` −${count(now - would)}`}</b>}
      </span>
    </div>
  );
}

/** How sure the labels are: each bar one hundredth of the scale, as high as its share of documents. */
function Doubt({ under, read }: { under: number[]; read: number }) {
  if (read === 0) return null;
  const counts = under.slice(1).map((value, i) => value - (under[i] ?? 0));
  const most = Math.max(1, ...counts);
  return (
    <svg class="doubt" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {counts.map((value, i) =>
        value > 0 ? <rect key={i} x={i} y={20 - (value / most) * 20} width="0.8" height={(value / most) * 20} /> : null,
      )}
    </svg>
  );
}
