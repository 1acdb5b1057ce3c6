import { nameKey } from "../../src/catalogue/name-key.js";
import { dayRangeOf } from "../../src/catalogue/precise-date.js";
import type { Model } from "./merge-models.js";
import { modelNameOf } from "./model-name.js";
import { readPrices } from "./scrape-row.js";

/** The launch price of a model's cheapest version in one market. */
export interface Price {
  model: Model;
  market: string;
  currency: string;
  amount: number;
}

/** Units of each currency to a US dollar, 2015 to 2025, to one figure: only to see which prices of a row cannot be. */
const unitsPerDollar: Record<string, number> = { USD: 1, INR: 80, CNY: 7, AED: 3.7, PKR: 250 };
/** A price this many times off the row's median is a typing error: taxes and duties alone reach a factor of two. */
const maximumFactor = 3;
/** A price list's year may be the year after the announcement (a December launch), not another. */
const maximumYearsApart = 1;

/** Launch prices of models that another source knows too; of several storage sizes the cheapest. */
export function addPrices(data: string, models: Model[], report: string[]): Price[] {
  const byName = new Map<string, Model[]>();
  for (const model of models) {
    for (const name of [model.name, ...model.aliases]) {
      const key = `${model.brand} ${nameKey(name)}`;
      byName.set(key, [...(byName.get(key) ?? []), model]);
    }
  }
  const cheapest = new Map<string, Price>();
  let typing = 0;
  let unmatched = 0;
  for (const row of readPrices(data)) {
    const parsed = modelNameOf(row.brand, row.model);
    const year = dayRangeOf(row.year)?.first.slice(0, 4);
    if (!year || year > "2025") {
      typing++;
      continue;
    }
    const model = (byName.get(`${parsed?.brand} ${nameKey(parsed?.name ?? "")}`) ?? []).find((candidate) =>
      candidate.facts.some((fact) => Math.abs(Number(fact.date.slice(0, 4)) - Number(year)) <= maximumYearsApart),
    );
    if (!model) {
      unmatched++;
      continue;
    }
    const dollars = row.prices.map((price) => price.amount / unitsPerDollar[price.currency]).sort((a, b) => a - b);
    const median = dollars[Math.floor(dollars.length / 2)];
    for (const { market, currency, amount } of row.prices) {
      const factor = amount / unitsPerDollar[currency] / median;
      if (factor > maximumFactor || factor < 1 / maximumFactor) {
        typing++;
        continue;
      }
      const key = `${models.indexOf(model)} ${market}`;
      const known = cheapest.get(key);
      if (!known || amount < known.amount) cheapest.set(key, { model, market, currency, amount });
    }
  }
  report.push(
    `${typing} prices or years left out as typing errors; ${unmatched} price rows of models that no other source knows in that year`,
  );
  return [...cheapest.values()].sort((a, b) => models.indexOf(a.model) - models.indexOf(b.model) || (a.market < b.market ? -1 : 1));
}
