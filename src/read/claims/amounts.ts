import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";

/** An amount of money in a text. */
export interface Amount {
  /** Tokens, `to` exclusive. */
  from: number;
  to: number;
  low: number | null;
  high: number | null;
  /** ISO 4217. */
  currency: string;
}

/** Signs and words before or after a number. "$" and "¥" stand for the currency that most texts mean by them. */
const currencies: Record<string, string> = {
  $: "USD",
  "£": "GBP",
  "€": "EUR",
  "¥": "CNY",
  "₹": "INR",
  rs: "INR",
  inr: "INR",
  usd: "USD",
  us$: "USD",
  eur: "EUR",
  gbp: "GBP",
  cny: "CNY",
  rmb: "CNY",
  yuan: "CNY",
  dollars: "USD",
  euros: "EUR",
  pounds: "GBP",
  rupees: "INR",
  元: "CNY",
  dólares: "USD",
};
const limits = new Map<string, "low" | "high">([
  ["under", "high"],
  ["below", "high"],
  ["less", "high"],
  ["sub", "high"],
  ["over", "low"],
  ["above", "low"],
  ["from", "low"],
  ["at", "low"],
  ["starting", "low"],
  ["menos", "high"],
  ["más", "low"],
  ["desde", "low"],
]);
/** "at" sets a lower limit only after "starting". */
const weakLimits = new Set(["at", "from"]);

function numberAt(tokens: Tokens, i: number): number | null {
  if (!(tokens.flags[i] & tokenFlag.hasDigit)) return null;
  const found = /^(\d{1,3}(?:,\d{2,3})+|\d{1,9})(\.\d{1,2})?(k)?$/i.exec(tokens.raw(i));
  if (!found) return null;
  const value = Number(found[1].replaceAll(",", "") + (found[2] ?? ""));
  return found[3] ? value * 1000 : value;
}

/** Amounts between two tokens, with the limit that words before them set ("under $400" has no lower end). */
export function readAmounts(tokens: Tokens, from: number, to: number): Amount[] {
  const found: Amount[] = [];
  for (let i = from; i < to; i++) {
    const value = numberAt(tokens, i);
    if (value === null) continue;
    let start = i;
    let end = i + 1;
    let currency: string | undefined;
    for (let before = i - 1; before >= from && before >= i - 2; before--) {
      const sign = tokens.raw(before).toLowerCase();
      if (sign === "." && before > from) continue;
      currency = currencies[sign];
      if (currency) start = before;
      break;
    }
    if (!currency && end < to) {
      currency = currencies[tokens.raw(end).toLowerCase()];
      if (currency) end++;
    }
    if (!currency || (end < to && isScale(tokens, end))) continue;
    const limit = limitBefore(tokens, start, from);
    if (limit) start = limit.at;
    let openEnd = limit?.side ?? null;
    if (end + 1 < to && tokens.kind[end] === tokenKind.word && tokens.lower(end) === "and" && tokens.lower(end + 1) === "up") {
      openEnd = "low";
      end += 2;
    } else if (end < to && tokens.raw(end) === "+") {
      openEnd = "low";
      end++;
    }
    found.push({ from: start, to: end, low: openEnd === "high" ? null : value, high: openEnd === "low" ? null : value, currency });
    i = end - 1;
  }
  return found;
}

/** Millions and billions are no prices of products. */
function isScale(tokens: Tokens, i: number): boolean {
  const word = tokens.lower(i);
  return word === "million" || word === "billion" || word === "m" || word === "bn" || word === "b" || word === "trillion";
}

function limitBefore(tokens: Tokens, start: number, from: number): { at: number; side: "low" | "high" } | null {
  let at = start - 1;
  if (at >= from && tokens.kind[at] === tokenKind.word && (tokens.lower(at) === "than" || tokens.lower(at) === "de")) at--;
  if (at < from || tokens.kind[at] !== tokenKind.word) return null;
  const word = tokens.lower(at);
  const side = limits.get(word);
  if (!side) return null;
  if (word === "from" && at > from && /^pric/.test(tokens.lower(at - 1))) return { at, side };
  if (weakLimits.has(word)) return at > from && /^(?:start|begin)/.test(tokens.lower(at - 1)) ? { at: at - 1, side } : null;
  return { at, side };
}
