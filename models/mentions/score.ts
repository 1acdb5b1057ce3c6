/** Counts of a set comparison. */
export interface Counts {
  right: number;
  found: number;
  gold: number;
}

export function newCounts(): Counts {
  return { right: 0, found: 0, gold: 0 };
}

export function f1Of(counts: Counts): { precision: number; recall: number; f1: number } {
  const precision = counts.found === 0 ? 0 : counts.right / counts.found;
  const recall = counts.gold === 0 ? 0 : counts.right / counts.gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/**
 * A mention as the labels write it, without what labellers did in different ways: a leading `#`, `@` or `$`, case, runs of
 * spaces. Labels hold each distinct string of a document once, so found strings are compared as a set.
 */
function mentionKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[#@$]+/, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Adds one document: distinct strings found against distinct strings labelled. */
export function addStrings(counts: Counts, found: readonly string[], gold: readonly string[]): void {
  const foundKeys = new Set(found.map(mentionKey));
  const goldKeys = new Set(gold.map(mentionKey));
  counts.found += foundKeys.size;
  counts.gold += goldKeys.size;
  for (const key of foundKeys) if (goldKeys.has(key)) counts.right++;
}
