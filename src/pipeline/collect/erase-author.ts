import { LandfallError } from "../../core/errors.js";
import { countQuarantinedNaming, eraseDocuments, eraseQuarantined, idsByAuthor, namesBehind, saveErasure } from "../../store/erasures.js";
import type { Workspace } from "../workspace.js";
import { platformOf } from "./keep-document.js";
import { authorHash, privacyKey, pseudonymOf } from "./privacy.js";

/** What erasing an author takes away. */
export interface AuthorErasure {
  source: string;
  /** The author's names here: the one given, and others of the same permanent id. */
  names: string[];
  documents: number;
  /** Rows of quarantine that name the author. */
  quarantined: number;
}

/**
 * Counts what {@link eraseAuthor} would erase, and erases nothing.
 * @param account `source:name`; the name as the documents carry it, or the true one where they carry pseudonyms
 * @throws LandfallError USAGE where no source of the workspace begins it
 */
export async function countAuthor(workspace: Workspace, account: string): Promise<AuthorErasure> {
  const { source, names, ids } = await findAuthor(workspace, account);
  let quarantined = 0;
  for (const name of names) quarantined += await countQuarantinedNaming(workspace.store, source, name);
  return { source, names, documents: ids.length, quarantined };
}

/**
 * Erases an author of a source: documents with all that was made of them, the answers they came in, and what of them stood in quarantine. A keyed hash stays, so that they are
 * neither collected nor imported again.
 *
 * The hash comes first: whoever collects at the same time brings nothing back, and a run that was cut short is made whole by running it again.
 * @throws LandfallError USAGE where no source of the workspace begins the account
 */
export async function eraseAuthor(workspace: Workspace, account: string, now: number): Promise<AuthorErasure> {
  const { store, data } = workspace;
  const { source, names, platforms, ids } = await findAuthor(workspace, account);
  const key = privacyKey(data);
  for (const place of [source, ...platforms])
    for (const name of names) await saveErasure(store, authorHash(key, place, name), ids.length, now);
  const documents = await eraseDocuments(store, ids);
  let quarantined = 0;
  for (const name of names) quarantined += await eraseQuarantined(store, source, name);
  return { source, names, documents, quarantined };
}

async function findAuthor(
  { store, config, data }: Workspace,
  account: string,
): Promise<{ source: string; names: string[]; platforms: string[]; ids: string[] }> {
  const held = await store.query<{ source: string }>("SELECT DISTINCT toString(source) AS source FROM documents");
  const sources = new Set([...held.map(({ source }) => source), ...config.sources.flatMap(({ name }) => name ?? [])]);
  const source = [...sources].filter((name) => account.startsWith(`${name}:`)).sort((a, b) => b.length - a.length)[0];
  const author = source === undefined ? "" : account.slice(source.length + 1).trim();
  if (source === undefined || author === "") {
    throw new LandfallError("USAGE", `'${account}' names no author: write source:name`, {
      next: `the sources are ${[...sources].sort().slice(0, 20).join(", ") || "none yet"}`,
    });
  }
  const key = privacyKey(data);
  const here = await idsByAuthor(store, source, [author, pseudonymOf(key, author)]);
  const platforms = [...new Set(here.flatMap((id) => platformOf(id) ?? []))];
  // A handle may change and differ by how a post was found; the permanent id stays.
  const names = [...new Set([author, ...(platforms.length > 0 ? await namesBehind(store, here) : [])])];
  const ids = await idsByAuthor(store, source, [...names, pseudonymOf(key, author)], platforms);
  return { source, names, platforms, ids };
}
