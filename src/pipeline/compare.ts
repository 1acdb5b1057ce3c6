import { passagesOf } from "../relate/copies/passages.js";
import type { ReportContext } from "../report/context.js";
import type { Comparison } from "../report/race/answers.js";
import { loadPair, readComparison } from "../report/race/compare.js";

/** Fewest words of a stretch that is shown as shared: shorter ones are common turns of speech. */
const leastWords = 5;

/**
 * Two documents side by side with the stretches that both have.
 * @throws LandfallError NOT_FOUND
 */
export async function compareDocuments(context: ReportContext, first: string, second: string): Promise<Comparison> {
  const pair = await loadPair(context, first, second);
  const { a, b, link } = pair;
  const found = passagesOf(a.text, b.text, leastWords);
  // Texts of a few words have no such stretch, though they may be the same.
  const whole = [{ a: { start: 0, end: a.text.length }, b: { start: 0, end: b.text.length }, words: a.text.split(/\s+/).length }];
  const passages = found.length === 0 && link?.kind === "exact" ? whole : found;
  return { ...pair, passages, reading: readComparison({ ...pair, passages }) };
}
