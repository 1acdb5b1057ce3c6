import type { DocumentLine } from "../../core/document.js";
import type { AspectName, AspectOpinion, Mention } from "../../core/reading.js";
import { type Tokens, tokenKind } from "../tokens.js";
import { type Clause, clausesOf } from "./clauses.js";
import { polarityOf } from "./polarity.js";
import { aspectOfPair, aspectOfWord } from "./terms.js";

/** No more opinions are kept of one document. */
const maxOpinions = 20;

/**
 * What a document says about the sides of its target, each with its polarity and the clause that says it.
 * @param lang only English is read; other languages give nothing
 * @param target the catalogue id that the document is read for; opinions on other products named in the same clause are left out
 */
export function findAspects(
  _document: DocumentLine,
  tokens: Tokens,
  mentions: readonly Mention[],
  lang: string,
  target: string | null = null,
): AspectOpinion[] {
  if (lang !== "en") return [];
  const opinions: AspectOpinion[] = [];
  for (const clause of clausesOf(tokens)) {
    if (opinions.length >= maxOpinions) break;
    const aspect = aspectOf(tokens, clause);
    if (!aspect) continue;
    const polarity = polarityOf(tokens, clause, mentions, target);
    if (polarity === null) continue;
    const start = tokens.start[clause.from];
    const end = tokens.end[clause.to - 1];
    opinions.push({ aspect, polarity, quote: tokens.text.slice(start, end), start, end });
  }
  return opinions;
}

/** The aspect that a clause names: a pair of words counts before a single one, the first before the rest. */
function aspectOf(tokens: Tokens, { from, to }: Clause): AspectName | undefined {
  let single: AspectName | undefined;
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] !== tokenKind.word) continue;
    if (i + 1 < to) {
      const pair = aspectOfPair(tokens.hash[i], tokens.hash[i + 1]);
      if (pair) return pair;
    }
    single ??= aspectOfWord(tokens.hash[i]);
  }
  return single;
}
