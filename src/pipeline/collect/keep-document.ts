import type { Catalogue } from "../../catalogue/types.js";
import type { StoredDocument } from "../../core/document.js";
import { authorHash, withPseudonyms } from "./privacy.js";

/** What is kept of what a source gives. */
export interface KeepRules {
  /** Nothing published before this is kept, in Unix milliseconds; 0 for all. */
  notBefore: number;
  /** Nothing published at or after this is kept, in Unix milliseconds; infinite for all. */
  before: number;
  /** True: persons get pseudonyms. */
  pseudonyms: boolean;
  key: Buffer;
  /** Keyed hashes of the authors that were erased. */
  erased: ReadonlySet<string>;
  catalogue: Catalogue;
}

/** A document as it may be kept, or null: outside the time that is kept, or by an author who was erased. One without a date is inside. */
export function keepDocument(document: StoredDocument, rules: KeepRules): StoredDocument | null {
  const { interval } = document.time;
  if (interval && (interval.to <= rules.notBefore || interval.from >= rules.before)) return null;
  if (isErased(document, rules)) return null;
  return rules.pseudonyms ? withPseudonyms(document, rules.key, rules.catalogue) : document;
}

/** True for a document by an author who was erased from its source. */
export function isErased({ source, author }: StoredDocument, { key, erased }: Pick<KeepRules, "key" | "erased">): boolean {
  return erased.size > 0 && author !== "" && erased.has(authorHash(key, source, author));
}
