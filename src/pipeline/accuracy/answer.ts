import type { Accuracy } from "../../report/accuracy/answers.js";
import { labelledDocuments } from "../../report/accuracy/labelled.js";
import { readReaderCard } from "../../report/accuracy/reader-card.js";
import { secondStatus } from "../../report/accuracy/second.js";
import { thresholdsOf } from "../../report/accuracy/thresholds.js";
import type { ReportContext } from "../../report/context.js";
import { readerName } from "../read.js";
import { type Workspace, workspaceFile } from "../workspace.js";
import { ownCard } from "./own-card.js";

/** May I believe it? The shipped reader's card, the workspace's own, its thresholds, and what its labels changed. */
export async function makeAccuracy(workspace: Workspace, context: ReportContext): Promise<Accuracy> {
  const [labelled, thresholds, second] = await Promise.all([labelledDocuments(context), thresholdsOf(context), secondStatus(context)]);
  const card = readReaderCard();
  const own = ownCard(labelled);
  return {
    headline: headlineOf(card, own),
    reader: { name: readerName(workspace), card },
    own,
    thresholds: { saved: !context.config.sample, file: workspaceFile, axes: thresholds },
    adjustment: adjustmentStatus(workspace),
    second,
  };
}

/** One sentence: what the shipped reader was found to do on sources like those to come, and whether anybody has checked it here. */
function headlineOf({ axes }: Accuracy["reader"]["card"], own: Accuracy["own"]): string {
  const voice = own.axes.find(({ axis }) => axis === "voice");
  if (own.basis === "random" && voice?.sufficient) {
    const { rate, low, high, n } = voice.accuracy;
    return `Here the voice of a document is read right ${points(rate)} times in 100 (${points(low)} to ${points(high)}, n = ${n}, drawn at random).`;
  }
  const unseen = axes.find(({ axis }) => axis === "voice")?.ways.find(({ name }) => name === "leave one source out");
  const shipped =
    unseen === undefined
      ? "How well the shipped reader reads is not measured"
      : `On sources it has never seen the reader tells the six voices apart with a macro-F1 of ${unseen.macroF1.toFixed(2)} (${unseen.low.toFixed(2)} to ${unseen.high.toFixed(2)})`;
  const few =
    own.documents.count === 0
      ? "nobody has checked it on your documents yet"
      : `${own.documents.count} of your own documents are labelled, too few of them drawn at random to say how it does here`;
  return `${shipped}; ${few}.`;
}

function points(rate: number): string {
  return String(Math.round(rate * 100));
}

function adjustmentStatus({ adjustment: { current, isOutdated } }: Workspace): Accuracy["adjustment"] {
  if (isOutdated) {
    return {
      state: "outdated",
      name: null,
      reading: "What your labels taught was fitted over other weights than these and is not used; run `landfall train` again.",
      tried: [],
    };
  }
  if (!current) return { state: "none", name: null, reading: "The reader is as shipped: nothing was trained on your labels.", tried: [] };
  const kept = current.tried.filter((one) => one.kept).map(({ axis }) => axis);
  return {
    state: "current",
    name: current.name,
    reading: `Your labels changed how ${kept.join(", ")} ${kept.length === 1 ? "is" : "are"} read; before and after are by five-fold cross-validation on them.`,
    tried: current.tried,
  };
}
