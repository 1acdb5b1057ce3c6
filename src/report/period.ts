import { LandfallError } from "../core/errors.js";
import { dayMs } from "../core/time.js";
import type { ReportContext } from "./context.js";
import { factsTable, instantOf } from "./filter.js";

/** A stretch of whole days in UTC; `to` is the last day, inclusive. */
export interface Period {
  from: string;
  to: string;
  label: string;
  /** Why this period and no other. */
  why: string;
}

/** Without a period in the file or in the question, this many days that end with the newest document. */
const defaultDays = 28;

/**
 * The period that a question is about: as asked, else as the workspace says, else the last four weeks that hold documents.
 * @throws LandfallError USAGE where it ends before it begins
 */
export async function choosePeriod(context: ReportContext, asked: { from?: string; to?: string }): Promise<Period> {
  if (asked.from !== undefined || asked.to !== undefined) {
    const newest = asked.to ?? (await newestDay(context));
    const from = asked.from ?? dayOf(instantOf(newest, "from") - (defaultDays - 1) * dayMs);
    return makePeriod(from, newest, "as asked");
  }
  const { period } = context.config;
  if (period) return makePeriod(period.from, period.to, "set in landfall.toml");
  const newest = await newestDay(context);
  return makePeriod(
    dayOf(instantOf(newest, "from") - (defaultDays - 1) * dayMs),
    newest,
    `the last ${defaultDays} days that hold documents`,
  );
}

/** The period of the same length just before. */
export function periodBefore(period: Period): Period {
  const start = instantOf(period.from, "from");
  const length = instantOf(period.to, "to") - start;
  return makePeriod(dayOf(start - length), dayOf(start - dayMs), "the same length just before");
}

async function newestDay({ store, generation }: ReportContext): Promise<string> {
  const { newest } = await store.one<{ newest: number | null }>(
    `SELECT toUnixTimestamp64Milli(max(time_from)) AS newest FROM ${factsTable} WHERE f.generation = {generation:String}`,
    { generation },
  );
  return dayOf(newest || Date.now());
}

function makePeriod(from: string, to: string, why: string): Period {
  const first = instantOf(from, "from");
  const last = instantOf(to, "to");
  if (first >= last)
    throw new LandfallError("USAGE", `the period ends (${to}) before it begins (${from})`, { next: "swap --from and --to" });
  return { from, to, label: `${sayDay(first)} to ${sayDay(last - 1)}`, why };
}

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "7 September 2016". */
export function sayDay(instantMs: number): string {
  return dayFormat.format(instantMs);
}

/** The UTC day of an instant, `YYYY-MM-DD`. */
export function dayOf(instantMs: number): string {
  return new Date(instantMs).toISOString().slice(0, 10);
}
