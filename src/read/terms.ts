import { hashOf, type Tokens, tokenFlag, tokenKind } from "./tokens.js";

/** What a term is, beside its word. Cue patterns name these in braces. */
export const termKinds = [
  "word",
  "hashtag",
  "url",
  "handle",
  "number",
  "year",
  "money",
  "percent",
  "spec",
  "code",
  "ordinal",
  "duration",
  "emoji",
  "mark",
  "brand",
  "product",
  "accessory",
] as const;
export type TermKind = (typeof termKinds)[number];
export const kindIndex = Object.fromEntries(termKinds.map((kind, index) => [kind, index])) as Record<TermKind, number>;

/** The word of a term that is known by its kind: every price is one word, every figure another. */
const kindHash = Uint32Array.from(termKinds, (kind) => hashOf(`<${kind}>`));

/** Past this many terms a document is read by its beginning: it bounds the time of a 1 MB line. */
export const maximumTerms = 2000;

/**
 * The terms of one document, as parallel columns: row `i` is a term, `0 <= i < count`.
 *
 * A term is a token as the classifier sees it: figures folded to their kind, hashtags cut into their words, marks without meaning left out.
 */
export class Terms {
  count = 0;
  readonly kind = new Uint8Array(maximumTerms);
  /** FNV-1a of the word's folded form, or of its kind in angle brackets. */
  readonly hash = new Uint32Array(maximumTerms);
  /** UTF-16 offsets into the text. */
  readonly start = new Int32Array(maximumTerms);
  readonly end = new Int32Array(maximumTerms);
  /** {@link tokenFlag} bits of the token it came from. */
  readonly flags = new Uint8Array(maximumTerms);

  push(kind: number, hash: number, start: number, end: number, flags: number): void {
    if (this.count === maximumTerms) return;
    const i = this.count++;
    this.kind[i] = kind;
    this.hash[i] = hash;
    this.start[i] = start;
    this.end[i] = end;
    this.flags[i] = flags;
  }

  pushKind(kind: number, start: number, end: number, flags = 0): void {
    this.push(kind, kindHash[kind], start, end, flags);
  }

  /** Gives a term another kind, so that every product is one word and every brand another. */
  rename(i: number, kind: number): void {
    this.kind[i] = kind;
    this.hash[i] = kindHash[kind];
  }
}

const specUnits = /^\d[\d.,]*(?:gb|mb|tb|mah|mp|megapixels?|inch|inches|in|ghz|mhz|hz|k|p|mm|cm|kg|g|lbs?|oz|w|v|fps|bit|px|dpi|gen|x)$/;
const durationUnits = /^\d[\d.]*(?:hrs?|hours?|mins?|minutes?|secs?|days?|weeks?|wks?|months?|mths?|yrs?|years?)$/;
const moneyUnits =
  /^(?:rs|usd|us|inr|eur|gbp|aud|cad)\.?\d[\d.,]*(?:k|m|bn?)?$|^\d[\d.,]*(?:usd|inr|eur|gbp|rs|dollars?|euros?|pounds?|rupees?|bucks)$/;
const ordinalForm = /^\d+(?:st|nd|rd|th)$/;
const yearForm = /^(?:19|20)\d\d$/;
const currency = /\p{Sc}/u;
/** Marks that tell something about a text; the others are left out. */
const tellingMarks = new Set('!?:|"()[]…%•►→+/*@<>=&♥★✔✓☛➡');
const punctuationHashes = new Map<number, number>();
const ellipsisHash = hashOf("…");

/** Fills `into` with the terms of `tokens`, in order, at most {@link maximumTerms}. */
export function termsOf(tokens: Tokens, into: Terms): Terms {
  into.count = 0;
  const { text, kind, start, end, hash, flags } = tokens;
  for (let i = 0; i < tokens.count && into.count < maximumTerms; i++) {
    const from = start[i];
    const to = end[i];
    switch (kind[i]) {
      case tokenKind.word:
        if (flags[i] & tokenFlag.hasDigit) pushFigure(into, text.slice(from, to).toLowerCase(), from, to, flags[i], text.charCodeAt(to));
        else into.push(kindIndex.word, hash[i], from, to, flags[i]);
        break;
      case tokenKind.number:
        if (into.count > 0 && isCurrencySign(into, text, from)) into.end[into.count - 1] = to;
        else pushFigure(into, text.slice(from, to), from, to, flags[i], text.charCodeAt(to));
        break;
      case tokenKind.url:
        into.pushKind(kindIndex.url, from, to, flags[i]);
        break;
      case tokenKind.handle:
        into.pushKind(kindIndex.handle, from, to, flags[i]);
        break;
      case tokenKind.hashtag:
        pushHashtag(into, text, from + 1, to, hash[i], flags[i]);
        break;
      case tokenKind.emoji:
        into.push(kindIndex.emoji, hashOf(String.fromCodePoint(text.codePointAt(from)!)), from, to, flags[i]);
        break;
      case tokenKind.punctuation:
        i = pushMark(into, tokens, i);
        break;
    }
  }
  return into;
}

const dollarHash = hashOf("$");

function isCurrencySign(terms: Terms, text: string, from: number): boolean {
  const last = terms.count - 1;
  if (terms.hash[last] !== dollarHash || from - terms.end[last] > 1 || text.charCodeAt(from) < 48) return false;
  terms.kind[last] = kindIndex.money;
  terms.hash[last] = kindHash[kindIndex.money];
  return true;
}

function pushFigure(terms: Terms, word: string, start: number, end: number, flags: number, next: number): void {
  let kind: number = kindIndex.code;
  if (!(flags & tokenFlag.hasLetter)) kind = next === 37 ? kindIndex.percent : yearForm.test(word) ? kindIndex.year : kindIndex.number;
  else if (ordinalForm.test(word)) kind = kindIndex.ordinal;
  else if (durationUnits.test(word)) kind = kindIndex.duration;
  else if (moneyUnits.test(word)) kind = kindIndex.money;
  else if (specUnits.test(word)) kind = kindIndex.spec;
  terms.pushKind(kind, start, end, flags);
}

/** A hashtag counts as its words: "#TechDeals" is "tech", "deals". */
function pushHashtag(terms: Terms, text: string, start: number, end: number, hash: number, flags: number): void {
  if (!(flags & (tokenFlag.camel | tokenFlag.hasDigit))) {
    terms.push(kindIndex.hashtag, hash, start, end, flags);
    return;
  }
  let from = start;
  for (let at = start + 1; at <= end; at++) {
    const boundary = at === end || text[at] === "_" || (isUpper(text.charCodeAt(at)) && !isUpper(text.charCodeAt(at - 1)));
    if (!boundary) continue;
    if (at > from) {
      const word = text.slice(from, at).toLowerCase();
      if (/\d/.test(word)) pushFigure(terms, word, from, at, /^\d+$/.test(word) ? 0 : tokenFlag.hasLetter, 0);
      else terms.push(kindIndex.hashtag, hashOf(word), from, at, flags);
    }
    from = text[at] === "_" ? at + 1 : at;
  }
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Keeps marks that carry meaning, a run as one ("!!"); returns the index of the last token taken. */
function pushMark(terms: Terms, tokens: Tokens, index: number): number {
  const { text, start, end, hash, kind } = tokens;
  const unit = text.charCodeAt(start[index]);
  let last = index;
  while (
    last + 1 < tokens.count &&
    kind[last + 1] === tokenKind.punctuation &&
    hash[last + 1] === hash[index] &&
    start[last + 1] === end[last]
  )
    last++;
  const known = punctuationHashes.get(unit) ?? learnMark(unit);
  if (last > index && unit === 46) terms.push(kindIndex.mark, ellipsisHash, start[index], end[last], 0);
  else if (known !== 0)
    terms.push(kindIndex.mark, last > index && (unit === 33 || unit === 63) ? known + 1 : known, start[index], end[last], 0);
  return last;
}

function learnMark(unit: number): number {
  const char = String.fromCharCode(unit);
  const hash = currency.test(char) ? dollarHash : char === "“" || char === "”" ? hashOf('"') : tellingMarks.has(char) ? hashOf(char) : 0;
  punctuationHashes.set(unit, hash);
  return hash;
}

/** The hash that a cue's word has among terms: a doubled mark ("!!") is the mark's plus one. */
export function termHash(word: string): number {
  return word === "!!" || word === "??" ? hashOf(word[0]!) + 1 : hashOf(word);
}
