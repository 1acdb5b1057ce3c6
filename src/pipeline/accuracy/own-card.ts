import { minimumForRate, rateOf } from "../../core/rate.js";
import { type Axis, axes, type Reading } from "../../core/reading.js";
import { type AxisCard, evaluateReadings, type GoldLabels, type JudgedDocument } from "../../read/evaluate.js";
import type { OwnCard } from "../../report/accuracy/answers.js";
import type { LabelledDocument } from "../../report/accuracy/labelled.js";
import type { DocumentFilter, Door, OpenRate } from "../../report/answers.js";
import { labelOrigins } from "../../store/corrections.js";

/** Documents that an axis's figures need before they are printed. */
export const documentsForCard = minimumForRate;

/** Documents beside their labels, as the evaluation takes them; only labels that were drawn in one of these ways where any are named. */
export function judgedOf(documents: readonly LabelledDocument[], drawn?: readonly string[]): JudgedDocument[] {
  return documents.flatMap(({ source, labels, read, voice }) => {
    const gold: GoldLabels = {};
    for (const axis of axes) {
      const given = labels[axis];
      if (given && (!drawn || drawn.includes(given.origin))) gold[axis] = given.label;
    }
    if (Object.keys(gold).length === 0) return [];
    const reading = { voice, ...read, horizon: { label: read.horizon.label || null, p: read.horizon.p } };
    return { source, gold, reading: reading as Pick<Reading, Axis | "voice"> };
  });
}

/**
 * How right the reader is on the labels of a workspace's own people; each count opens its documents.
 *
 * Documents that were drawn because the reader was unsure, and labels set right in the drawer, say how it reads hard documents. Where enough were drawn
 * at random, the figures stand on those alone.
 */
export function ownCard(documents: readonly LabelledDocument[]): OwnCard {
  const random = judgedOf(documents, ["random"]);
  const basis = random.length >= documentsForCard ? "random" : "all";
  const card = evaluateReadings(basis === "random" ? random : judgedOf(documents));
  const origins = labelOrigins.map((origin) => ({
    origin,
    documents: {
      count: documents.filter(({ labels }) => Object.values(labels).some((label) => label.origin === origin)).length,
      filter: { labelled: "any", drawn: origin, undated: "include" as const },
    },
  }));
  const people = new Map<string, number>();
  for (const { labels } of documents) for (const { by } of Object.values(labels)) people.set(by, (people.get(by) ?? 0) + 1);
  return {
    documents: { count: documents.length, filter: { labelled: "any", undated: "include" } },
    drawn: origins.filter(({ documents: { count } }) => count > 0),
    people: [...people].map(([by, labels]) => ({ by, labels })).sort((a, b) => b.labels - a.labels || (a.by < b.by ? -1 : 1)),
    basis,
    need: documentsForCard,
    reading: sayOwn(documents.length, random.length, isMostlyUnsure(documents), basis, card.axes),
    axes: card.axes.map((axis) => openAxis(axis, basis)),
  };
}

function openAxis(card: AxisCard, basis: OwnCard["basis"]): OwnCard["axes"][number] {
  const { axis, confusion, labels } = card;
  const only: DocumentFilter = basis === "random" ? { drawn: "random", undated: "include" } : { undated: "include" };
  const filter = (right: string, read: string): DocumentFilter => ({
    labelled: right === "" && read === "" ? axis : `${axis}:${right}${read === "" ? "" : `:${read}`}`,
    ...only,
  });
  const door = (count: number, right: string, read: string): Door => ({ count, filter: filter(right, read) });
  const rate = (count: number, n: number, own: DocumentFilter, base: DocumentFilter): OpenRate => ({
    ...rateOf(count, n),
    filter: own,
    baseFilter: base,
  });
  const columns = [...confusion.labels, "withheld"];
  const right = confusion.labels.reduce((sum, _label, k) => sum + confusion.counts[k][k], 0);
  return {
    axis,
    documents: door(card.documents, "", ""),
    sufficient: card.documents >= documentsForCard,
    withheld: door(card.withheld, "", "withheld"),
    macroF1: card.macroF1,
    accuracy: rate(right, card.documents, { ...filter("", ""), agreed: axis }, filter("", "")),
    calibrationError: card.calibration?.error ?? null,
    bins: (card.calibration?.bins ?? []).map(({ from, to, documents, meanProbability, shareRight }) => ({
      from,
      to,
      documents: { count: documents, filter: { ...filter("", ""), probability: `${axis}:${from}-${to}` } },
      meanProbability,
      shareRight,
    })),
    labels: labels
      .filter(({ precision, recall }) => precision.n + recall.n > 0)
      .map(({ label, precision, recall, f1 }) => ({
        label,
        precision: rate(precision.count, precision.n, filter(label, label), filter("", label)),
        recall: rate(recall.count, recall.n, filter(label, label), filter(label, "")),
        f1,
      })),
    confusion: {
      labels: columns,
      rows: confusion.labels.map((label, k) => ({
        right: label,
        cells: columns.map((read, j) => door(confusion.counts[k][j], label, read)),
      })),
    },
    sources: card.bySource.map(({ source, documents, macroF1, accuracy }) => ({
      source,
      documents: { count: documents, filter: { ...filter("", ""), source } },
      macroF1,
      accuracy: rate(accuracy.count, documents, { ...filter("", ""), source, agreed: axis }, { ...filter("", ""), source }),
    })),
  };
}

/** True where most documents were labelled because of how they were read. */
function isMostlyUnsure(documents: readonly LabelledDocument[]): boolean {
  const chosen = documents.filter(({ labels }) => Object.values(labels).some(({ origin }) => origin !== "random" && origin !== "import"));
  return 2 * chosen.length > documents.length;
}

function sayOwn(documents: number, random: number, unsure: boolean, basis: OwnCard["basis"], cards: readonly AxisCard[]): string {
  if (documents === 0) return "Nobody has labelled a document here yet, so how well this workspace is read is not known.";
  const all = `${documents.toLocaleString("en-US")} ${documents === 1 ? "document" : "documents"} labelled by hand`;
  if (basis === "all")
    return `${all}, ${random} of them drawn at random; from ${documentsForCard} on the figures speak for all documents. Those below speak only for the documents that were labelled${unsure ? ", which were chosen because the reader was unsure or wrong: they are lower than on all" : ""}.`;
  const voice = cards.find(({ axis }) => axis === "voice");
  const right =
    voice && voice.accuracy.sufficient
      ? ` The voice is right in ${Math.round(voice.accuracy.rate * 100)} % of them (${Math.round(voice.accuracy.low * 100)} to ${Math.round(voice.accuracy.high * 100)}, n = ${voice.accuracy.n}).`
      : "";
  return `${all}; the figures stand on the ${random} that were drawn at random.${right}`;
}
