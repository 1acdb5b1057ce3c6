import { loadCatalogue } from "../../src/catalogue/load.js";
import { catalogueFolders, shippedCatalogues } from "../../src/catalogue/shipped.js";
import { rateOf } from "../../src/core/rate.js";
import { createMentionFinder } from "../../src/read/mentions/find.js";
import { decodeMentionModel, encodeMentionModel } from "../../src/read/mentions/model.js";
import { tag } from "../../src/read/mentions/tagger.js";
import { Tokens, tokenise } from "../../src/read/tokens.js";
import { copyGroups } from "../reader/labelled.js";
import { readOwnLabelled } from "../reader/own-labels.js";
import { casingTable, countCasing } from "./count-casing.js";
import { goldTags } from "./gold-tags.js";
import { homonymDocuments } from "./homonyms.js";
import { hasData, type LabelledDocument, type NamedDocument, readLabelled, unlabelledTexts } from "./material.js";
import { type OwnMaterial, ownMaterial } from "./own-material.js";
import { isSameTarget } from "./same-target.js";
import { addStrings, type Counts, f1Of, newCounts } from "./score.js";
import { trainMentionModel } from "./train-model.js";

/** One source's counts: distinct strings, spans, targets. */
interface SourceResult {
  strings: Counts;
  spans: Counts;
  targets: number;
  targetsWithLabel: number;
  labelled: number;
  documents: number;
}

if (!hasData()) {
  console.error("no ../shared/data: nothing to evaluate on");
  process.exit(1);
}
const documents = readLabelled();
const own = ownMaterial(readOwnLabelled());
const catalogue = await loadCatalogue(catalogueFolders(shippedCatalogues()));
const casing = [...unlabelledTexts()].map(({ source, texts }) => ({ source, counts: countCasing(texts) }));
const sources = [...new Set(documents.map(({ source }) => source))];
const folds = 5;
// Near copies never stand on both sides of a split.
const groups = copyGroups(
  [...documents, ...own.named, ...own.targetOnly].map(({ document }) => ({ ...document, labels: { labeller: 0 } })),
);

/** Trains without some documents (and without the statistics of a left-out source) and reads those. */
function run(
  train: LabelledDocument[],
  own: OwnMaterial,
  test: LabelledDocument[],
  leftOut: string,
  results: Map<string, SourceResult>,
): void {
  const table = casingTable(casing.filter(({ source }) => source !== leftOut).map(({ counts }) => counts));
  const model = decodeMentionModel(
    encodeMentionModel(trainMentionModel([...train, ...own.named, ...homonymDocuments()], catalogue, table, own.targetOnly)),
  );
  const finder = createMentionFinder(catalogue, model);
  const tokens = new Tokens();
  for (const { document, source, labels } of test) {
    let result = results.get(source);
    if (!result) {
      result = { strings: newCounts(), spans: newCounts(), targets: 0, targetsWithLabel: 0, labelled: 0, documents: 0 };
      results.set(source, result);
    }
    const { mentions, target } = finder.find(document, tokenise(document.text, tokens));
    addStrings(
      result.strings,
      mentions.map(({ text }) => text),
      labels.mentions,
    );
    addSpans(result.spans, tokens, mentions, labels.mentions);
    const isRight = isSameTarget(catalogue, labels.target, target);
    result.documents++;
    if (isRight) result.targets++;
    if (labels.target !== null) {
      result.labelled++;
      if (isRight) result.targetsWithLabel++;
    }
  }
}

/** Exact spans: every occurrence of a labelled string counts. */
function addSpans(counts: Counts, tokens: Tokens, mentions: readonly { start: number; end: number }[], strings: readonly string[]): void {
  const gold = new Uint8Array(tokens.count);
  goldTags(tokens, strings, gold);
  const spans = new Set<string>();
  for (let i = 0; i < tokens.count; i++) {
    if (gold[i] !== tag.begin) continue;
    let to = i + 1;
    while (to < tokens.count && gold[to] === tag.inside) to++;
    const mark = /[#@]/.test(tokens.text[tokens.start[i]]) ? 1 : 0;
    spans.add(`${tokens.start[i] + mark}-${tokens.end[to - 1]}`);
  }
  counts.gold += spans.size;
  counts.found += mentions.length;
  for (const { start, end } of mentions) if (spans.has(`${start}-${end}`)) counts.right++;
}

function print(name: string, results: Map<string, SourceResult>): void {
  const total: SourceResult = { strings: newCounts(), spans: newCounts(), targets: 0, targetsWithLabel: 0, labelled: 0, documents: 0 };
  const line = (source: string, result: SourceResult) => {
    const { precision, recall, f1 } = f1Of(result.strings);
    const target = rateOf(result.targets, result.documents);
    console.log(
      `${name} ${source.padEnd(7)} mentions P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}, exact spans F1 ${f1Of(result.spans).f1.toFixed(3)}; ` +
        `target ${target.rate.toFixed(3)} (${target.low.toFixed(3)} to ${target.high.toFixed(3)}), where one is labelled ${(result.targetsWithLabel / result.labelled).toFixed(3)}; ${result.documents} documents`,
    );
  };
  for (const [source, result] of [...results].sort()) {
    line(source, result);
    for (const key of ["right", "found", "gold"] as const) {
      total.strings[key] += result.strings[key];
      total.spans[key] += result.spans[key];
    }
    for (const key of ["targets", "targetsWithLabel", "labelled", "documents"] as const) total[key] += result[key];
  }
  line("all", total);
}

/** What our own labels give, less what `isLeft` leaves out; it is asked by the document and its row among all. */
function ownWithout(isLeft: (document: NamedDocument | OwnMaterial["targetOnly"][number], row: number) => boolean): OwnMaterial {
  return {
    named: own.named.filter((document, at) => !isLeft(document, documents.length + at)),
    targetOnly: own.targetOnly.filter((document, at) => !isLeft(document, documents.length + own.named.length + at)),
  };
}

const crossValidated = new Map<string, SourceResult>();
for (let fold = 0; fold < folds; fold++) {
  const isHeldOut = (row: number) => groups[row] % folds === fold;
  run(
    documents.filter((_, row) => !isHeldOut(row)),
    ownWithout((_, row) => isHeldOut(row)),
    documents.filter((_, row) => isHeldOut(row)),
    "",
    crossValidated,
  );
}
print(`${folds}-fold`, crossValidated);
const leftOut = new Map<string, SourceResult>();
for (const source of sources) {
  run(
    documents.filter((each) => each.source !== source),
    ownWithout((each) => each.source === source),
    documents.filter((each) => each.source === source),
    source,
    leftOut,
  );
}
print("left out", leftOut);
