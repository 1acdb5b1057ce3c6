import type { DocumentLine } from "../../core/document.js";
import type { Claim, Mention } from "../../core/reading.js";
import { hashOf, type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import { readAmounts } from "./amounts.js";
import { dayOfInstant } from "./calendar.js";
import { chineseFuture, chineseLaunch, chineseRumour, cue, cueBits, pairBits } from "./cues.js";
import { isoInterval, readLaunchDates } from "./launch-date.js";
import { marketAt } from "./markets.js";
import { namedSource } from "./named-source.js";
import { readSpecifications } from "./specifications.js";

/** No more claims are kept of one document. */
const maxClaims = 20;
/** What a product is said to have is quoted up to so many tokens. */
const maxPhraseTokens = 12;
/** A phrase of fewer tokens says nothing on its own. */
const minPhraseTokens = 2;
/** Sentences longer than this are lists and spam, not statements. */
const maxSentenceTokens = 120;

/** What the words of one sentence add up to. */
interface Sentence {
  from: number;
  to: number;
  bits: number;
  isQuestion: boolean;
}

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
    if (!(sentence.bits & (cue.rumour | cue.possible | cue.future | cue.to)) || sentence.to - sentence.from > maxSentenceTokens) continue;
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

function sentenceFrom(tokens: Tokens, from: number): Sentence {
  let bits = 0;
  let hasHan = false;
  let isQuestion = false;
  let i = from;
  for (; i < tokens.count; i++) {
    if (i > from && tokens.flags[i] & tokenFlag.lineStart) break;
    const kind = tokens.kind[i];
    if (kind === tokenKind.word) {
      if (tokens.flags[i] & tokenFlag.han) hasHan = true;
      else bits |= bitsAt(tokens, i, from);
    } else if (kind === tokenKind.punctuation && isSentenceEnd(tokens, i)) {
      isQuestion = tokens.text[tokens.start[i]] === "?";
      i++;
      break;
    }
  }
  const sentence = { from, to: Math.max(i, from + 1), bits, isQuestion };
  if (hasHan) sentence.bits |= chineseBits(tokens.text.slice(tokens.start[from], tokens.end[sentence.to - 1]));
  return sentence;
}

/** The bits of the word at `i`, alone and after the one before it. */
function bitsAt(tokens: Tokens, i: number, from: number): number {
  return cueBits(tokens.hash[i]) | (i > from ? pairBits(tokens.hash[i - 1], tokens.hash[i]) : 0);
}

function chineseBits(text: string): number {
  return (
    (chineseRumour.test(text) ? cue.rumour : 0) | (chineseFuture.test(text) ? cue.future : 0) | (chineseLaunch.test(text) ? cue.launch : 0)
  );
}

function isSentenceEnd(tokens: Tokens, i: number): boolean {
  const unit = tokens.text.charCodeAt(tokens.start[i]);
  if (unit === 0x21 || unit === 0x3f || unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === 0x7c) return true;
  if (unit !== 0x2e) return false;
  // "Sept. 4" and "Apple Inc. will" go on.
  const next = i + 1;
  return (
    next >= tokens.count ||
    (!(tokens.flags[next] & tokenFlag.glued) &&
      tokens.end[i - 1] - tokens.start[i - 1] > 4 &&
      (tokens.flags[next] & (tokenFlag.capitalised | tokenFlag.lineStart)) !== 0)
  );
}

const isProduct = ({ kind }: Mention) => kind === "product" || kind === "unlisted" || kind === "line";

/**
 * The product that a sentence is about: the first product before the word that makes it a claim, or after it where that word is a
 * rumour's ("Leaked: …"), else the first name.
 */
function subjectOf(tokens: Tokens, { from, to }: Sentence, mentions: readonly Mention[]): Mention | undefined {
  if (mentions.length < 2) return mentions[0];
  let turn = tokens.text.length;
  for (let i = from; i < to; i++) {
    if (!(cueBits(tokens.hash[i]) & (cue.possible | cue.future | cue.rumour | cue.to)) || tokens.start[i] < mentions[0].end) continue;
    turn = tokens.start[i];
    break;
  }
  return mentions.find((mention) => isProduct(mention) && mention.end <= turn) ?? mentions.find(isProduct) ?? mentions[0];
}

/** Wishes, questions for facts or advice, collections of rumours, what might have been and the writer's own plans are no claims. */
function isStatement(tokens: Tokens, sentence: Sentence, inside: readonly Mention[]): boolean {
  const { bits } = sentence;
  if (bits & cue.roundup || (sentence.isQuestion && startsAsking(tokens, sentence)) || isUnreal(tokens, sentence)) return false;
  if (bits & cue.rumour) return !(bits & cue.personal && (bits & cue.wish || !hasBareRumour(tokens, sentence)));
  if (bits & (cue.personal | cue.wish)) return false;
  if (bits & (cue.future | cue.possible)) return inside.length > 0;
  return inside.some((mention) => isHeadlineFuture(tokens, sentence, mention));
}

/** True where a word of rumour stands that is not one of plans: "I am planning to" is the writer's. */
function hasBareRumour(tokens: Tokens, { from, to }: Sentence): boolean {
  for (let i = from; i < to; i++) if ((cueBits(tokens.hash[i]) & (cue.rumour | cue.intent)) === cue.rumour) return true;
  return false;
}

/** "What features will it have?" asks for facts; "Will it be called X?" says something. */
function startsAsking(tokens: Tokens, { from, to }: Sentence): boolean {
  for (let i = from; i < to && i < from + 3; i++) if (cueBits(tokens.hash[i]) & cue.asking) return true;
  return false;
}

const would = hashOf("would");
const could = hashOf("could");
const have = hashOf("have");

/** "Would have hated", "could have fallen": nothing that will be. */
function isUnreal(tokens: Tokens, { from, to }: Sentence): boolean {
  for (let i = from; i + 2 < to; i++) {
    if (tokens.hash[i] !== would && tokens.hash[i] !== could) continue;
    if (tokens.hash[i + 1] === have && /(?:ed|en|been|had|won|made|sold)$/.test(tokens.lower(i + 2))) return true;
  }
  return false;
}

/** "Apple to open store": "to" and a verb soon after the name. */
function isHeadlineFuture(tokens: Tokens, sentence: Sentence, mention: Mention): boolean {
  for (let i = sentence.from; i + 1 < sentence.to; i++) {
    if (tokens.start[i] < mention.end) continue;
    if (tokens.start[i] - mention.end > 3) return false;
    return tokens.lower(i) === "to" && (cueBits(tokens.hash[i + 1]) & (cue.launch | cue.feature)) !== 0;
  }
  return false;
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
      if (!isInside(tokens, date.from, inside)) add("launch date", date.from, date.to, isoInterval(date));
    }
    const market = marketAt(tokens, from, to);
    if (market) add("market", market.from, market.to, market.code ? { from: market.code, to: market.code, unit: "market" } : null);
  }
  for (const amount of readAmounts(tokens, from, to))
    if (!isCut(tokens, amount.to)) add("price", amount.from, amount.to, { from: amount.low, to: amount.high, unit: amount.currency });
  for (const part of readSpecifications(tokens, from, to)) {
    if (!isInside(tokens, part.from, inside) || part.amount === null) {
      add("specification", part.from, part.to, part.amount && { from: part.amount.value, to: part.amount.value, unit: part.amount.unit });
    }
  }
  const phrase = predicateOf(tokens, sentence, subject);
  if (phrase && claims.length === before && saysSomething(tokens, phrase)) add(phrase.attribute, phrase.from, phrase.to);
}

/** "Rs.2…": what follows was cut off, so that the number is not whole. */
function isCut(tokens: Tokens, at: number): boolean {
  return at < tokens.count && (tokens.flags[at] & tokenFlag.glued) !== 0 && tokens.text[tokens.start[at]] === "…";
}

/** True where a phrase holds a word that says what is to come. */
function saysSomething(tokens: Tokens, { from, to }: Predicate): boolean {
  for (let i = from; i < to; i++) {
    const kind = tokens.kind[i];
    if ((kind === tokenKind.word || kind === tokenKind.hashtag) && !(cueBits(tokens.hash[i]) & cue.empty)) return true;
    if (kind === tokenKind.number) return true;
  }
  return false;
}

function isInside(tokens: Tokens, i: number, mentions: readonly Mention[]): boolean {
  return mentions.some(({ start, end }) => tokens.start[i] >= start && tokens.end[i] <= end);
}

/** A statement in words: its attribute and the tokens that say what. */
interface Predicate {
  attribute: Claim["attribute"];
  from: number;
  to: number;
}

/** What is said to happen, where no date, price or measure says it: the words after the verb, or after the word that makes it a rumour. */
function predicateOf(tokens: Tokens, { from, to, bits }: Sentence, subject: Mention): Predicate | null {
  let fallback: Predicate | null = null;
  for (let i = from; i < to; i++) {
    const cues = bitsAt(tokens, i, from);
    if (!(cues & (cue.possible | cue.future | cue.to | cue.rumour))) continue;
    for (let verb = i + 1; verb < to && verb <= i + 5; verb++) {
      const verbBits = cueBits(tokens.hash[verb]);
      if (!(verbBits & (cue.launch | cue.feature | cue.naming))) continue;
      const end = phraseEnd(tokens, verb + 1, to);
      const attribute =
        verbBits & cue.naming ? "name" : bits & cue.place ? "market" : verbBits & cue.launch ? "launch date" : "specification";
      const negator = negatorBefore(tokens, i, verb);
      const first = attribute === "launch date" || end === verb + 1 ? verb : verb + 1;
      return { attribute, from: negator ?? first, to: end };
    }
    if (fallback || (cues & cue.to && !(cues & cue.rumour)) || cues & cue.leak || tokens.start[i] < subject.end) continue;
    const end = phraseEnd(tokens, i + 1, to);
    if (cues & cue.negator) fallback = { attribute: bits & cue.place ? "market" : "specification", from: i, to: end };
    else if (end - i > minPhraseTokens && !isJoin(tokens, i + 1))
      fallback = { attribute: bits & cue.place ? "market" : "specification", from: i + 1, to: end };
  }
  return fallback ?? (bits & cue.rumour && !(bits & cue.leak) ? afterSubject(tokens, from, to, subject, bits) : null);
}

/** "won't have", "may not get": the words of the claim begin with what denies it. */
function negatorBefore(tokens: Tokens, from: number, verb: number): number | null {
  for (let i = from; i < verb; i++) if (cueBits(tokens.hash[i]) & cue.negator) return i;
  return null;
}

const joins = new Set(["and", "or", "but", "of"].map(hashOf));

/** "The upcoming iPhone and iPad": what follows is not said of the product. */
function isJoin(tokens: Tokens, i: number): boolean {
  return joins.has(tokens.hash[i]);
}

/** "Rumor: Galaxy S7 Nougat update halted": the words after the name. */
function afterSubject(tokens: Tokens, from: number, to: number, subject: Mention, bits: number): Predicate | null {
  let start = from;
  while (start < to && tokens.start[start] < subject.end) start++;
  const end = phraseEnd(tokens, start, to);
  return end - start >= minPhraseTokens && !isJoin(tokens, start)
    ? { attribute: bits & cue.place ? "market" : "specification", from: start, to: end }
    : null;
}

function phraseEnd(tokens: Tokens, from: number, to: number): number {
  let end = from;
  while (end < to && end - from < maxPhraseTokens && !isPhraseEnd(tokens, end)) end++;
  return end;
}

function isPhraseEnd(tokens: Tokens, i: number): boolean {
  const kind = tokens.kind[i];
  if (kind === tokenKind.url || kind === tokenKind.markup || kind === tokenKind.emoji) return true;
  if (kind !== tokenKind.punctuation) return false;
  const mark = tokens.text[tokens.start[i]];
  return mark !== "-" && mark !== "'" && mark !== '"' && mark !== "“" && mark !== "”" && mark !== "’" && mark !== "‘" && mark !== "/";
}
