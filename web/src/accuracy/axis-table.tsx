import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { ScrollRegion } from "../marks/scroll-region.js";
import { axisNames } from "../words.js";

interface Columns<A> {
  /** The columns beside the axis's name. */
  heads: ComponentChildren;
  cells: (axis: A) => ComponentChildren;
  /** How many columns there are, the name's counted. */
  columns: number;
  /** What stands below an axis that is opened; null where there is nothing to open. */
  detail: (axis: A) => ComponentChildren | null;
  /** What the mouse is told of an axis. */
  titles?: Record<string, string>;
}

/** A card, an axis a row, of which one at a time is open. */
export function AxisTable<A extends { axis: string }>({ label, axes, ...columns }: { label: string; axes: readonly A[] } & Columns<A>) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <ScrollRegion label={label}>
      <table class="ledger card-table">
        <thead>
          <tr>
            <th scope="col">Axis</th>
            {columns.heads}
          </tr>
        </thead>
        <tbody>
          {axes.map((axis) => (
            <AxisRow
              key={axis.axis}
              axis={axis}
              isOpen={open === axis.axis}
              toggle={() => setOpen(open === axis.axis ? null : axis.axis)}
              {...columns}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function AxisRow<A extends { axis: string }>({
  axis,
  isOpen,
  toggle,
  cells,
  columns,
  detail,
  titles,
}: { axis: A; isOpen: boolean; toggle: () => void } & Columns<A>) {
  const name = axisNames[axis.axis] ?? axis.axis;
  const below = detail(axis);
  return (
    <>
      <tr>
        <th scope="row">
          {below === null ? (
            name
          ) : (
            <button type="button" class="link-button" aria-expanded={isOpen} onClick={toggle} title={titles?.[axis.axis]}>
              {name}
            </button>
          )}
        </th>
        {cells(axis)}
      </tr>
      {isOpen && (
        <tr class="card-detail">
          <td colSpan={columns}>{below}</td>
        </tr>
      )}
    </>
  );
}
