import {
  classAt,
  classify,
  classMask,
  classOf,
  digit,
  emojiClass,
  foldOf,
  foldUnit,
  han,
  hashOf,
  hashPrime,
  hashSeed,
  hashStep,
  highSurrogate,
  invisible,
  letter,
  mark,
  newline,
  planeSize,
  space,
  unknown,
  upperCase,
} from "./normalise.js";
import { linkEnd, markupEnd } from "./token-ends.js";

export { foldUnit, hashOf, hashSeed, hashStep } from "./normalise.js";

/** What a token is. The values index nothing and are not stored: compare with these names. */
export const tokenKind = {
  word: 1,
  number: 2,
  url: 3,
  handle: 4,
  hashtag: 5,
  emoji: 6,
  punctuation: 7,
  /** An HTML tag or entity that was left in the text. */
  markup: 8,
} as const;

/** Bits of {@link Tokens.flags}. */
export const tokenFlag = {
  /** The first letter is upper case. */
  capitalised: 1,
  /** Two letters or more, all upper case. */
  allCaps: 2,
  hasDigit: 4,
  hasLetter: 8,
  /** Nothing stands between this token and the one before. */
  glued: 16,
  /** A line break stands between this token and the one before. */
  lineStart: 32,
  /** An upper-case letter follows a lower-case one ("iPhone", "#GalaxyS7"). */
  camel: 64,
  /** Han: one character is one token. */
  han: 128,
} as const;

/** Room for this many tokens at first; it doubles when a document needs more. */
const initialCapacity = 1024;

/**
 * The tokens of one document, as parallel columns: row `i` is token `i`, `0 <= i < count`; rows past `count` mean nothing.
 *
 * One instance may be filled again and again by {@link tokenise}: the columns are then those of the last document.
 */
export class Tokens {
  text = "";
  count = 0;
  /** {@link tokenKind}. */
  kind = new Uint8Array(initialCapacity);
  /** {@link tokenFlag} bits. */
  flags = new Uint8Array(initialCapacity);
  /** UTF-16 offsets into `text`; a hashtag's and a handle's include the mark. */
  start = new Int32Array(initialCapacity);
  end = new Int32Array(initialCapacity);
  /** FNV-1a of the folded form (see {@link hashOf}): equal forms have equal hashes. */
  hash = new Uint32Array(initialCapacity);

  /** The folded form of a token, without a leading `#` or `@`. */
  lower(i: number): string {
    const skip = this.kind[i] === tokenKind.hashtag || this.kind[i] === tokenKind.handle ? 1 : 0;
    return this.text
      .slice(this.start[i] + skip, this.end[i])
      .toLowerCase()
      .replaceAll("’", "'");
  }

  /** The token as written. */
  raw(i: number): string {
    return this.text.slice(this.start[i], this.end[i]);
  }

  /** Adds a row; used by the scanner. */
  push(kind: number, start: number, end: number, hash: number, flags: number): void {
    const i = this.count++;
    if (i === this.kind.length) this.grow();
    this.kind[i] = kind;
    this.start[i] = start;
    this.end[i] = end;
    this.hash[i] = hash;
    this.flags[i] = flags;
  }

  private grow(): void {
    const capacity = this.kind.length * 2;
    const widen = <T extends Uint8Array | Int32Array | Uint32Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.kind = widen(new Uint8Array(capacity), this.kind);
    this.flags = widen(new Uint8Array(capacity), this.flags);
    this.start = widen(new Int32Array(capacity), this.start);
    this.end = widen(new Int32Array(capacity), this.end);
    this.hash = widen(new Uint32Array(capacity), this.hash);
  }
}

/**
 * Cuts a text into words, numbers, links, handles, hashtags, emoji and punctuation, in one pass over its units.
 *
 * Words join letters and digits ("S7", "6s"); a possessive `'s` is a token of its own; a number may hold `.` and `,` between digits; each Han character is a word.
 * Any string is accepted: unpaired surrogates are punctuation, control characters separate.
 *
 * @param into columns to fill; given again for each document it saves the allocation, the result is the same
 */
export function tokenise(text: string, into: Tokens = new Tokens()): Tokens {
  into.text = text;
  into.count = 0;
  const length = text.length;
  let position = 0;
  let previousEnd = -1;
  let broken = tokenFlag.lineStart as number;
  while (position < length) {
    const unit = text.charCodeAt(position);
    let kind = classOf[unit];
    if (kind === unknown) {
      classify(unit);
      kind = classOf[unit];
    }
    switch (kind & classMask) {
      case space:
      case invisible:
        position++;
        continue;
      case newline:
        broken = tokenFlag.lineStart;
        position++;
        continue;
    }
    const context = broken | (previousEnd === position ? tokenFlag.glued : 0);
    broken = 0;
    switch (kind & classMask) {
      case letter:
      case digit:
        position = scanWord(text, position, into, context);
        break;
      case han:
        into.push(tokenKind.word, position, position + 1, hashStep(hashSeed, unit), context | tokenFlag.han | tokenFlag.hasLetter);
        position++;
        break;
      case emojiClass:
        position = scanEmoji(text, position, position + 1, into, context);
        break;
      case highSurrogate:
        position = scanPair(text, position, into, context);
        break;
      default:
        position = scanMark(text, position, unit, into, context);
    }
    previousEnd = position;
  }
  return into;
}

/** The scanner of words writes the flags of what it saw here, so that it need not allocate a result. */
let seenFlags = 0;
let seenHash = 0;

/** Runs over letters, digits and marks from `position`; leaves hash and flags in `seenHash`, `seenFlags`. */
function runWord(text: string, position: number, withUnderscore: boolean): number {
  const length = text.length;
  let hash = hashSeed;
  let letters = 0;
  let uppers = 0;
  let flags = 0;
  let previousLower = false;
  let at = position;
  for (; at < length; at++) {
    const unit = text.charCodeAt(at);
    let kind = classOf[unit];
    if (kind === unknown) {
      classify(unit);
      kind = classOf[unit];
    }
    const base = kind & classMask;
    if (base === letter) {
      letters++;
      if (kind & upperCase) {
        uppers++;
        if (at === position) flags |= tokenFlag.capitalised;
        if (previousLower) flags |= tokenFlag.camel;
        previousLower = false;
      } else previousLower = true;
    } else if (base === digit) {
      flags |= tokenFlag.hasDigit;
      previousLower = false;
    } else if (base !== mark && !(withUnderscore && (unit === 0x5f || base === han))) break;
    hash = Math.imul(hash ^ foldOf[unit], hashPrime) >>> 0;
  }
  if (letters > 0) flags |= tokenFlag.hasLetter;
  if (letters > 1 && uppers === letters) flags |= tokenFlag.allCaps;
  seenFlags = flags;
  seenHash = hash;
  return at;
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x02bc;
}

function scanWord(text: string, position: number, into: Tokens, context: number): number {
  const first = text.charCodeAt(position);
  if ((first | 32) === 0x68 || (first | 32) === 0x77 || (first | 32) === 0x70) {
    const end = linkEnd(text, position);
    if (end > 0) {
      into.push(tokenKind.url, position, end, hashOf(text.slice(position, end)), context);
      return end;
    }
  }
  let end = runWord(text, position, false);
  let hash = seenHash;
  let flags = seenFlags;
  if (!(flags & tokenFlag.hasLetter)) {
    // Digits: take "." and "," where a digit follows, so that "2.0" and "1,299" are one number.
    while (end < text.length && isNumberJoint(text.charCodeAt(end)) && (classAt(text, end + 1) & classMask) === digit) {
      const joint = text.charCodeAt(end);
      let at = end + 1;
      hash = hashStep(hash, joint);
      while (at < text.length && (classAt(text, at) & classMask) === digit) hash = hashStep(hash, foldUnit(text.charCodeAt(at++)));
      end = at;
    }
    into.push(tokenKind.number, position, end, hash, context | flags);
    return end;
  }
  if (end + 1 < text.length && isApostrophe(text.charCodeAt(end)) && (classAt(text, end + 1) & classMask) === letter) {
    const tailEnd = runWord(text, end + 1, false);
    if (tailEnd - end === 2 && (text.charCodeAt(end + 1) | 32) === 0x73) {
      into.push(tokenKind.word, position, end, hash, context | flags);
      into.push(tokenKind.word, end, tailEnd, possessiveHash, tokenFlag.glued | tokenFlag.hasLetter);
      return tailEnd;
    }
    hash = hashStep(hash, 0x27);
    for (let at = end + 1; at < tailEnd; at++) hash = hashStep(hash, foldUnit(text.charCodeAt(at)));
    flags = (flags & ~tokenFlag.allCaps) | (flags & seenFlags & tokenFlag.allCaps);
    end = tailEnd;
  }
  into.push(tokenKind.word, position, end, hash, context | flags);
  return end;
}

function isNumberJoint(unit: number): boolean {
  return unit === 0x2e || unit === 0x2c;
}

function scanMark(text: string, position: number, unit: number, into: Tokens, context: number): number {
  if (unit === 0x40 || unit === 0x23 || unit === 0xff03) {
    const end = runWord(text, position + 1, true);
    const isTag = unit !== 0x40;
    if (end > position + 1 && (!isTag || seenFlags & tokenFlag.hasLetter || end - position > 1 + maxBareNumber)) {
      into.push(isTag ? tokenKind.hashtag : tokenKind.handle, position, end, seenHash, context | seenFlags);
      return end;
    }
  } else if (isApostrophe(unit) && (context & tokenFlag.glued) !== 0 && (text.charCodeAt(position + 1) | 32) === 0x73) {
    const after = classAt(text, position + 2) & classMask;
    if (after !== letter && after !== digit) {
      into.push(tokenKind.word, position, position + 2, possessiveHash, context | tokenFlag.hasLetter);
      return position + 2;
    }
  } else if (unit === 0x26 || unit === 0x3c) {
    const end = markupEnd(text, position, unit);
    if (end > 0) {
      into.push(tokenKind.markup, position, end, hashOf(text.slice(position, end)), context);
      return end;
    }
  }
  into.push(tokenKind.punctuation, position, position + 1, hashStep(hashSeed, foldUnit(unit)), context);
  return position + 1;
}

/** "#1" to "#999" are ranks, "#2017" is a tag. */
const maxBareNumber = 3;
const possessiveHash = hashOf("'s");

/** A character outside the basic plane: Han and letters are words, the rest emoji; a lone surrogate is punctuation. */
function scanPair(text: string, position: number, into: Tokens, context: number): number {
  const point = text.codePointAt(position)!;
  if (point < planeSize) {
    into.push(tokenKind.punctuation, position, position + 1, hashStep(hashSeed, 0xfffd), context);
    return position + 1;
  }
  const end = position + 2;
  const isHan = point >= 0x20000 && point <= 0x3ffff;
  // Mathematical alphanumerics stand for styled Latin letters; other planes hold historic scripts that no post is written in.
  const isStyledLetter = point >= 0x1d400 && point <= 0x1d7ff;
  if (!isHan && !isStyledLetter) return scanEmoji(text, position, end, into, context);
  into.push(tokenKind.word, position, end, hashOf(text.slice(position, end)), context | tokenFlag.hasLetter | (isHan ? tokenFlag.han : 0));
  return end;
}

/** Joins variation selectors, skin tones, keycaps and zero-width-joined parts to one emoji. */
function scanEmoji(text: string, position: number, from: number, into: Tokens, context: number): number {
  let end = from;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (unit === 0xfe0f || unit === 0xfe0e || unit === 0x20e3) end++;
    else if (unit === 0x200d && end + 1 < text.length) {
      const next = classAt(text, end + 1) & classMask;
      if (next === highSurrogate) end = Math.min(text.length, end + 3);
      else if (next === emojiClass) end += 2;
      else break;
    } else if (unit === 0xd83c && text.charCodeAt(end + 1) >= 0xdffb && text.charCodeAt(end + 1) <= 0xdfff) end += 2;
    else break;
  }
  into.push(tokenKind.emoji, position, end, hashOf(text.slice(position, end)), context);
  return end;
}
