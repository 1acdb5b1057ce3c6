/** Character classes of the scanner. */
/** Not looked at yet. */
export const unknown = 0;
const other = 1;
export const letter = 2;
export const digit = 3;
export const space = 4;
export const newline = 5;
export const han = 6;
export const emojiClass = 7;
/** Combining marks: part of a word that has begun. */
export const mark = 8;
/** Zero-width and control characters: part of nothing. */
export const invisible = 9;
export const highSurrogate = 10;

export const planeSize = 0x10000;
/** Class of each UTF-16 unit, with {@link upperCase}; {@link unknown} until {@link classify} has seen it. */
export const classOf = new Uint8Array(planeSize);
/** The folded (lower-cased, full width to ASCII) form of each UTF-16 unit; filled when first met. */
export const foldOf = new Uint16Array(planeSize);

export const upperCase = 0x40;
/** Upper case is kept as a bit beside the class. */
export const classMask = 0x3f;

/** FNV-1a, 32 bits, over folded UTF-16 units. Source: Fowler, Noll, Vo, http://www.isthe.com/chongo/tech/comp/fnv/ */
export const hashSeed = 0x811c9dc5;
export const hashPrime = 0x01000193;

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

/** Fills in class and folded form of a unit. */
export function classify(unit: number): void {
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

/** Class of the unit at a position, with {@link upperCase}; {@link other} past the end. */
export function classAt(text: string, position: number): number {
  if (position >= text.length) return other;
  const unit = text.charCodeAt(position);
  if (classOf[unit] === unknown) classify(unit);
  return classOf[unit];
}
