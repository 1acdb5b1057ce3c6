import { createHmac, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../../catalogue/types.js";
import type { StoredDocument } from "../../core/document.js";

/** Bytes of a workspace's key: as long as what HMAC-SHA-256 gives. */
const keyBytes = 32;

/** Hexadecimal digits of a pseudonym: 48 bits, so that two of a million persons share one with a chance of 0.2 %. */
const pseudonymDigits = 12;

/** The workspace's own key of its keyed hashes, made when first needed. Without it neither a tombstone nor a pseudonym leads back to a name, not even to a guessed one. */
export function privacyKey(dataFolder: string): Buffer {
  const file = join(dataFolder, "privacy.key");
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    try {
      writeFileSync(file, `${randomBytes(keyBytes).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
    } catch (error) {
      // Another process was first: its key counts.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    chmodSync(file, 0o600);
  }
  return Buffer.from(readFileSync(file, "utf8").trim(), "hex");
}

/** What stands in the place of an erased author. Case and a leading @ make no other author. */
export function authorHash(key: Buffer, source: string, author: string): string {
  return createHmac("sha256", key)
    .update(`erased\u001f${source}\u001f${plainName(author)}`)
    .digest("hex");
}

/** The name that a person gets instead of their own; the same on every source, so that one person stays one. */
export function pseudonymOf(key: Buffer, author: string): string {
  return `person-${createHmac("sha256", key)
    .update(`pseudonym\u001f${plainName(author)}`)
    .digest("hex")
    .slice(0, pseudonymDigits)}`;
}

function plainName(author: string): string {
  return author.trim().replace(/^@/, "").toLowerCase();
}

/** Permanent ids of accounts (`did:plc:…`) and handles, which some platforms write into the ids of posts. */
const namesAccount = /did:|@/;

/** The id of a document under pseudonyms: a keyed hash in the place of an id that names its account. The same id gives the same, so that edits and deletions find it. */
export function pseudonymousId(key: Buffer, id: string): string {
  if (!namesAccount.test(id)) return id;
  const platform = id.slice(0, Math.max(0, id.indexOf(":")));
  return `${platform}:${createHmac("sha256", key).update(`id\u001f${id}`).digest("hex").slice(0, 32)}`;
}

/** @-names in a text: of a network ("@ada.example.com") or of a site ("@ada"). */
const handle = /(?<![\p{L}\p{N}_./@])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,80}(?:@[\p{L}\p{N}.-]{1,120})?/gu;

/**
 * A document without the names of persons: its author and the @-names in its text become pseudonyms, and what else would name the author goes. Brands and outlets stay named.
 */
export function withPseudonyms(document: StoredDocument, key: Buffer, catalogue: Catalogue): StoredDocument {
  const isNamed = (name: string): boolean => isPublicName(name, document, catalogue);
  const replace = (text: string): string =>
    text.replace(handle, (found) => {
      const trimmed = found.replace(/[.-]+$/, "");
      return isNamed(trimmed) ? found : `@${pseudonymOf(key, trimmed)}${found.slice(trimmed.length)}`;
    });
  const { author } = document;
  const isPerson = author !== "" && !isNamed(author);
  const names = isPerson ? namesOf(document) : [];
  const tells = (text: string): boolean => names.some((name) => text.toLowerCase().includes(name));
  return {
    ...document,
    id: pseudonymousId(key, document.id),
    replyTo: pseudonymousId(key, document.replyTo),
    links: document.links.filter((link) => !namesAccount.test(link) && !tells(link)),
    author: isPerson ? pseudonymOf(key, author) : author,
    title: replace(document.title),
    text: replace(document.text),
    url: isPerson && tells(document.url) ? "" : document.url,
    extra: isPerson
      ? Object.fromEntries(Object.entries(document.extra).filter(([, value]) => !tells(JSON.stringify(value) ?? "")))
      : document.extra,
  };
}

/** A name this short stands in many addresses by chance. */
const shortestTell = 3;

/** What names the author in an address or a field: the name, its part before the server, and permanent ids. */
function namesOf({ author, extra }: StoredDocument): string[] {
  const ids = ["did", "channel", "handle", "userid", "user_id", "author_id"].map((key) => extra[key]);
  return [plainName(author), plainName(author).split("@")[0], ...ids]
    .filter((name): name is string => typeof name === "string" && name.length >= shortestTell)
    .map((name) => name.toLowerCase());
}

/** True for a name of the catalogue ("Samsung", "@Samsung") and for an outlet that signs its own articles. */
function isPublicName(name: string, { publication }: StoredDocument, catalogue: Catalogue): boolean {
  const plain = name.replace(/^@/, "").split("@")[0];
  if (publication !== "" && plainName(publication) === plainName(plain)) return true;
  return catalogue.find(plain).some((entity) => !("brand" in entity));
}
