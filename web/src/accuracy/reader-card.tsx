import { useState } from "preact/hooks";
import type { ReaderCard as Card } from "../api-types.js";
import { ScrollRegion } from "../marks/scroll-region.js";
import { count } from "../numbers.js";
import { axisNames, axisQuestions, labelWord } from "../words.js";
import { ScoreBar, ScoreFigures, score } from "./figures.js";

type AxisOfCard = Card["axes"][number];

const unseenWay = "leave one source out";
const knownWay = "known sources";

/** What training measured, an axis a row; each opens into its labels and sources. */
export function ReaderCard({ card, name }: { card: Card; name: string }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <p class="section-reading">{readingOf(card)}</p>
      <ScrollRegion label="The reader by axis">
        <table class="ledger card-table">
          <thead>
            <tr>
              <th scope="col">Axis</th>
              <th scope="col" class="card-plot">
                <span>0</span>
                <span>macro-F1</span>
                <span>1</span>
              </th>
              <th scope="col">On sources never seen</th>
              <th scope="col">On known sources</th>
              <th scope="col" class="number">
                Two people
              </th>
              <th scope="col" class="number">
                Calibration error
              </th>
            </tr>
          </thead>
          <tbody>
            {card.axes.map((axis) => (
              <AxisRow
                key={axis.axis}
                axis={axis}
                isOpen={open === axis.axis}
                toggle={() => setOpen(open === axis.axis ? null : axis.axis)}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p class="figure-foot">
        <span>
          Macro-F1 is the mean, over an axis's labels, of how well each is found; 1 is perfect. Upper bar: sources never seen; lower, pale
          bar: known sources; stroke: what one person reaches against another.
        </span>
        <span>{card.measured}.</span>
        <span>
          Reads here as <code>{name}</code>.
        </span>
      </p>
    </>
  );
}

function readingOf({ axes }: Card): string {
  const scored = axes.flatMap(({ axis, ways, agreement }) => {
    const way = ways.find(({ name }) => name === unseenWay);
    return way && axis !== "voice" ? [{ axis, value: way.macroF1, agreement }] : [];
  });
  if (scored.length === 0) return "The shipped reader has no card.";
  const sorted = [...scored].sort((a, b) => b.value - a.value);
  const best = sorted[0];
  const worst = sorted[sorted.length - 1];
  return `It reads ${best.axis} best (${score(best.value)} on sources it has never seen) and ${worst.axis} worst (${score(worst.value)}); two people agree at ${score(Math.min(...scored.map(({ agreement }) => agreement ?? 1)))} or better.`;
}

function AxisRow({ axis, isOpen, toggle }: { axis: AxisOfCard; isOpen: boolean; toggle: () => void }) {
  const unseen = axis.ways.find(({ name }) => name === unseenWay);
  const known = axis.ways.find(({ name }) => name === knownWay);
  const estimate = (way: AxisOfCard["ways"][number]) => ({ value: way.macroF1, low: way.low, high: way.high });
  const opens = axis.labels.length + axis.sources.length > 0;
  const name = axisNames[axis.axis] ?? axis.axis;
  return (
    <>
      <tr>
        <th scope="row">
          {opens ? (
            <button type="button" class="link-button" aria-expanded={isOpen} onClick={toggle} title={axisQuestions[axis.axis]}>
              {name}
            </button>
          ) : (
            name
          )}
        </th>
        <td class="card-plot">
          <span class="card-bars">
            {unseen && <ScoreBar estimate={estimate(unseen)} emphasis />}
            {known && <ScoreBar estimate={estimate(known)} ghost />}
            {axis.agreement !== null && <span class="card-people" style={{ left: `${axis.agreement * 100}%` }} aria-hidden="true" />}
          </span>
        </td>
        <td>{unseen ? <ScoreFigures estimate={estimate(unseen)} /> : "not measured"}</td>
        <td>{known ? <ScoreFigures estimate={estimate(known)} /> : "not measured"}</td>
        <td class="number">{axis.agreement === null ? "" : score(axis.agreement)}</td>
        <td class="number">{unseen?.calibrationError == null ? "" : score(unseen.calibrationError)}</td>
      </tr>
      {isOpen && (
        <tr class="card-detail">
          <td colSpan={6}>
            <AxisDetail axis={axis} />
          </td>
        </tr>
      )}
    </>
  );
}

const orBlank = (value: number | null) => (value === null ? "not told" : score(value));

function AxisDetail({ axis }: { axis: AxisOfCard }) {
  return (
    <div class="card-parts">
      {axis.labels.length > 0 && (
        <table class="ledger">
          <caption>By label, on sources never seen</caption>
          <thead>
            <tr>
              <th scope="col">Label</th>
              <th scope="col" class="number">
                Precision
              </th>
              <th scope="col" class="number">
                Recall
              </th>
              <th scope="col" class="number">
                F1
              </th>
              <th scope="col" class="number">
                Documents
              </th>
            </tr>
          </thead>
          <tbody>
            {axis.labels.map((label) => (
              <tr key={label.label}>
                <th scope="row">{labelWord(axis.axis, label.label)}</th>
                <td class="number">{orBlank(label.precision)}</td>
                <td class="number">{orBlank(label.recall)}</td>
                <td class="number">{score(label.f1)}</td>
                <td class="number">{label.support === null ? "not told" : count(label.support)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {axis.sources.length > 0 && (
        <table class="ledger">
          <caption>By source, each read by weights that never saw it</caption>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col" class="number">
                Macro-F1
              </th>
              <th scope="col" class="number">
                Documents
              </th>
            </tr>
          </thead>
          <tbody>
            {axis.sources.map((source) => (
              <tr key={source.source}>
                <th scope="row">{source.source}</th>
                <td class="number">{score(source.macroF1)}</td>
                <td class="number">{count(source.documents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
