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

/** Platforms on which a name is one account, whichever source gives its documents; elsewhere a name says little beyond its source. */
const accountPlatforms = new Set(["bluesky", "hackernews", "lemmy", "mastodon", "reddit", "youtube"]);

/** The platform of a document's id where names are accounts there, else null. */
export function platformOf(id: string): string | null {
  const platform = id.slice(0, Math.max(0, id.indexOf(":")));
  return accountPlatforms.has(platform) ? platform : null;
}

/** True for a document by an author who was erased from its source, or from its platform. */
export function isErased({ id, source, author, extra }: StoredDocument, { key, erased }: Pick<KeepRules, "key" | "erased">): boolean {
  if (erased.size === 0) return false;
  const names = [author, extra.did].filter((name): name is string => typeof name === "string" && name !== "");
  const places = [source, platformOf(id)].filter((place) => place !== null);
  return names.some((name) => places.some((place) => erased.has(authorHash(key, place, name))));
}
