import type { ReaderCard as Card } from "../api-types.js";
import { NumberHead } from "../marks/number-head.js";
import { count } from "../numbers.js";
import { axisQuestions, labelWord } from "../words.js";
import { AxisTable } from "./axis-table.js";
import { ScoreBar, ScoreFigures, score } from "./figures.js";

type AxisOfCard = Card["axes"][number];

const unseenWay = "leave one source out";
const knownWay = "known sources";

/** What training measured, an axis a row; each opens into its labels and sources. */
export function ReaderCard({ card, name }: { card: Card; name: string }) {
  return (
    <>
      <p class="section-reading">{readingOf(card)}</p>
      <AxisTable
        label="The reader by axis"
        axes={card.axes}
        columns={6}
        titles={axisQuestions}
        heads={
          <>
            <th scope="col" class="card-plot">
              <span>0</span>
              <span>macro-F1</span>
              <span>1</span>
            </th>
            <th scope="col">On sources never seen</th>
            <th scope="col">On known sources</th>
            <NumberHead>Two people</NumberHead>
            <NumberHead>Calibration error</NumberHead>
          </>
        }
        cells={(axis) => <AxisCells axis={axis} />}
        detail={(axis) => (axis.labels.length + axis.sources.length > 0 ? <AxisDetail axis={axis} /> : null)}
      />
      {card.firstHand.length > 0 && <p class="card-first-hand">{firstHandReading(card)}</p>}
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

const wayWords: Record<string, string> = { [unseenWay]: "on sources never seen", [knownWay]: "on known sources" };

function firstHandReading({ firstHand }: Card): string {
  const ways = firstHand.map(
    ({ way, recall, precision }) => `${score(precision)} ${wayWords[way] ?? way} (at a recall of ${score(recall)})`,
  );
  return `First-hand claimed / specific, precision: ${ways.join(", ")}. Precision: of those read so, right; recall: of those that are so, found.`;
}

function AxisCells({ axis }: { axis: AxisOfCard }) {
  const unseen = axis.ways.find(({ name }) => name === unseenWay);
  const known = axis.ways.find(({ name }) => name === knownWay);
  const estimate = (way: AxisOfCard["ways"][number]) => ({ value: way.macroF1, low: way.low, high: way.high });
  return (
    <>
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
              <NumberHead>Precision</NumberHead>
              <NumberHead>Recall</NumberHead>
              <NumberHead>F1</NumberHead>
              <NumberHead>Documents</NumberHead>
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
              <NumberHead>Macro-F1</NumberHead>
              <NumberHead>Documents</NumberHead>
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
