import type { DocumentLine } from "../../core/document.js";
import type { Claim, Mention } from "../../core/reading.js";
import { type Tokens, tokenFlag } from "../tokens.js";
import { readAmounts } from "./amounts.js";
import { dayOfInstant } from "./calendar.js";
import { readChineseSpecifications } from "./chinese-specifications.js";
import { cue, cueBits } from "./cues.js";
import { isoInterval, readLaunchDates } from "./launch-date.js";
import { marketsIn } from "./markets.js";
import { namedSource } from "./named-source.js";
import { predicateOf, saysSomething } from "./predicate.js";
import { type Sentence, sentenceFrom } from "./sentence.js";
import { readSpecifications } from "./specifications.js";
import { isStatement, subjectOf } from "./statement.js";

/** No more claims are kept of one document. */
const maxClaims = 20;
/** Sentences longer than this are lists and spam, not statements. */
const maxSentenceTokens = 120;

/**
 * The checkable statements of a document about what is not official yet: launch dates, prices, markets, names and specifications.
 * Whether something is official is for the caller to know: a document that reads as announced makes no claim.
 * @param publishedMs the document's time in Unix milliseconds, null where unknown: relative dates then have no interval
 */
export function findClaims(_document: DocumentLine, tokens: Tokens, mentions: readonly Mention[], publishedMs: number | null): Claim[] {
  if (mentions.length === 0) return [];
  const claims: Claim[] = [];
  const day = publishedMs === null ? null : dayOfInstant(publishedMs);
  let mentionAt = 0;
  for (let from = 0; from < tokens.count && claims.length < maxClaims; ) {
    const sentence = sentenceFrom(tokens, from);
    from = sentence.to;
    if (
      !(sentence.bits & (cue.rumour | cue.possible | cue.future | cue.to | cue.sourced)) ||
      sentence.to - sentence.from > maxSentenceTokens
    )
      continue;
    const start = tokens.start[sentence.from];
    const end = tokens.end[sentence.to - 1];
    while (mentionAt < mentions.length && mentions[mentionAt].end <= start) mentionAt++;
    const inside: Mention[] = [];
    for (let m = mentionAt; m < mentions.length && mentions[m].start < end; m++) inside.push(mentions[m]);
    // A sentence without a name goes on about what the one before it named.
    const subject = subjectOf(tokens, sentence, inside) ?? (mentionAt > 0 ? mentions[mentionAt - 1] : undefined);
    if (!subject || !isStatement(tokens, sentence, inside)) continue;
    addClaims(claims, tokens, sentence, subject, inside, day);
  }
  return claims.slice(0, maxClaims);
}

function addClaims(
  claims: Claim[],
  tokens: Tokens,
  sentence: Sentence,
  subject: Mention,
  inside: readonly Mention[],
  day: number | null,
): void {
  const { from, to, bits } = sentence;
  const base = {
    product: subject.entity ?? subject.text,
    certainty: bits & (cue.rumour | cue.possible) || sentence.isQuestion ? ("hedged" as const) : ("stated" as const),
    by: namedSource(tokens, from, to),
  };
  const before = claims.length;
  const add = (attribute: Claim["attribute"], first: number, last: number, normalised: Claim["normalised"] = null) => {
    const start = tokens.start[first];
    const end = tokens.end[last - 1];
    claims.push({ ...base, attribute, value: tokens.text.slice(start, end).replace(/\s+/g, " "), start, end, normalised });
  };
  if (bits & (cue.launch | cue.dated)) {
    for (const date of readLaunchDates(tokens, from, to, day)) {
      if (!isInside(tokens, date.from, inside) && (bits & cue.launch || isDatedBefore(tokens, date.from, from)))
        add("launch date", date.from, date.to, isoInterval(date));
    }
    for (const market of marketsIn(tokens, from, to))
      add("market", market.from, market.to, market.code ? { from: market.code, to: market.code, unit: "market" } : null);
  }
  for (const amount of readAmounts(tokens, from, to))
    if (!isCut(tokens, amount.to)) add("price", amount.from, amount.to, { from: amount.low, to: amount.high, unit: amount.currency });
  for (const part of readSpecifications(tokens, from, to)) {
    if (!isInside(tokens, part.from, inside) || part.amount === null) {
      add("specification", part.from, part.to, part.amount && { from: part.amount.value, to: part.amount.value, unit: part.amount.unit });
    }
  }
  if (sentence.isChinese)
    for (const part of readChineseSpecifications(tokens, from, to))
      add("specification", part.from, part.to, part.amount && { from: part.amount.value, to: part.amount.value, unit: part.amount.unit });
  const phrase = predicateOf(tokens, sentence, subject, inside);
  if (phrase && claims.length === before && saysSomething(tokens, phrase)) add(phrase.attribute, phrase.from, phrase.to);
}

/** A day is the launch's where a word that sets one stands before it, so many tokens at most. */
const datedReach = 3;

function isDatedBefore(tokens: Tokens, at: number, from: number): boolean {
  for (let i = Math.max(from, at - datedReach); i < at; i++) if (cueBits(tokens.hash[i]) & cue.dated) return true;
  return false;
}

/** "Rs.2…": what follows was cut off, so that the number is not whole. */
function isCut(tokens: Tokens, at: number): boolean {
  return at < tokens.count && (tokens.flags[at] & tokenFlag.glued) !== 0 && tokens.text[tokens.start[at]] === "…";
}

function isInside(tokens: Tokens, i: number, mentions: readonly Mention[]): boolean {
  return mentions.some(({ start, end }) => tokens.start[i] >= start && tokens.end[i] <= end);
}
