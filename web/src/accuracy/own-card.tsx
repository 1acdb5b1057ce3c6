import type { OwnCard as Card, OwnAxis } from "../api-types.js";
import { DoorNumber } from "../marks/door.js";
import { Interval, RateFigures } from "../marks/interval.js";
import { NumberHead } from "../marks/number-head.js";
import { count, percent } from "../numbers.js";
import { Empty } from "../states/empty.js";
import { axisNames, labelWord } from "../words.js";
import { AxisTable } from "./axis-table.js";
import { ScoreFigures } from "./figures.js";
import { Reliability } from "./reliability.js";

const originWords: Record<string, string> = {
  random: "drawn at random",
  uncertain: "because the reader was unsure",
  disagreement: "because two readings differed",
  drawer: "set right in the drawer",
  import: "taken from a file",
};

/** How right the reader is on what the workspace's own people said. */
export function OwnCard({ own }: { own: Card }) {
  if (own.documents.count === 0) {
    return (
      <Empty title="No label of your own yet.">
        <p>
          Label documents <a href="#next-title">below</a> with the keys 1 to 5, or in the terminal:
        </p>
        <pre>landfall label</pre>
      </Empty>
    );
  }
  return (
    <>
      <p class="own-drawn">
        <DoorNumber door={own.documents} of="labelled by hand" unit={["document labelled", "documents labelled"]} />
        {own.drawn.map(({ origin, documents }) => (
          <span key={origin}>
            <DoorNumber door={documents} of={originWords[origin] ?? origin} /> {originWords[origin] ?? origin}
          </span>
        ))}
        {own.people.map(({ by, labels }) => (
          <span key={by}>
            {by}: {count(labels)} labels
          </span>
        ))}
      </p>
      <AxisTable
        label="Your labels by axis"
        axes={own.axes}
        columns={7}
        heads={
          <>
            <NumberHead>Labelled</NumberHead>
            <th scope="col" class="card-plot">
              <span>0 %</span>
              <span>read right</span>
              <span>100 %</span>
            </th>
            <th scope="col">Read right</th>
            <th scope="col">Macro-F1</th>
            <th scope="col">Calibration error</th>
            <NumberHead>Unclear</NumberHead>
          </>
        }
        cells={(axis) => <AxisCells axis={axis} need={own.need} />}
        detail={(axis) => <AxisDetail axis={axis} />}
      />
      <p class="figure-foot">
        <span>
          Intervals are 95 %. Under {own.need} labels an axis has insufficient data. The calibration error is how far the probability that
          is said is from the share that is right.
        </span>
        <span>
          In the terminal: <code>landfall eval</code>. Take the labels along:{" "}
          <a href="/api/labels.jsonl" download>
            labels.jsonl
          </a>
          .
        </span>
      </p>
    </>
  );
}

function AxisCells({ axis, need }: { axis: OwnAxis; need: number }) {
  const name = axisNames[axis.axis] ?? axis.axis;
  return (
    <>
      <td class="number">
        <DoorNumber door={axis.documents} of={`labelled on ${axis.axis}`} />
      </td>
      <td class="card-plot">
        <Interval rate={axis.accuracy} emphasis />
      </td>
      <td>
        <RateFigures rate={axis.accuracy} of={`${name} read right`} base={`labelled on ${axis.axis}`} />
      </td>
      <td>{axis.sufficient ? <ScoreFigures estimate={axis.macroF1} /> : <TooFew have={axis.documents.count} need={need} />}</td>
      <td>{axis.sufficient && axis.calibrationError ? <ScoreFigures estimate={axis.calibrationError} /> : ""}</td>
      <td class="number">
        <DoorNumber door={axis.withheld} of={`${name} left unclear`} />
      </td>
    </>
  );
}

function TooFew({ have, need }: { have: number; need: number }) {
  return (
    <span class="too-few">
      insufficient data ({count(have)} of {count(need)})
    </span>
  );
}

function AxisDetail({ axis }: { axis: OwnAxis }) {
  return (
    <div class="card-parts">
      <table class="ledger">
        <caption>By label</caption>
        <thead>
          <tr>
            <th scope="col">Label</th>
            <th scope="col">Precision: of those read so, right</th>
            <th scope="col">Recall: of those that are so, found</th>
          </tr>
        </thead>
        <tbody>
          {axis.labels.map((label) => (
            <tr key={label.label}>
              <th scope="row">{labelWord(axis.axis, label.label)}</th>
              <td>
                <RateFigures rate={label.precision} of={`${label.label}, read and right`} base={`read as ${label.label}`} />
              </td>
              <td>
                <RateFigures rate={label.recall} of={`${label.label}, found`} base={`labelled ${label.label}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table class="ledger confusion">
        <caption>What was read (across) for what is right (down)</caption>
        <thead>
          <tr>
            <td />
            {axis.confusion.labels.map((label) => (
              <th key={label} scope="col" class="number">
                {label === "withheld" ? "unclear" : label.replace("_", " ")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {axis.confusion.rows.map((row) => (
            <tr key={row.right}>
              <th scope="row">{row.right.replace("_", " ")}</th>
              {row.cells.map((cell, column) => {
                const read = axis.confusion.labels[column];
                const isRight = read === row.right;
                return (
                  <td key={read} class={`number ${isRight ? "confusion-right" : cell.count > 0 ? "confusion-wrong" : ""}`}>
                    <DoorNumber door={cell} of={`${row.right} read as ${read}`} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {axis.bins.length > 0 && <Reliability axis={axis} />}
      {axis.sources.length > 1 && (
        <table class="ledger">
          <caption>By source</caption>
          <tbody>
            {axis.sources.map((source) => (
              <tr key={source.source}>
                <th scope="row">{source.source}</th>
                <td class="number">
                  <DoorNumber door={source.documents} of={`labelled on ${axis.axis}, from ${source.source}`} />
                </td>
                <td>
                  {source.accuracy.sufficient ? `${percent(source.accuracy.rate)} read right` : <span class="too-few">too few to say</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
