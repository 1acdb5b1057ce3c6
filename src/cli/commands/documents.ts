import { LandfallError } from "../../core/errors.js";
import { type DocumentFilter, documentFilterSchema } from "../../report/answers.js";
import type { DocumentItem } from "../../report/document-answers.js";
import { listDocuments, type SortOrder } from "../../report/documents.js";
import type { Effects } from "../effects.js";
import { type CommonOptions, numberFlag } from "../flags.js";
import { withAnswers } from "../session.js";

interface DocumentsOptions extends CommonOptions {
  filter?: string;
  sort?: SortOrder;
  limit: string;
}

/** Prints the documents that words and a filter find. */
export async function documents(words: string | undefined, options: DocumentsOptions, effects: Effects): Promise<void> {
  const filter = parseFilter(options.filter, words);
  const limit = numberFlag("limit", options.limit, { least: 1, most: 200, whole: true });
  const list = await withAnswers(options, "documents", effects, (context) => listDocuments(context, filter, { sort: options.sort, limit }));
  if (options.json) {
    effects.print(JSON.stringify(list));
    return;
  }
  effects.print(list.reading);
  for (const item of list.documents) effects.print(`\n${sayItem(item)}`);
}

/**
 * A filter as the app writes it in its addresses.
 * @throws LandfallError USAGE for a field that there is not
 */
export function parseFilter(query: string | undefined, words?: string): DocumentFilter {
  const fields: Record<string, string> = Object.fromEntries(new URLSearchParams(query ?? ""));
  if (words !== undefined) fields.q = words;
  const result = documentFilterSchema.strict().safeParse(fields);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const names = Object.keys(documentFilterSchema.shape).join(", ");
  throw new LandfallError("USAGE", `--filter ${issue.path.join(".")}: ${issue.message}`, { next: `a filter has the fields ${names}` });
}

function sayItem({ voice, source, author, publication, time, title, text, id }: DocumentItem): string {
  const who = publication || author || source;
  const when = time.from === null ? "time unknown" : time.from.slice(0, 16).replace("T", " ");
  return `${voice} · ${who} · ${when} UTC · ${id}\n  ${title === "" ? "" : `${title} — `}${text.replace(/\s+/g, " ")}`;
}
