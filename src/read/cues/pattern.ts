import { kindIndex, type TermKind, type Terms, termHash, termKinds } from "../terms.js";
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
  /** Which lexicon words fit, by their id. */
  words: Uint8Array;
  /** Which term kinds fit, by their index. */
  kinds: Uint8Array;
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
  private readonly lexicon = new Map<number, number>();
  private readonly byWord: Pattern[][] = [];
  private readonly byKind: Pattern[][] = termKinds.map(() => []);

  constructor(cues: readonly Cue[]) {
    this.cues = cues;
    this.patternNames = cues.flatMap((cue) => cue.patterns.map((pattern) => `${cue.name}: ${pattern}`));
    const parsed = cues.flatMap((cue, index) => cue.patterns.map((pattern) => ({ index, parts: parse(pattern) })));
    for (const { parts } of parsed) for (const part of parts.elements) for (const word of part.words) this.idOf(word);
    const size = this.lexicon.size;
    for (let id = 0; id < size; id++) this.byWord.push([]);
    for (const [position, { index, parts }] of parsed.entries()) {
      const elements = parts.elements.map((part): Element => {
        const words = new Uint8Array(size);
        const kinds = new Uint8Array(termKinds.length);
        for (const word of part.words) words[this.idOf(word)] = 1;
        for (const kind of part.kinds) kinds[kind] = 1;
        return { words, kinds, optional: part.optional, gap: part.gap };
      });
      const pattern: Pattern = { index: position, cue: index, elements, anchored: parts.anchored, toEnd: parts.toEnd };
      const first = elements[0]!;
      if (first.optional) throw new Error(`cue ${cues[index]!.name}: a pattern cannot begin with an optional word`);
      for (let id = 0; id < size; id++) if (first.words[id]) this.byWord[id]!.push(pattern);
      for (let kind = 0; kind < first.kinds.length; kind++) if (first.kinds[kind]) this.byKind[kind]!.push(pattern);
    }
  }

  private idOf(word: string): number {
    const hash = termHash(word);
    let id = this.lexicon.get(hash);
    if (id === undefined) {
      id = this.lexicon.size;
      this.lexicon.set(hash, id);
    }
    return id;
  }

  /** All matches, by position; a pattern counts once at each position where it begins. */
  find(terms: Terms): CueMatch[] {
    const ids = new Int32Array(terms.count);
    for (let i = 0; i < terms.count; i++) ids[i] = this.lexicon.get(terms.hash[i]) ?? -1;
    const matches: CueMatch[] = [];
    for (let i = 0; i < terms.count; i++) {
      const id = ids[i]!;
      if (id >= 0) this.tryAll(this.byWord[id]!, terms, ids, i, matches);
      const starters = this.byKind[terms.kind[i]]!;
      if (starters.length > 0) this.tryAll(starters, terms, ids, i, matches);
    }
    return matches;
  }

  private tryAll(patterns: readonly Pattern[], terms: Terms, ids: Int32Array, from: number, matches: CueMatch[]): void {
    for (const pattern of patterns) {
      if (pattern.anchored && from > 0) continue;
      const to = follow(pattern, 1, terms, ids, from + 1);
      if (to >= 0 && !(pattern.toEnd && to < terms.count)) matches.push({ cue: pattern.cue, pattern: pattern.index, from, to });
    }
  }
}

/** The position after the rest of a pattern from `at`, or -1. Nearest fit first; depth is the pattern's length. */
function follow(pattern: Pattern, index: number, terms: Terms, ids: Int32Array, at: number): number {
  if (index === pattern.elements.length) return at;
  const element = pattern.elements[index]!;
  const last = Math.min(at + element.gap, terms.count - 1);
  for (let i = at; i <= last; i++) {
    const id = ids[i]!;
    if (element.kinds[terms.kind[i]] || (id >= 0 && element.words[id])) {
      const to = follow(pattern, index + 1, terms, ids, i + 1);
      if (to >= 0) return to;
    }
  }
  return element.optional ? follow(pattern, index + 1, terms, ids, at) : -1;
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
