import type { Claim, Mention } from "../../core/reading.js";
import { hashOf, type Tokens, tokenKind } from "../tokens.js";
import { cue, cueBits } from "./cues.js";
import { marketsIn } from "./markets.js";
import { bitsAt, type Sentence } from "./sentence.js";

/** What a product is said to have is quoted up to so many tokens. */
const maxPhraseTokens = 12;
/** A phrase of fewer tokens says nothing on its own. */
const minPhraseTokens = 2;
/** A statement in words: its attribute and the tokens that say what. */
export interface Predicate {
  attribute: Claim["attribute"];
  from: number;
  to: number;
}

/** What is said to happen, where no date, price or measure says it: the words after the verb, or after the word that makes it a rumour. */
export function predicateOf(tokens: Tokens, sentence: Sentence, subject: Mention, inside: readonly Mention[]): Predicate | null {
  const { from, to, bits } = sentence;
  const named = inside.length > 0 ? Math.min(inside[0].end, subject.end) : subject.end;
  let fallback: Predicate | null = null;
  for (let i = from; i < to; i++) {
    const cues = bitsAt(tokens, i, from);
    if (!(cues & (cue.possible | cue.future | cue.to | cue.rumour))) continue;
    if (cues & cue.naming) return { attribute: "name", from: i + 1, to: phraseEnd(tokens, i + 1, to) };
    for (let verb = i + 1; verb < to && verb <= i + 5; verb++) {
      const verbBits = cueBits(tokens.hash[verb]);
      if (!(verbBits & (cue.launch | cue.feature | cue.naming))) continue;
      const end = phraseEnd(tokens, verb + 1, to);
      const attribute = verbBits & cue.naming ? "name" : verbBits & cue.launch ? "launch date" : "specification";
      const isKept = (verbBits & cue.kept) !== 0 || end === verb + 1 || (attribute === "launch date" && !isPreposition(tokens, verb + 1));
      return placed(tokens, sentence, { attribute, from: negatorBefore(tokens, i, verb) ?? (isKept ? verb : verb + 1), to: end });
    }
    const isHeadline = (cues & cue.to) !== 0 && i + 1 < to && (cueBits(tokens.hash[i + 1]) & cue.headline) !== 0;
    if (fallback || ((cues & cue.to) !== 0 && !(cues & cue.rumour) && !isHeadline) || cues & cue.leak || tokens.start[i] < named) continue;
    const end = phraseEnd(tokens, i + 1, to);
    const first = afterLeading(tokens, i + 1, end);
    const isDated = ((cues & cue.dated) !== 0 && isPreposition(tokens, i + 1)) || delays.has(tokens.hash[first]);
    if (cues & cue.negator) fallback = { attribute: "specification", from: i, to: end };
    else if (end - i > minPhraseTokens && !isJoin(tokens, i + 1))
      fallback = { attribute: isDated ? "launch date" : "specification", from: first, to: end };
  }
  if (fallback) return placed(tokens, sentence, fallback);
  return bits & cue.rumour && !(bits & cue.leak) ? afterSubject(tokens, sentence, subject) : null;
}

/** A statement that names a market, or a place of sale, is on the market. */
function placed(tokens: Tokens, { bits }: Sentence, phrase: Predicate): Predicate {
  if (phrase.attribute === "name") return phrase;
  const isMarket = (bits & cue.place) !== 0 || marketsIn(tokens, phrase.from, phrase.to).length > 0;
  return isMarket ? { ...phrase, attribute: "market" } : phrase;
}

const prepositions = new Set(
  ["at", "by", "in", "on", "before", "after", "during", "until", "within", "around", "for", "this", "next"].map(hashOf),
);

const delays = new Set(["delayed", "postponed"].map(hashOf));

function isPreposition(tokens: Tokens, i: number): boolean {
  return i < tokens.count && prepositions.has(tokens.hash[i]);
}

/** "To be waterproof": the words that say nothing are left out of the value. */
function afterLeading(tokens: Tokens, from: number, to: number): number {
  let at = from;
  while (at + 1 < to && cueBits(tokens.hash[at]) & cue.leading) at++;
  return at;
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
function afterSubject(tokens: Tokens, sentence: Sentence, subject: Mention): Predicate | null {
  const { from, to } = sentence;
  let start = from;
  while (start < to && tokens.start[start] < subject.end) start++;
  const end = phraseEnd(tokens, start, to);
  if (end - start < minPhraseTokens || isJoin(tokens, start)) return null;
  return placed(tokens, sentence, { attribute: "specification", from: start, to: end });
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

/** True where a phrase holds a word that says what is to come. */
export function saysSomething(tokens: Tokens, { from, to }: Predicate): boolean {
  for (let i = from; i < to; i++) {
    const kind = tokens.kind[i];
    if ((kind === tokenKind.word || kind === tokenKind.hashtag) && !(cueBits(tokens.hash[i]) & cue.empty)) return true;
    if (kind === tokenKind.number) return true;
  }
  return false;
}
