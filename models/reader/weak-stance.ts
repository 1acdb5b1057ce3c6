import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import type { DocumentLine } from "../../src/core/document.js";
import { stances } from "../../src/core/reading.js";
import type { Situation } from "../../src/read/situation.js";
import { fitLogistic } from "./logistic.js";
import { type FeatureMatrix, penaltiesOf, priorOf } from "./matrix.js";

/** A text whose stance somebody else recorded, by other rules than the codebook's. */
export interface WeakDocument extends DocumentLine {
  stance: (typeof stances)[number];
}

/** Nothing is known of the names in weak texts: only their words are learnt from. */
export const unknownSituation: Situation = {
  mentions: [],
  target: "none",
  nature: null,
  state: null,
  products: 0,
  brands: 0,
  shares: { product: 0, brand: 0, nothing: 1 },
  onlyTags: false,
};

/** Weak weights are halved before they serve as what the labelled documents start from. Chosen on leave-one-source-out. */
const trust = 0.5;
/** Weak weights are pulled to the codebook's harder than those of labelled documents. */
const extraPenalty = 1.5;
/** One earphone review in so many: they are many and alike. */
const earphoneStep = 4;
/** Shorter reviews say nothing but the rating. */
const shortestReview = 10;

/** Tweets and laptop reviews with the polarity of what they name, and product reviews with their stars. */
export function readWeakStances(): WeakDocument[] {
  const found: WeakDocument[] = [];
  const add = (source: string, text: string, stance: WeakDocument["stance"]) =>
    found.push({ id: `${source}:${found.length}`, source, text, stance });
  for (const { text, polarity } of rows("aspects/twitter_dong_train.csv"))
    add("tweets", text.replace(/ ([.,!?'])/g, "$1"), polarity as WeakDocument["stance"]);
  for (const [i, { ReviewTitle, ReviewBody, ReviewStar }] of rows("corpora/reviews_earphones.csv").entries())
    if (i % earphoneStep === 0) add("earphones", `${ReviewTitle.trim()}. ${ReviewBody.trim()}`, stanceOfStars(Number(ReviewStar)));
  for (const { verified_reviews: text, rating } of rows("corpora/reviews_echo_2018.csv"))
    if (text.length > shortestReview) add("speakers", text, stanceOfStars(Number(rating)));
  const seen = new Set<string>();
  for (const { sentence_id: id, text, polarity } of rows("aspects/laptops_train.csv")) {
    if (seen.has(id) || !(stances as readonly string[]).includes(polarity)) continue;
    seen.add(id);
    add("laptops", text, polarity as WeakDocument["stance"]);
  }
  return found;
}

function stanceOfStars(stars: number): WeakDocument["stance"] {
  return stars <= 2 ? "negative" : stars === 3 ? "mixed" : "positive";
}

function rows(file: string): Record<string, string>[] {
  const path = fileURLToPath(new URL(`../../../shared/data/${file}`, import.meta.url));
  return parse(readFileSync(path), { columns: true, relax_quotes: true, relax_column_count: true, skip_records_with_error: true });
}

/**
 * What weak texts say of each column's stance, as the prior of the labelled fit.
 * @param firstRow the matrix's row of the first weak document
 */
export function weakPrior(matrix: FeatureMatrix, weak: readonly WeakDocument[], firstRow: number): Float64Array {
  const codebook = priorOf(matrix, "stance");
  const label = Int32Array.from(weak, ({ stance }) => stances.indexOf(stance));
  const perClass = new Float64Array(stances.length);
  const perSource = new Map<string, number>();
  for (const [i, { source }] of weak.entries()) {
    perClass[label[i]]++;
    perSource.set(source, (perSource.get(source) ?? 0) + 1);
  }
  const weight = Float64Array.from(weak, ({ source }, i) =>
    Math.sqrt((weak.length / perSource.size / perSource.get(source)!) * (weak.length / stances.length / perClass[label[i]])),
  );
  const learnt = fitLogistic(
    matrix,
    { rows: Int32Array.from(weak, (_, i) => firstRow + i), label, weight, classes: stances.length },
    { penalty: penaltiesOf(matrix).map((penalty) => penalty * extraPenalty), prior: codebook, iterations: 40 },
  );
  // The biases of weak texts are theirs alone.
  return codebook.map((value, i) => (i < matrix.columns * stances.length ? value + trust * (learnt[i] - value) : 0));
}
