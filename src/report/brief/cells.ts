import { rateOf } from "../../core/rate.js";
import { type DocumentFilter, type Door, type OpenRate, type WaterfallStep, waterfallSteps } from "../answers.js";
import type { ReportContext } from "../context.js";
import { factsTable, filterSql } from "../filter.js";
import type { Period } from "../period.js";

/** How many documents of a brand stand in one combination of labels: everything that the standings count. */
export interface Cell {
  brand: string;
  taken_out: string;
  voice: string;
  level: string;
  horizon: string;
  experience: string;
  n: number;
}

/** Counts the documents of a period once for each workspace brand that they mention. */
export async function countCells(context: ReportContext, period: Period): Promise<Cell[]> {
  const { where, parameters } = filterSql({ from: period.from, to: period.to }, context.generation);
  return context.store.query<Cell>(
    `SELECT brand, taken_out, voice, level, horizon, experience, count() AS n
     FROM (SELECT arrayJoin(f.brands) AS brand, f.taken_out AS taken_out, f.voice AS voice, f.level AS level, f.horizon AS horizon, f.experience AS experience
           FROM ${factsTable} WHERE ${where} AND f.level != 'none')
     WHERE brand IN {brands:Array(String)}
     GROUP BY ALL ORDER BY ALL`,
    { ...parameters, brands: context.brands.map((brand) => brand.id) },
  );
}

/** True where a document that `taken_out` took out is still there after `step`. */
export function isLeft(takenOut: string, step: WaterfallStep): boolean {
  return takenOut === "" || waterfallSteps.indexOf(takenOut as WaterfallStep) > waterfallSteps.indexOf(step);
}

/** How many of the cells pass a test. */
export function sum(cells: Cell[], test: (cell: Cell) => boolean = () => true): number {
  let total = 0;
  for (const cell of cells) if (test(cell)) total += cell.n;
  return total;
}

/** A number with the filter that opens it. */
export function door(count: number, filter: DocumentFilter): Door {
  return { count, filter };
}

/** A rate whose count and base both open. */
export function openRate(count: number, filter: DocumentFilter, n: number, baseFilter: DocumentFilter): OpenRate {
  return { ...rateOf(count, n), filter, baseFilter };
}
