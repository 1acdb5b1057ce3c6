import type { StoredDocument } from "../../core/document.js";
import type { Diagnostic } from "../../core/errors.js";
import type { ReadOptions } from "./options.js";
import { openDocuments } from "./read-documents.js";
import type { ReadPlan } from "./read-plan.js";
import type { FileFacts } from "./read-rows.js";

/** Documents shown before a big run. */
const shownDocuments = 5;

/** What a file looks like and how it would be read. */
export interface Preview {
  facts: FileFacts;
  plan: ReadPlan;
  /** The first documents as they would be stored. */
  documents: StoredDocument[];
  /** The first rows that would go to quarantine. */
  diagnostics: Diagnostic[];
}

/** Reads a file's first rows only. Standard input cannot be read again after it. */
export async function preview(path: string, options: ReadOptions = {}): Promise<Preview> {
  const reading = await openDocuments(path, options);
  try {
    const first = await reading.batches.next();
    const { documents, diagnostics } = first.done ? { documents: [], diagnostics: [] } : first.value;
    return {
      facts: reading.facts,
      plan: reading.plan,
      documents: documents.slice(0, shownDocuments),
      diagnostics: diagnostics.slice(0, shownDocuments),
    };
  } finally {
    await reading.close();
  }
}
