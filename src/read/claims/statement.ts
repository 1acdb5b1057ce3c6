import type { Mention } from "../../core/reading.js";
import { hashOf, type Tokens } from "../tokens.js";
import { cue, cueBits } from "./cues.js";
import type { Sentence } from "./sentence.js";

const isProduct = ({ kind }: Mention) => kind === "product" || kind === "unlisted" || kind === "line";

/**
 * The product that a sentence is about: the first product before the word that makes it a claim, or after it where that word is a
 * rumour's ("Leaked: …"), else the first name.
 */
export function subjectOf(tokens: Tokens, { from, to }: Sentence, mentions: readonly Mention[]): Mention | undefined {
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
export function isStatement(tokens: Tokens, sentence: Sentence, inside: readonly Mention[]): boolean {
  const { bits } = sentence;
  if (bits & cue.roundup || (sentence.isQuestion && startsAsking(tokens, sentence)) || isUnreal(tokens, sentence)) return false;
  if (bits & cue.rumour) return !(bits & cue.personal && (bits & cue.wish || !hasBareRumour(tokens, sentence)));
  if (bits & (cue.personal | cue.wish)) return false;
  // "It will not charge, any fix?"
  if (sentence.isQuestion && !(bits & cue.possible)) return false;
  if (bits & (cue.future | cue.possible)) return inside.length > 0;
  if (bits & cue.sourced && bits & (cue.launch | cue.feature)) return inside.length > 0;
  return inside.some((mention) => isHeadlineFuture(tokens, sentence, mention));
}

/** What of a product is to do something: "Mi Note 2 production to begin". */
const sideNouns = new Set(["production", "launch", "release", "update", "sales", "orders", "event", "price"].map(hashOf));

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
    if (sideNouns.has(tokens.hash[i]) && i + 2 < sentence.to && tokens.lower(i + 1) === "to") continue;
    if (tokens.start[i] - mention.end > 3 && !sideNouns.has(tokens.hash[i - 1])) return false;
    return tokens.lower(i) === "to" && (cueBits(tokens.hash[i + 1]) & (cue.launch | cue.feature | cue.headline)) !== 0;
  }
  return false;
}
