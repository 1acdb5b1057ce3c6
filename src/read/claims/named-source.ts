import { type Tokens, tokenFlag, tokenKind } from "../tokens.js";

/** A source's name has so many words at most. */
const maxNameWords = 4;
const sayVerbs = new Set(["says", "said", "claims", "claimed", "reports", "reported", "predicts", "believes", "tips", "expects"]);

/** The source that a sentence names: "according to X", "via X", "X says", "X: …" at its start; null where it names none. */
export function namedSource(tokens: Tokens, start: number, to: number): string | null {
  const from = afterRepostMark(tokens, start, to);
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] !== tokenKind.word) continue;
    const word = tokens.lower(i);
    if (word === "via" || word === "según") return nameAt(tokens, i + 1, to);
    if (word === "according" && i + 1 < to && tokens.lower(i + 1) === "to") return nameAt(tokens, i + 2, to);
    if (sayVerbs.has(word) && i > from && !(i + 1 < to && tokens.lower(i + 1) === "to")) {
      let start = i;
      while (start > from && i - start < maxNameWords && isNamePart(tokens, start - 1)) start--;
      // "says" after the first words of a sentence: "Evan Blass says that …"; "It says" names nobody.
      if (start < i && (start === from || i - start > 1)) return tokens.text.slice(tokens.start[start], tokens.end[i - 1]);
      // "…, says Jane Doe"
      if (start === i && tokens.kind[i - 1] === tokenKind.punctuation) return nameAt(tokens, i + 1, to);
    }
  }
  return leadingSource(tokens, from, to);
}

/** "RT @name:" tells who wrote it first, not who is said to know. */
function afterRepostMark(tokens: Tokens, from: number, to: number): number {
  let at = from;
  while (at + 1 < to && tokens.end[at] - tokens.start[at] === 2 && tokens.lower(at) === "rt" && tokens.kind[at + 1] === tokenKind.handle) {
    at += 2;
    if (at < to && tokens.text[tokens.start[at]] === ":") at++;
  }
  return at;
}

/** "Kuo: iPhone 12 demand strong": one or two capitalised words and a colon. */
function leadingSource(tokens: Tokens, from: number, to: number): string | null {
  for (let i = from + 1; i < to && i <= from + 2; i++) {
    if (tokens.kind[i] !== tokenKind.punctuation || tokens.text[tokens.start[i]] !== ":") continue;
    for (let at = from; at < i; at++) if (!isNamePart(tokens, at) || tokens.flags[at] & tokenFlag.hasDigit) return null;
    const name = tokens.text.slice(tokens.start[from], tokens.end[i - 1]);
    return /^(?:rumou?r(?:s|ed)?|leak(?:s|ed|er)?|reports?|insiders?|sources?|analysts?|filtrad[oa]|rumores|exclusive|breaking|update|news|video|review|rt)$/i.test(
      name,
    )
      ? null
      : name;
  }
  return null;
}

function isNamePart(tokens: Tokens, i: number): boolean {
  return (
    tokens.kind[i] === tokenKind.handle ||
    (tokens.kind[i] === tokenKind.word && (tokens.flags[i] & (tokenFlag.capitalised | tokenFlag.camel)) !== 0)
  );
}

function nameAt(tokens: Tokens, at: number, to: number): string | null {
  let start = at;
  if (start < to && tokens.kind[start] === tokenKind.word && tokens.lower(start) === "the") start++;
  if (start < to && tokens.kind[start] === tokenKind.handle) return tokens.raw(start);
  let end = start;
  while (end < to && end - start < maxNameWords && isNamePart(tokens, end)) end++;
  return end > start ? tokens.text.slice(tokens.start[start], tokens.end[end - 1]) : null;
}
