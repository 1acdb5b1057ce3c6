import { decide } from "../../src/read/aspects/decide.js";
import { clauseClasses, clausePolarities } from "../../src/read/aspects/model.js";
import { hasData, readLabelled } from "../mentions/material.js";
import { type ClauseCase, labelledClauses, laptopClauses } from "./clause-cases.js";
import { threshold } from "./threshold.js";
import { score, trainClauses } from "./train-clauses.js";

if (!hasData()) {
  console.error("no ../shared/data: nothing to evaluate on");
  process.exit(1);
}
const documents = readLabelled();
const clauses = labelledClauses(documents);
const laptops = laptopClauses();
const scores = new Float64Array(clauseClasses.length);
const polarityScores = new Float64Array(clausePolarities.length);
const folds = 5;

function predict(train: ClauseCase[], laptopTrain: ClauseCase[], test: ClauseCase[]) {
  const aspect = trainClauses(
    train.map(({ features, aspect: label }) => ({ features, label })),
    clauseClasses.length,
  );
  const polarity = trainClauses(
    [...train, ...laptopTrain].map(({ features, polarity: label }) => ({ features, label })),
    clausePolarities.length,
  );
  return test.map((each) => {
    score(aspect, each.features, clauseClasses.length, scores);
    score(polarity, each.features, clausePolarities.length, polarityScores);
    return {
      case: each,
      scores: scores.slice(),
      polarities: polarityScores.slice(),
      polarity: decide([0], polarityScores, each.listed, 1)!.polarity,
    };
  });
}
type Prediction = ReturnType<typeof predict>[number];

/** Distinct (aspect, polarity) pairs of each document against the labelled ones. */
function report(name: string, predictions: Prediction[]): void {
  for (const limit of [0.65, threshold, 0.85]) {
    const found = new Map<number, Set<string>>();
    for (const { case: each, scores: likely, polarities } of predictions) {
      const opinion = decide(likely, polarities, each.listed, limit);
      if (!opinion) continue;
      const pairs = found.get(each.document) ?? new Set<string>();
      pairs.add(`${opinion.aspect}/${opinion.polarity}`);
      found.set(each.document, pairs);
    }
    let right = 0;
    let rightAspect = 0;
    let all = 0;
    let gold = 0;
    for (const document of new Set(predictions.map(({ case: each }) => each.document))) {
      const pairs = found.get(document) ?? new Set<string>();
      const labelled = new Set(documents[document].labels.aspects.map(([aspect, polarity]) => `${aspect}/${polarity}`));
      const sides = new Set([...labelled].map((pair) => pair.split("/")[0]));
      all += pairs.size;
      gold += labelled.size;
      for (const pair of pairs) {
        if (labelled.has(pair)) right++;
        if (sides.has(pair.split("/")[0])) rightAspect++;
      }
    }
    const f1 = (count: number) => ((2 * count) / (all + gold)).toFixed(3);
    console.log(
      `${name} threshold ${limit}: aspect and polarity P ${(right / all).toFixed(3)} R ${(right / gold).toFixed(3)} F1 ${f1(right)}, aspect alone F1 ${f1(rightAspect)} (${gold} labelled)`,
    );
  }
}

const crossValidated: Prediction[] = [];
let laptopRight = 0;
for (let fold = 0; fold < folds; fold++) {
  const inFold = ({ document }: ClauseCase) => document % folds === fold;
  const laptopTrain = laptops.filter((each) => !inFold(each));
  crossValidated.push(
    ...predict(
      clauses.filter((each) => !inFold(each)),
      laptopTrain,
      clauses.filter(inFold),
    ),
  );
  const laptopTest = laptops.filter(inFold);
  for (const { case: each, polarity } of predict(clauses, laptopTrain, laptopTest))
    if (clausePolarities[each.polarity] === polarity) laptopRight++;
}
report("5-fold", crossValidated);
const known = crossValidated.filter(({ case: each }) => each.polarity >= 0);
console.log(
  `5-fold polarity of labelled clauses: ${(known.filter(({ case: each, polarity }) => clausePolarities[each.polarity] === polarity).length / known.length).toFixed(3)} of ${known.length}`,
);
console.log(`laptop terms, 5-fold by sentence, four polarities: ${(laptopRight / laptops.length).toFixed(3)} of ${laptops.length}`);
const untrained = predict(clauses, [], laptops);
console.log(
  `laptop terms, no laptop review in training: ${(untrained.filter(({ case: each, polarity }) => clausePolarities[each.polarity] === polarity).length / laptops.length).toFixed(3)}`,
);
for (const source of new Set(clauses.map((each) => each.source))) {
  report(
    `left out ${source}`,
    predict(
      clauses.filter((each) => each.source !== source),
      laptops,
      clauses.filter((each) => each.source === source),
    ),
  );
}
