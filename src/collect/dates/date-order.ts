/** Which of day and month stands first in an all-digit date with the year last: `mdy` 6/24/2016, `dmy` 24/6/2016. Year-first dates are never in doubt. */
export type DateOrder = "mdy" | "dmy";

/** How a column's order was found. */
export interface DateOrderDecision {
  order: DateOrder;
  /** `decided` by days above 12; `assumed` where none is (or both orders occur); `irrelevant` where no date is written so. */
  basis: "decided" | "assumed" | "irrelevant";
  /** One sentence for a person. */
  reason: string;
}

const ambiguousDate = /^\D{0,12}(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;

/** The order of day and month in a column, from a sample of its values: a first number above 12 is a day, so is a second. */
export function decideDateOrder(values: Iterable<unknown>): DateOrderDecision {
  let monthFirst = 0;
  let dayFirst = 0;
  let open = 0;
  let dotted = 0;
  for (const value of values) {
    if (typeof value !== "string" || value.length > 64) continue;
    const match = ambiguousDate.exec(value);
    if (!match) continue;
    const first = Number(match[1]);
    const second = Number(match[3]);
    if (first > 12 && second <= 12) dayFirst++;
    else if (second > 12 && first <= 12) monthFirst++;
    else {
      open++;
      if (match[2] === ".") dotted++;
    }
  }
  if (monthFirst + dayFirst + open === 0)
    return { order: "mdy", basis: "irrelevant", reason: "no date is written as day and month numbers with the year last" };
  if (monthFirst > 0 && dayFirst === 0) {
    return {
      order: "mdy",
      basis: "decided",
      reason: `month first: the second number is above 12 in ${monthFirst} sampled dates, the first in none`,
    };
  }
  if (dayFirst > 0 && monthFirst === 0) {
    return {
      order: "dmy",
      basis: "decided",
      reason: `day first: the first number is above 12 in ${dayFirst} sampled dates, the second in none`,
    };
  }
  if (dayFirst > 0 && monthFirst > 0) {
    const order = dayFirst > monthFirst ? "dmy" : "mdy";
    return {
      order,
      basis: "assumed",
      reason: `both orders occur (${monthFirst} month first, ${dayFirst} day first); ${order} is assumed: say --date-order`,
    };
  }
  // A dot is written between day and month only where the day comes first (DIN 1355, GOST, and others).
  if (dotted === open)
    return { order: "dmy", basis: "assumed", reason: "no number is above 12; dots suggest day first, which is assumed: say --date-order" };
  return { order: "mdy", basis: "assumed", reason: "no number is above 12 in the sampled dates; month first is assumed: say --date-order" };
}
