import { systemClock } from "../../collect/fetch/host-gate.js";
import { toLine } from "../../collect/file/document-line.js";
import { LandfallError } from "../../core/errors.js";
import type { SecondReaderConfig } from "../../core/second-reader-config.js";
import { dayMs } from "../../core/time.js";
import { checkAnswer, type SecondLabels } from "../../read/second/answer.js";
import { type FirstReading, standingLabels } from "../../read/second/merge.js";
import { type Question, questionOf } from "../../read/second/question.js";
import {
  replaceSecondLabels,
  type SecondAnswer,
  type SecondLabel,
  saveSecondAnswers,
  secondAnswersOf,
  secondSpent,
} from "../../store/second-reader.js";
import type { WorkOptions } from "../progress.js";
import type { Workspace } from "../workspace.js";
import { Budget, mostInputTokens } from "./budget.js";
import { Endpoint, type EndpointAnswer } from "./endpoint.js";
import { type UnsureDocument, unsureDocuments } from "./unsure.js";

/** So many failures one after the other end a run: the server is away, and each costs a wait. */
const failuresInARow = 3;

/** What a run of the second reader did. */
export interface SecondRun {
  asked: number;
  /** Documents whose labels that stand have changed. */
  changed: string[];
  /** Why it stopped before every unsure document was asked about; null where it did not. */
  stopped: string | null;
}

/**
 * Asks the second reader about the documents of which the first is unsure, the least sure first, as far as the day's limits go; nothing is asked twice.
 * Without `[second_reader]` nothing is asked and none of its labels stand.
 * @param now Unix milliseconds; the day of the limits is its UTC day
 */
export async function askSecondReader(
  workspace: Workspace,
  { onProgress, signal }: WorkOptions = {},
  { now = systemClock.now, clock = systemClock }: { now?: () => number; clock?: typeof systemClock } = {},
): Promise<SecondRun> {
  const { store, config } = workspace;
  const settings = config.second_reader;
  if (!settings) return { asked: 0, changed: await replaceSecondLabels(store, []), stopped: null };
  const unsure = await unsureDocuments(store, settings);
  const questions = unsure.map((one) => ({
    ...one,
    question: questionOf(toLine(one.document), one.target, settings.axes, settings.model),
  }));
  const known = await secondAnswersOf(
    store,
    questions.map(({ question }) => question.key),
  );
  // One question may stand for several documents: copies with the same author and context.
  const open = [
    ...new Map(questions.filter(({ question }) => isOpen(known.get(question.key))).map((one) => [one.question.key, one])).values(),
  ];
  const spent = await secondSpent(store, now() - (now() % dayMs));
  const run = await askAll(open, settings, {
    budget: new Budget(settings, spent),
    clock,
    signal,
    onProgress,
    save: (answer) => saveSecondAnswers(store, [answer], now()),
  });
  for (const answer of run.answers) known.set(answer.key, answer);
  const labels = questions.flatMap(({ document, first, question }) => labelsOf(document.id, first, known.get(question.key), settings));
  return { asked: run.answers.length, changed: await replaceSecondLabels(store, labels), stopped: run.stopped };
}

/** What was answered or refused is settled; what failed is asked again on a later run. */
function isOpen(answer: SecondAnswer | undefined): boolean {
  return answer === undefined || answer.state === "failed";
}

function labelsOf(id: string, first: FirstReading, answer: SecondAnswer | undefined, settings: SecondReaderConfig): SecondLabel[] {
  if (answer?.state !== "answered") return [];
  const labels = standingLabels(first, JSON.parse(answer.answer) as SecondLabels, settings);
  return labels.map((label) => ({ id, ...label, model: answer.model }));
}

type Asked = UnsureDocument & { question: Question };

interface AskAllOptions extends WorkOptions {
  budget: Budget;
  clock: typeof systemClock;
  save(answer: SecondAnswer): Promise<void>;
}

async function askAll(
  open: readonly Asked[],
  settings: SecondReaderConfig,
  { budget, clock, signal, onProgress, save }: AskAllOptions,
): Promise<{ answers: SecondAnswer[]; stopped: string | null }> {
  const answers: SecondAnswer[] = [];
  if (open.length === 0) return { answers, stopped: null };
  await using endpoint = new Endpoint(settings, { key: process.env[settings.key_env] ?? "", clock });
  let stopped: string | null = null;
  let next = 0;
  let failures = 0;
  const work = async () => {
    while (stopped === null && next < open.length && !signal?.aborted) {
      const asked = open[next++];
      const reserved = budget.reserve(asked.question);
      if (reserved === null) {
        stopped = `the limits of the day are reached: ${open.length - next + 1} unsure documents were not asked about`;
        return;
      }
      const answer = await askOne(endpoint, asked, settings, budget, signal);
      if (answer === null) return;
      budget.settle(reserved, answer.cost);
      failures = answer.state === "failed" ? failures + 1 : 0;
      if (failures >= failuresInARow) stopped = `it failed ${failures} times in a row: ${answer.reason}`;
      await save(answer);
      answers.push(answer);
      onProgress?.({ stage: "second reader", done: answers.length, total: open.length, unit: "documents" });
    }
  };
  await Promise.all(Array.from({ length: settings.concurrency }, work));
  return { answers, stopped };
}

/** One question with what came of it; null where it was stopped by hand. */
async function askOne(
  endpoint: Endpoint,
  { document, question }: Asked,
  settings: SecondReaderConfig,
  budget: Budget,
  signal: AbortSignal | undefined,
): Promise<SecondAnswer | null> {
  const common = { key: question.key, id: document.id, model: settings.model };
  let said: EndpointAnswer;
  try {
    said = await endpoint.ask(question, signal);
  } catch (error) {
    if (signal?.aborted) return null;
    if (!(error instanceof LandfallError)) throw error;
    return { ...common, state: "failed", answer: "", reason: error.message, input_tokens: 0, output_tokens: 0, cost: 0 };
  }
  // A server that does not count its tokens is charged the most that it may have used.
  const inputTokens = said.inputTokens ?? mostInputTokens(question);
  const outputTokens = said.outputTokens ?? question.maxTokens;
  const used = { input_tokens: inputTokens, output_tokens: outputTokens, cost: budget.costOf(inputTokens, outputTokens) };
  const checked = checkAnswer(said.content, settings.axes, question.material);
  if ("refused" in checked) return { ...common, ...used, state: "refused", answer: "", reason: checked.refused };
  return { ...common, ...used, state: "answered", answer: JSON.stringify(checked.labels), reason: "" };
}
