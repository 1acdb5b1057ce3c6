import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";
import { chineseFuture, chineseLaunch, chineseRumour, cue, cueBits, pairBits } from "./cues.js";

/** What the words of one sentence add up to. */
export interface Sentence {
  from: number;
  to: number;
  bits: number;
  isQuestion: boolean;
  isChinese: boolean;
}

/** The sentence that begins at a token: it ends at a mark, a line break or a bar. */
export function sentenceFrom(tokens: Tokens, from: number): Sentence {
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
  const sentence = { from, to: Math.max(i, from + 1), bits, isQuestion, isChinese: hasHan };
  if (hasHan) sentence.bits |= chineseBits(tokens.text.slice(tokens.start[from], tokens.end[sentence.to - 1]));
  return sentence;
}

/** The bits of the word at `i`, alone and after the one before it. */
export function bitsAt(tokens: Tokens, i: number, from: number): number {
  const bits = cueBits(tokens.hash[i]);
  return bits & cue.pairEnd && i > from ? bits | pairBits(tokens.hash[i - 1], tokens.hash[i]) : bits;
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
