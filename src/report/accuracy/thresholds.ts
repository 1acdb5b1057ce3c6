import { type Axis, axes } from "../../core/reading.js";
import type { ReportContext } from "../context.js";
import type { Threshold } from "./answers.js";
import { standingLabels } from "./labelled-filter.js";

/** Steps between 0 and 1 at which a threshold is set. */
const steps = 100;

/** How many documents each axis would leave unclear at every threshold: those read with less, whose label no person has given. */
export async function thresholdsOf({ store, config, generation }: ReportContext): Promise<Threshold[]> {
  const rows = await store.query<{ axis: Axis; under: number[]; read: number }>(
    axes
      .map((axis) => {
        const asked = axis === "horizon" ? "AND horizon != ''" : "";
        const counts = `arrayMap(i -> arrayCount(p -> p < i / ${steps}, ps), range(${steps + 1}))`;
        return `SELECT '${axis}' AS axis, ${counts} AS under, length(ps) AS read FROM (
          SELECT groupArray(toFloat64(${axis}_p)) AS ps FROM readings FINAL
          WHERE id IN (SELECT id FROM facts FINAL WHERE generation = {generation:String}) ${asked}
            AND id NOT IN (SELECT id FROM (${standingLabels}) WHERE axis = '${axis}'))`;
      })
      .join(" UNION ALL "),
    { generation },
  );
  return axes.map((axis) => {
    const row = rows.find((one) => one.axis === axis);
    const threshold = config.reading.thresholds[axis] ?? 0;
    const under = row?.under ?? new Array<number>(steps + 1).fill(0);
    return {
      axis,
      threshold,
      read: row?.read ?? 0,
      under,
      filter: { probability: `${axis}:0-${threshold}`, labelled: `!${axis}`, undated: "include" },
    };
  });
}
