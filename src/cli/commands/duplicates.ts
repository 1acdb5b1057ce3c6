import { detect } from "../../relate/copies/detect.js";
import { timedLine } from "../document-time.js";
import type { Effects } from "../effects.js";
import { allDocuments, endFilter, filterInput } from "../filter-input.js";
import { type CommonOptions, numberFlag } from "../flags.js";

interface DuplicatesOptions extends CommonOptions {
  threshold?: string;
}

/** Lines written at once. */
const blockSize = 2000;

/** Document lines in, lines `{a, b, kind, score}` out. */
export async function duplicates(options: DuplicatesOptions, effects: Effects): Promise<void> {
  const input = filterInput(effects, "landfall duplicates < documents.jsonl > pairs.jsonl", blockSize);
  const documents = await allDocuments(input);
  const settings =
    options.threshold === undefined ? {} : { threshold: numberFlag("threshold", options.threshold, { least: 0.01, most: 1 }) };
  const links = detect(documents.map(timedLine), settings);
  for (let at = 0; at < links.length; at += blockSize) {
    effects.print(
      links
        .slice(at, at + blockSize)
        .map(({ a, b, kind, score }) => JSON.stringify({ a, b, kind, score }))
        .join("\n"),
    );
  }
  endFilter(input, effects);
}
