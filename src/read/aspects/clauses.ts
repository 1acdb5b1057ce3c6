import { hashOf, type Tokens, tokenFlag, tokenKind } from "../tokens.js";

/** A clause: tokens from `from` up to but not including `to`. */
export interface Clause {
  from: number;
  to: number;
}

/** Words that turn from one statement to the next. */
const turns = new Set(["but", "however", "although", "though", "except", "whereas", "while", "yet", "pero", "aunque"].map(hashOf));
const and = hashOf("and");
/** "and" parts clauses only where there are so many words on each side. */
const wordsAroundAnd = 3;
/** A comma parts clauses where so many words stand before it. */
const wordsBeforeComma = 3;

/** Cuts a document into clauses: at sentence ends, line breaks, "but", and commas between statements. */
export function clausesOf(tokens: Tokens): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  const close = (to: number, next: number) => {
    if (to > from) clauses.push({ from, to });
    from = next;
  };
  for (let i = 0; i < tokens.count; i++) {
    if (i > from && tokens.flags[i] & tokenFlag.lineStart) close(i, i);
    const kind = tokens.kind[i];
    if (kind === tokenKind.url || kind === tokenKind.markup) close(i, i + 1);
    else if (kind === tokenKind.word) {
      if (turns.has(tokens.hash[i]) && i > from) close(i, i + 1);
      else if (tokens.hash[i] === and && i - from >= wordsAroundAnd && wordsUntilBreak(tokens, i + 1) >= wordsAroundAnd) close(i, i + 1);
    } else if (kind === tokenKind.punctuation) {
      const unit = tokens.text.charCodeAt(tokens.start[i]);
      if (isStop(unit)) close(i, i + 1);
      else if ((unit === 0x2c || unit === 0xff0c) && i - from >= wordsBeforeComma) close(i, i + 1);
    }
  }
  close(tokens.count, tokens.count);
  return clauses;
}

function isStop(unit: number): boolean {
  return (
    unit === 0x2e ||
    unit === 0x21 ||
    unit === 0x3f ||
    unit === 0x3b ||
    unit === 0x2026 ||
    unit === 0x3002 ||
    unit === 0x28 ||
    unit === 0x29 ||
    unit === 0x7c
  );
}

function wordsUntilBreak(tokens: Tokens, from: number): number {
  let words = 0;
  for (let i = from; i < tokens.count && words < wordsAroundAnd; i++) {
    if (tokens.kind[i] !== tokenKind.word) break;
    words++;
  }
  return words;
}
