import { detect } from "../../relate/stories/detect.js";
import { timedLine } from "../document-time.js";
import type { Effects } from "../effects.js";
import { allDocuments, endFilter, filterInput } from "../filter-input.js";
import { type CommonOptions, numberFlag } from "../flags.js";

interface StoriesOptions extends CommonOptions {
  over?: "title" | "text" | "both";
  gapHours?: string;
}

const blockSize = 2000;

/** Document lines in, lines `{id, story, role, root, lag_minutes}` out. */
export async function stories(options: StoriesOptions, effects: Effects): Promise<void> {
  const input = filterInput(effects, "landfall stories < documents.jsonl > stories.jsonl", blockSize);
  const documents = await allDocuments(input);
  const settings = {
    ...(options.over === undefined ? {} : { over: options.over }),
    ...(options.gapHours === undefined ? {} : { gapHours: numberFlag("gap-hours", options.gapHours, { least: 0.01, most: 100_000 }) }),
  };
  const members = detect(documents.map(timedLine), settings);
  for (let at = 0; at < members.length; at += blockSize) {
    effects.print(
      members
        .slice(at, at + blockSize)
        .map((member) => JSON.stringify(member))
        .join("\n"),
    );
  }
  endFilter(input, effects);
}
