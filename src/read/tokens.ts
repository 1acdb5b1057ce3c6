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

/** Character classes of the scanner. */
const unknown = 0;
const other = 1;
const letter = 2;
const digit = 3;
const space = 4;
const newline = 5;
const han = 6;
const emojiClass = 7;
/** Combining marks: part of a word that has begun. */
const mark = 8;
/** Zero-width and control characters: part of nothing. */
const invisible = 9;
const highSurrogate = 10;

const planeSize = 0x10000;
const classOf = new Uint8Array(planeSize);
/** The folded (lower-cased, full width to ASCII) form of each UTF-16 unit; filled when first met. */
const foldOf = new Uint16Array(planeSize);

const upperCase = 0x40;
/** Upper case is kept as a bit beside the class. */
const classMask = 0x3f;

/** FNV-1a, 32 bits, over folded UTF-16 units. Source: Fowler, Noll, Vo, http://www.isthe.com/chongo/tech/comp/fnv/ */
export const hashSeed = 0x811c9dc5;
const hashPrime = 0x01000193;

/** The hash state after one more unit (fold it first). */
export function hashStep(state: number, unit: number): number {
  return Math.imul(state ^ unit, hashPrime) >>> 0;
}

/** The hash that a token with this text has: over its folded units, without a leading `#` or `@`. */
export function hashOf(text: string): number {
  let state = hashSeed;
  for (let i = 0; i < text.length; i++) state = hashStep(state, foldUnit(text.charCodeAt(i)));
  return state;
}

/** The folded form of one UTF-16 unit: lower case, full-width forms as ASCII, curly apostrophe as straight. */
export function foldUnit(unit: number): number {
  if (classOf[unit] === unknown) classify(unit);
  return foldOf[unit];
}

function classify(unit: number): void {
  const character = String.fromCharCode(unit);
  const lower = character.toLowerCase();
  let folded = lower.length === 1 ? lower.charCodeAt(0) : unit;
  let isUpper = lower !== character;
  if (unit >= 0xff01 && unit <= 0xff5e) {
    const ascii = String.fromCharCode(unit - 0xfee0);
    folded = ascii.toLowerCase().charCodeAt(0);
    isUpper = ascii !== ascii.toLowerCase();
  }
  if (unit === 0x2019 || unit === 0x02bc || unit === 0x2018) folded = 0x27;
  foldOf[unit] = folded;
  classOf[unit] = rawClass(unit, character) | (isUpper ? upperCase : 0);
}

function rawClass(unit: number, character: string): number {
  if (unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029) return newline;
  if (unit >= 0xd800 && unit <= 0xdbff) return highSurrogate;
  if (unit >= 0xdc00 && unit <= 0xdfff) return other;
  if (/\s/.test(character) && unit !== 0xfeff) return space;
  if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || (unit >= 0x200b && unit <= 0x200f) || (unit >= 0x202a && unit <= 0x202e))
    return invisible;
  if (unit === 0xfeff || unit === 0xad || (unit >= 0x2060 && unit <= 0x206f) || (unit >= 0xfe00 && unit <= 0xfe0f)) return invisible;
  if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xf900 && unit <= 0xfaff)) return han;
  if (/\p{L}/u.test(character)) return letter;
  if (/\p{Nd}/u.test(character)) return digit;
  if (/\p{M}/u.test(character)) return mark;
  if (unit >= 0x2300 && /\p{Extended_Pictographic}/u.test(character)) return emojiClass;
  return other;
}

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

/** A tag or entity longer than this is text: it bounds the search for its end. */
const maxMarkup = 300;

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

function classAt(text: string, position: number): number {
  if (position >= text.length) return other;
  const unit = text.charCodeAt(position);
  if (classOf[unit] === unknown) classify(unit);
  return classOf[unit];
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

/** The end of a link that starts at `position`, or 0. Known starts: http://, https://, www., pic.twitter.com/. */
function linkEnd(text: string, position: number): number {
  const first = text.charCodeAt(position) | 32;
  let body = 0;
  if (first === 0x68) {
    if ((text.charCodeAt(position + 1) | 32) !== 0x74 || (text.charCodeAt(position + 2) | 32) !== 0x74) return 0;
    const head = text.slice(position, position + 8).toLowerCase();
    body = head.startsWith("https://") ? 8 : head.startsWith("http://") ? 7 : 0;
  } else if (first === 0x77) {
    if ((text.charCodeAt(position + 1) | 32) !== 0x77) return 0;
    body = text.slice(position, position + 4).toLowerCase() === "www." ? 4 : 0;
  } else if ((text.charCodeAt(position + 1) | 32) === 0x69 && text.slice(position, position + 16).toLowerCase() === "pic.twitter.com/") {
    body = 16;
  }
  if (body === 0) return 0;
  let at = position + body;
  while (at < text.length) {
    const kind = classAt(text, at) & classMask;
    const unit = text.charCodeAt(at);
    if (kind === space || kind === newline || kind === han || unit === 0x3c || unit === 0x3e || unit === 0x22 || unit === 0x201d) break;
    at++;
  }
  while (at > position + body && isLinkTail(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Closing punctuation belongs to the sentence, not to the link before it. */
function isLinkTail(unit: number): boolean {
  return (
    unit === 0x2e ||
    unit === 0x2c ||
    unit === 0x29 ||
    unit === 0x5d ||
    unit === 0x21 ||
    unit === 0x3f ||
    unit === 0x27 ||
    unit === 0x3a ||
    unit === 0x3b ||
    unit === 0x2019
  );
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

/** The end of an HTML tag or entity that starts at `position`, or 0. */
function markupEnd(text: string, position: number, unit: number): number {
  const next = text.charCodeAt(position + 1);
  const limit = Math.min(text.length, position + maxMarkup);
  if (unit === 0x26) {
    let at = position + 1;
    if (next === 0x23) at++;
    const from = at;
    while (at < limit && at - from < 10 && isAsciiAlphanumeric(text.charCodeAt(at))) at++;
    return at > from && text.charCodeAt(at) === 0x3b ? at + 1 : 0;
  }
  if (next !== 0x2f && next !== 0x21 && !isAsciiLetter(next)) return 0;
  for (let at = position + 1; at < limit; at++) {
    const here = text.charCodeAt(at);
    if (here === 0x3e) return at + 1;
    if (here === 0x3c) return 0;
  }
  return 0;
}

function isAsciiLetter(unit: number): boolean {
  const low = unit | 32;
  return low >= 0x61 && low <= 0x7a;
}

function isAsciiAlphanumeric(unit: number): boolean {
  return isAsciiLetter(unit) || (unit >= 0x30 && unit <= 0x39);
}

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
