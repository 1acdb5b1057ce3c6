import { readRows } from "../collect/file/read-rows.js";
import { isBadRow } from "../collect/file/row.js";
import type { DocumentLine } from "../core/document.js";
import { LandfallError } from "../core/errors.js";
import type { Effects } from "./effects.js";

/** What a stage that runs as a filter takes in: documents in blocks, and how many lines were none. */
export interface FilterInput {
  blocks: AsyncGenerator<DocumentLine[]>;
  /** Lines that could not be used so far; each was told with its number and reason. */
  bad(): number;
}

/**
 * Document lines from standard input. A line that is none is told to standard error with its number and reason; the others go on.
 * @param example a command line for the message where nobody sends anything
 * @throws LandfallError USAGE where standard input is a terminal
 */
export function filterInput(effects: Effects, example: string, blockSize: number): FilterInput {
  if (process.stdin.isTTY) {
    throw new LandfallError("USAGE", "documents are read from standard input, one JSON object a line", { next: `run e.g. \`${example}\`` });
  }
  let bad = 0;
  const refuse = (line: number, reason: string) => {
    bad++;
    effects.tell(`line ${line}: ${reason}`);
  };
  async function* blocks(): AsyncGenerator<DocumentLine[]> {
    const stream = await readRows("-", { format: "jsonl", signal: effects.signal });
    try {
      let block: DocumentLine[] = [];
      for await (const events of stream.blocks) {
        for (const event of events) {
          if (isBadRow(event)) {
            refuse(event.line, event.reason);
            continue;
          }
          const document = toDocumentLine(event.values);
          if (typeof document === "string") refuse(event.line, document);
          else block.push(document);
        }
        if (block.length >= blockSize) {
          yield block;
          block = [];
        }
      }
      if (block.length > 0) yield block;
    } finally {
      await stream.close();
    }
  }
  return { blocks: blocks(), bad: () => bad };
}

/** All documents of a filter's input. */
export async function allDocuments(input: FilterInput): Promise<DocumentLine[]> {
  const documents: DocumentLine[] = [];
  for await (const block of input.blocks) for (const document of block) documents.push(document);
  return documents;
}

/** A document line, or why an object is none. A number as id or text is taken as written. */
function toDocumentLine(values: Record<string, unknown>): DocumentLine | string {
  const id = textOf(values.id);
  if (id === null || id === "") return "a document needs an `id`";
  const text = textOf(values.text) ?? (values.text == null ? (textOf(values.title) === null ? null : "") : null);
  if (text === null) return "a document needs a `text`";
  const links = Array.isArray(values.links) ? values.links.filter((link): link is string => typeof link === "string") : null;
  return { ...values, id, text, links, source: textOf(values.source) ?? "stdin" };
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : null;
}

/** The exit code of work that is done but left something unused. */
export const someUnusable = 3;

/** Sets the exit code where lines could not be used. */
export function endFilter(input: FilterInput, effects: Effects): void {
  if (input.bad() === 0) return;
  effects.tell(`${input.bad()} lines could not be used`);
  process.exitCode = someUnusable;
}
