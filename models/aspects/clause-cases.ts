import { clauseFeatures, maxClauseFeatures } from "../../src/read/aspects/clause-features.js";
import { clausesOf } from "../../src/read/aspects/clauses.js";
import { type ListedOpinion, listedOpinion } from "../../src/read/aspects/decide.js";
import { clauseClasses, clausePolarities } from "../../src/read/aspects/model.js";
import { Tokens, tokenise } from "../../src/read/tokens.js";
import type { LabelledDocument } from "../mentions/material.js";
import { rowsOf } from "../mentions/material.js";

/** A clause with its features; `aspect` and `polarity` are places in the classes, -1 where not labelled. */
export interface ClauseCase {
  source: string;
  document: number;
  features: Int32Array;
  aspect: number;
  polarity: number;
  listed: ListedOpinion;
}

const scratch = new Int32Array(maxClauseFeatures);
const tokens = new Tokens();

/** The clauses of labelled documents: those that share half of their length with a labelled quote have its labels, the rest none. */
export function labelledClauses(documents: readonly LabelledDocument[]): ClauseCase[] {
  return documents.flatMap(({ document, source, labels }, at) => {
    tokenise(document.text, tokens);
    const quotes = labels.aspects
      .map(([aspect, polarity, quote]) => ({ aspect, polarity, start: document.text.indexOf(quote), length: quote.length }))
      .filter(({ start }) => start >= 0);
    return clausesOf(tokens).map((clause) => {
      const from = tokens.start[clause.from];
      const to = tokens.end[clause.to - 1];
      const shared = (quote: { start: number; length: number }) => Math.min(to, quote.start + quote.length) - Math.max(from, quote.start);
      const best = quotes.reduce<(typeof quotes)[number] | null>(
        (found, quote) => (shared(quote) > (found ? shared(found) : 0) ? quote : found),
        null,
      );
      const isQuoted = best !== null && shared(best) * 2 >= Math.min(to - from, best.length);
      return {
        source,
        document: at,
        listed: listedOpinion(tokens, clause),
        features: scratch.slice(0, clauseFeatures(tokens, clause, scratch)),
        aspect: isQuoted ? clauseClasses.indexOf(best.aspect as (typeof clauseClasses)[number]) : 0,
        polarity: isQuoted ? clausePolarities.indexOf(best.polarity as (typeof clausePolarities)[number]) : -1,
      };
    });
  });
}

/** Sentences of laptop reviews with the polarity of a term: the clause that holds the term, `document` counting sentences. */
export function laptopClauses(): ClauseCase[] {
  const sentences = new Map<string, number>();
  return rowsOf("aspects/laptops_train.csv").flatMap(({ text, polarity, start, end }) => {
    const label = polarity === "conflict" ? "mixed" : polarity;
    const at = clausePolarities.indexOf(label as (typeof clausePolarities)[number]);
    if (at < 0) return [];
    if (!sentences.has(text)) sentences.set(text, sentences.size);
    tokenise(text, tokens);
    const clause = clausesOf(tokens).find(({ from, to }) => tokens.start[from] <= Number(start) && tokens.end[to - 1] >= Number(end));
    if (!clause) return [];
    return [
      {
        source: "laptops",
        document: sentences.get(text)!,
        listed: listedOpinion(tokens, clause),
        features: scratch.slice(0, clauseFeatures(tokens, clause, scratch)),
        aspect: -1,
        polarity: at,
      },
    ];
  });
}
