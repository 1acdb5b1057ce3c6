import { foldUnit, hashSeed, hashStep, type Tokens, tokenFlag, tokenKind } from "../tokens.js";

/**
 * The compact form of a name: its folded letters and digits without spaces, hyphens and brackets, so that "Galaxy S7", "galaxy s-7"
 * and "#GalaxyS7" are one. A glued "+" is read as "plus"; a digit that follows a digit across a gap is kept apart ("Nokia 6 300" is not
 * "Nokia 6300"); a point or comma between digits stays.
 */
const digitGap = 0x7c;
const plusWord = [..."plus"].map((letter) => letter.charCodeAt(0));

function isDigitUnit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** State of a compact form as tokens are added to it; one object serves a whole document, so that nothing is allocated while scanning. */
export class CompactState {
  hash = hashSeed;
  private lastIsDigit = false;

  /** Begins with a token. */
  start(tokens: Tokens, i: number): void {
    this.hash = tokens.hash[i];
    this.lastIsDigit = isDigitUnit(tokens.text.charCodeAt(tokens.end[i] - 1));
  }

  /**
   * Adds a token.
   * @returns false where it cannot stand inside a name
   */
  add(tokens: Tokens, i: number): boolean {
    const { text } = tokens;
    if (tokens.kind[i] === tokenKind.punctuation) {
      if (text.charCodeAt(tokens.start[i]) !== 0x2b || !(tokens.flags[i] & tokenFlag.glued)) return false;
      for (const unit of plusWord) this.hash = hashStep(this.hash, unit);
      this.lastIsDigit = false;
      return true;
    }
    const end = tokens.end[i];
    let hash = this.hash;
    if (this.lastIsDigit && isDigitUnit(text.charCodeAt(tokens.start[i]))) hash = hashStep(hash, digitGap);
    for (let at = tokens.start[i]; at < end; at++) hash = hashStep(hash, foldUnit(text.charCodeAt(at)));
    this.hash = hash;
    this.lastIsDigit = isDigitUnit(text.charCodeAt(end - 1));
    return true;
  }
}

/** True for what may join the parts of a name and adds nothing to it: hyphens, underscores, ampersands, brackets, a glued point. */
export function isNameJoint(tokens: Tokens, i: number): boolean {
  const kind = tokens.kind[i];
  if (kind === tokenKind.markup) return tokens.end[i] - tokens.start[i] === 5 && tokens.raw(i) === "&amp;";
  if (kind !== tokenKind.punctuation) return false;
  const unit = tokens.text.charCodeAt(tokens.start[i]);
  if (unit === 0x2d || unit === 0x5f || unit === 0x26 || unit === 0x2010 || unit === 0x2011 || unit === 0x28 || unit === 0x29) return true;
  return (unit === 0x2e || unit === 0x3a) && (tokens.flags[i] & tokenFlag.glued) !== 0;
}

/** No brand or product has a longer name, in UTF-16 units: the longest of the shipped catalogues has 40, and a maker may stand before it. A longer run of letters is hostile or broken. */
export const longestName = 120;

/** The compact form of tokens as text, to confirm a hash; cut where it is longer than any name. */
export function compactOf(tokens: Tokens, from: number, to: number): string {
  const units: number[] = [];
  for (let i = from; i < to && units.length <= longestName; i++) {
    if (tokens.kind[i] === tokenKind.punctuation) {
      if (tokens.text.charCodeAt(tokens.start[i]) === 0x2b) units.push(...plusWord);
      continue;
    }
    if (tokens.kind[i] === tokenKind.markup) continue;
    const skip = tokens.kind[i] === tokenKind.hashtag || tokens.kind[i] === tokenKind.handle ? 1 : 0;
    const start = tokens.start[i] + skip;
    if (units.length > 0 && isDigitUnit(units[units.length - 1]) && isDigitUnit(tokens.text.charCodeAt(start))) units.push(digitGap);
    const end = Math.min(tokens.end[i], start + longestName + 1);
    for (let at = start; at < end; at++) units.push(foldUnit(tokens.text.charCodeAt(at)));
  }
  return String.fromCharCode(...units);
}

/** A spelling in compact form, with the hashes of the beginnings at which a text may be cut. */
export interface CompactSpelling {
  compact: string;
  hash: number;
  beginnings: number[];
}

/** Letters of any script count as such; ASCII is decided without a table. */
function isNameUnit(unit: number): boolean {
  if (unit < 0x80) return isDigitUnit(unit) || ((unit | 32) >= 0x61 && (unit | 32) <= 0x7a) || unit === 0x27;
  return true;
}

/** The compact form of a catalogue's spelling. A text may be cut at a gap, where letters meet digits, and at an inner capital ("One|Plus"). */
export function compactSpelling(spelling: string): CompactSpelling {
  const beginnings: number[] = [];
  const units: number[] = [];
  let hash = hashSeed;
  let isGap = false;
  let before = 0;
  for (let at = 0; at < spelling.length; at++) {
    const unit = spelling.charCodeAt(at);
    const isPlus = unit === 0x2b && units.length > 0;
    const isPoint = (unit === 0x2e || unit === 0x2c) && isDigitUnit(before) && !isGap && isDigitUnit(spelling.charCodeAt(at + 1));
    if (!isNameUnit(unit) && !isPlus && !isPoint) {
      isGap = true;
      continue;
    }
    const folded = foldUnit(unit);
    if (units.length > 0) {
      const isCamel = folded !== unit && before >= 0x61 && before <= 0x7a;
      if (isGap || isPlus || isDigitUnit(before) !== isDigitUnit(unit) || isCamel || unit >= 0x3400) beginnings.push(hash);
      if (isGap && isDigitUnit(before) && isDigitUnit(unit)) {
        hash = hashStep(hash, digitGap);
        units.push(digitGap);
      }
    }
    for (const each of isPlus ? plusWord : [folded]) {
      hash = hashStep(hash, each);
      units.push(each);
    }
    before = isPlus ? 0x73 : unit;
    isGap = false;
  }
  return { compact: String.fromCharCode(...units), hash, beginnings };
}
