import { kindIndex, maximumTerms, type TermKind, type Terms, termHash, termKinds } from "../terms.js";
import { WordTable } from "../word-table.js";
import { wordClasses } from "./word-classes.js";

/**
 * A named reason to believe a label. Patterns are words separated by spaces:
 * `a|b` either, `{kind}` a kind of term or a word class, `x?` optional, `..` up to two terms, `...` up to five, `^` the text's start, `$` its end.
 */
export interface Cue {
  /** Stable, kebab-case. */
  name: string;
  /** The reason in plain words, without the quote: "says how long it was used". */
  says: string;
  patterns: readonly string[];
  /** What the codebook says of it before any document is seen: log-odds towards labels. Training starts from and is pulled back to these. */
  leans?: Leaning;
}

/** Log-odds towards labels, by axis and label. */
export type Leaning = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface Element {
  /** Number of the set of words and kinds that fit. */
  fit: number;
  optional: boolean;
  /** Terms that may stand before this element. */
  gap: number;
}

interface Pattern {
  /** Position among all patterns of the matcher. */
  index: number;
  cue: number;
  elements: Element[];
  anchored: boolean;
  toEnd: boolean;
}

/** A cue found in a text: `cue` indexes the matcher's cues, the rest are term positions, `to` exclusive. */
export interface CueMatch {
  cue: number;
  pattern: number;
  from: number;
  to: number;
}

/** Finds all cues in a list of terms, in one pass over the terms, each pattern bounded by its own length. */
export class CueMatcher {
  readonly cues: readonly Cue[];
  /** "axis/cue: pattern", by pattern index: stable when patterns are added or moved. */
  readonly patternNames: readonly string[];
  private readonly lexicon: WordTable;
  private readonly byWord: Pattern[][] = [];
  private readonly byKind: Pattern[][] = termKinds.map(() => []);
  private readonly fits: Fits;

  constructor(cues: readonly Cue[]) {
    this.cues = cues;
    this.patternNames = cues.flatMap((cue) => cue.patterns.map((pattern) => `${cue.name}: ${pattern}`));
    const parsed = cues.flatMap((cue, index) => cue.patterns.map((pattern) => ({ index, parts: parse(pattern) })));
    const parts = parsed.flatMap(({ parts }) => parts.elements);
    const ids = new Map<number, number>();
    for (const { words } of parts) for (const word of words) if (!ids.has(termHash(word))) ids.set(termHash(word), ids.size);
    this.lexicon = new WordTable(ids);
    for (let id = 0; id < ids.size; id++) this.byWord.push([]);
    const sets = new Map<string, number>();
    const fitOf = (part: Part): number => {
      const key = [...new Set([...part.words, ...part.kinds.map((kind) => `{${kind}}`)])].sort().join(" ");
      const known = sets.get(key);
      if (known !== undefined) return known;
      sets.set(key, sets.size);
      return sets.size - 1;
    };
    const fitOfPart = new Map(parts.map((part) => [part, fitOf(part)]));
    this.fits = new Fits(sets.size, ids.size);
    for (const [part, fit] of fitOfPart) {
      for (const word of part.words) this.fits.allowWord(fit, ids.get(termHash(word))!);
      for (const kind of part.kinds) this.fits.allowKind(fit, kind);
    }
    for (const [position, { index, parts }] of parsed.entries()) {
      const elements = parts.elements.map((part): Element => ({ fit: fitOfPart.get(part)!, optional: part.optional, gap: part.gap }));
      const pattern: Pattern = { index: position, cue: index, elements, anchored: parts.anchored, toEnd: parts.toEnd };
      const first = parts.elements[0]!;
      if (first.optional) throw new Error(`cue ${cues[index]!.name}: a pattern cannot begin with an optional word`);
      for (const id of new Set(first.words.map((word) => ids.get(termHash(word))!))) this.byWord[id]!.push(pattern);
      for (const kind of new Set(first.kinds)) this.byKind[kind]!.push(pattern);
    }
  }

  /** All matches, by position; a pattern counts once at each position where it begins. */
  find(terms: Terms): CueMatch[] {
    const { fits } = this;
    fits.take(terms, this.lexicon);
    const matches: CueMatch[] = [];
    for (let i = 0; i < terms.count; i++) {
      const id = fits.ids[i];
      if (id >= 0) this.tryAll(this.byWord[id]!, i, matches);
      const starters = this.byKind[terms.kind[i]]!;
      if (starters.length > 0) this.tryAll(starters, i, matches);
    }
    return matches;
  }

  private tryAll(patterns: readonly Pattern[], from: number, matches: CueMatch[]): void {
    const { fits } = this;
    for (const pattern of patterns) {
      if (pattern.anchored && from > 0) continue;
      const to = follow(pattern, 1, fits, from + 1);
      if (to >= 0 && !(pattern.toEnd && to < fits.count)) matches.push({ cue: pattern.cue, pattern: pattern.index, from, to });
    }
  }
}

/**
 * Which elements of patterns fit which terms of one document: for each word and each kind a row of bits, one for each different set of words and kinds.
 * A document touches the rows of its own words only, so they stay in the nearest cache.
 */
class Fits {
  private readonly width: number;
  private readonly words: Int32Array;
  private readonly kinds: Int32Array;
  /** The lexicon's id of each term, -1 where its word is in no pattern. */
  readonly ids = new Int32Array(maximumTerms);
  /** Where the row of each term's word and kind begins. */
  private readonly wordRows = new Int32Array(maximumTerms);
  private readonly kindRows = new Int32Array(maximumTerms);
  /** Terms of the document. */
  count = 0;

  constructor(sets: number, words: number) {
    this.width = (sets + 31) >> 5;
    // The row after the last is that of all words in no pattern.
    this.words = new Int32Array((words + 1) * this.width);
    this.kinds = new Int32Array(termKinds.length * this.width);
  }

  allowWord(set: number, word: number): void {
    this.words[word * this.width + (set >> 5)] |= 1 << (set & 31);
  }

  allowKind(set: number, kind: number): void {
    this.kinds[kind * this.width + (set >> 5)] |= 1 << (set & 31);
  }

  take(terms: Terms, lexicon: WordTable): void {
    const { width, wordRows, kindRows } = this;
    const noWord = this.words.length - width;
    this.count = terms.count;
    for (let i = 0; i < terms.count; i++) {
      const id = lexicon.get(terms.hash[i]);
      this.ids[i] = id;
      wordRows[i] = id < 0 ? noWord : id * width;
      kindRows[i] = terms.kind[i] * width;
    }
  }

  has(set: number, term: number): boolean {
    const at = set >> 5;
    return (((this.words[this.wordRows[term] + at] | this.kinds[this.kindRows[term] + at]) >>> (set & 31)) & 1) !== 0;
  }
}

/** The position after the rest of a pattern from `at`, or -1. Nearest fit first; depth is the pattern's length. */
function follow(pattern: Pattern, index: number, fits: Fits, at: number): number {
  if (index === pattern.elements.length) return at;
  const element = pattern.elements[index]!;
  const last = Math.min(at + element.gap, fits.count - 1);
  for (let i = at; i <= last; i++) {
    if (fits.has(element.fit, i)) {
      const to = follow(pattern, index + 1, fits, i + 1);
      if (to >= 0) return to;
    }
  }
  return element.optional ? follow(pattern, index + 1, fits, at) : -1;
}

interface Part {
  words: string[];
  kinds: number[];
  optional: boolean;
  gap: number;
}

function parse(pattern: string): { elements: Part[]; anchored: boolean; toEnd: boolean } {
  const elements: Part[] = [];
  let gap = 0;
  let anchored = false;
  let toEnd = false;
  for (const raw of pattern.split(" ")) {
    if (raw === "^") anchored = true;
    else if (raw === "$") toEnd = true;
    else if (raw === "..") gap = 2;
    else if (raw === "...") gap = 5;
    else {
      const optional = raw.length > 1 && raw.endsWith("?");
      const part: Part = { words: [], kinds: [], optional, gap };
      for (const choice of (optional ? raw.slice(0, -1) : raw).split("|")) addChoice(part, choice, pattern);
      elements.push(part);
      gap = 0;
    }
  }
  return { elements, anchored, toEnd };
}

function addChoice(part: Part, choice: string, pattern: string): void {
  if (!(choice.startsWith("{") && choice.endsWith("}"))) {
    part.words.push(choice);
    return;
  }
  const name = choice.slice(1, -1);
  const kind = kindIndex[name as TermKind];
  const words = wordClasses[name];
  if (kind === undefined && !words) throw new Error(`cue pattern "${pattern}": no kind or word class ${choice}`);
  if (kind !== undefined) part.kinds.push(kind);
  if (words) part.words.push(...words);
}
