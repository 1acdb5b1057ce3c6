import type { z } from "zod";
import type { Diagnostic } from "../core/errors.js";
import type { FetchedAnswer } from "./fetch/fetcher.js";
import type { Cursor, SourcePage } from "./source.js";

/** Raw input kept with a diagnostic, in characters. */
const rawKept = 500;

/** The JSON of an answer in the form asked for, or why it is not. A page of HTML, a cut-off body and a changed form all end here. */
export function jsonOf<T>(answer: FetchedAnswer, schema: z.ZodType<T>): T | { defect: string; raw: string } {
  const text = new TextDecoder().decode(answer.body).replace(/^\uFEFF/, "");
  const raw = text.slice(0, rawKept);
  if (/^\s*</.test(text)) return { defect: "a web page or XML came instead of JSON", raw };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { defect: `the JSON can't be read: ${(error as Error).message}`, raw };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return { defect: `the answer has changed its form: ${issue.path.join(".") || "top"}: ${issue.message}`, raw };
}

export function isDefect(value: unknown): value is { defect: string; raw: string } {
  return typeof value === "object" && value !== null && "defect" in value;
}

/** A page that could not be read: the cursor stays. */
export function unreadable(source: string, { defect, raw }: { defect: string; raw: string }, cursor: Cursor | null): SourcePage {
  return {
    documents: [],
    deletions: [],
    cursor: cursor ?? {},
    isDone: true,
    diagnostics: [{ file: source, line: 0, code: "unreadable", reason: defect, raw }],
  };
}

/** Reads each item by itself, so that one broken item does not lose the others. */
export function readItems<T>(values: readonly unknown[], schema: z.ZodType<T>, source: string, read: (item: T) => void): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  values.forEach((value, index) => {
    const item = schema.safeParse(value);
    if (item.success) read(item.data);
    else {
      const [issue] = item.error.issues;
      diagnostics.push({
        file: source,
        line: index + 1,
        code: "bad_item",
        reason: `the item has ${issue.path.join(".") || "no form"}: ${issue.message}`,
        raw: JSON.stringify(value)?.slice(0, rawKept) ?? "",
      });
    }
  });
  return diagnostics;
}
