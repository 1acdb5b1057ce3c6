import type { Store } from "./store.js";

/** Documents erased in one round: the list travels with each statement. */
const idsAtOnce = 2000;

/** Waits until the rows are gone from the disk, on every replica. */
const atOnce = "SETTINGS mutations_sync = 2";

/**
 * Erases documents with all that was made of them: readings, mentions, corrections, labels, places, facts, relations and the answers that they came in.
 *
 * Every table that has a column `id` names a document by it. The documents themselves go last: cut short, the same call erases what is left. Counts over `facts` are right when
 * it returns; stories and groups are when documents are next related, which their absence brings about.
 * @returns how many documents were there
 */
export async function eraseDocuments(store: Store, ids: readonly string[]): Promise<number> {
  let erased = 0;
  const tables = await tablesById(store);
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const some = { ids: ids.slice(from, from + idsAtOnce) };
    const { present } = await store.one<{ present: number }>(
      "SELECT count() AS present FROM documents FINAL WHERE id IN {ids:Array(String)}",
      some,
    );
    if (present === 0) continue;
    await store.command(
      "INSERT INTO erased_documents SELECT cityHash64(id, version) FROM documents FINAL WHERE id IN {ids:Array(String)}",
      some,
    );
    await eraseWhere(store, "payloads", "hasAny(documents, {ids:Array(String)})", some);
    await eraseWhere(store, "relations", "a IN {ids:Array(String)} OR b IN {ids:Array(String)}", some);
    for (const table of [...tables, "documents"]) await eraseWhere(store, table, "id IN {ids:Array(String)}", some);
    erased += present;
  }
  return erased;
}

async function tablesById(store: Store): Promise<string[]> {
  const rows = await store.query<{ table: string }>(
    `SELECT DISTINCT table FROM system.columns WHERE database = currentDatabase() AND name = 'id' AND type = 'String' AND table != 'documents' ORDER BY table`,
  );
  return rows.map(({ table }) => table);
}

/** A mutation rewrites whole parts of a table: none is begun where nothing would go. */
async function eraseWhere(store: Store, table: string, condition: string, parameters: Record<string, unknown>): Promise<void> {
  const { n } = await store.one<{ n: number }>(`SELECT count() AS n FROM ${table} WHERE ${condition}`, parameters);
  if (n > 0) await store.command(`ALTER TABLE ${table} DELETE WHERE ${condition} ${atOnce}`, parameters);
}

/** Which of these documents are here, and all whose id begins with one of the prefixes. */
export async function presentIds(store: Store, ids: readonly string[], prefixes: readonly string[] = []): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const rows = await store.query<{ id: string }>("SELECT id FROM documents FINAL WHERE id IN {ids:Array(String)}", {
      ids: ids.slice(from, from + idsAtOnce),
    });
    for (const { id } of rows) found.push(id);
  }
  if (prefixes.length > 0) {
    const rows = await store.query<{ id: string }>(
      "SELECT id FROM documents FINAL WHERE arrayExists(prefix -> startsWith(id, prefix), {prefixes:Array(String)})",
      { prefixes },
    );
    for (const { id } of rows) found.push(id);
  }
  return [...new Set(found)];
}

/**
 * Ids of all documents of an author on a source, or on one of the platforms, under any of the names; case and a leading @ make no other author.
 * @param platforms what the ids of their documents begin with
 */
export async function idsByAuthor(
  store: Store,
  source: string,
  authors: readonly string[],
  platforms: readonly string[] = [],
): Promise<string[]> {
  const rows = await store.query<{ id: string }>(
    `SELECT DISTINCT id FROM documents WHERE (source = {source:String} OR splitByChar(':', id)[1] IN {platforms:Array(String)})
       AND replaceRegexpOne(lowerUTF8(author), '^@', '') IN {authors:Array(String)}`,
    { source, platforms, authors: authors.map((author) => author.trim().replace(/^@/, "").toLowerCase()) },
  );
  return rows.map(({ id }) => id);
}

/** Every name of the accounts behind some documents: what they are signed with, and the permanent id (`did`) that the platform gives, by which others of theirs are found. */
export async function namesBehind(store: Store, ids: readonly string[]): Promise<string[]> {
  const rows = await store.query<{ name: string }>(
    `WITH dids AS (SELECT DISTINCT JSONExtractString(extra, 'did') AS did FROM documents WHERE id IN {ids:Array(String)} AND did != '')
     SELECT DISTINCT author AS name FROM documents WHERE JSONExtractString(extra, 'did') IN (SELECT did FROM dids) AND author != ''
     UNION DISTINCT SELECT did AS name FROM dids`,
    { ids },
  );
  return rows.map(({ name }) => name);
}

/** Ids of a source's documents that were published before an instant; of those without a date, kept before it. */
export async function idsBefore(store: Store, source: string, instantMs: number): Promise<string[]> {
  const rows = await store.query<{ id: string }>(
    `SELECT id FROM documents FINAL WHERE source = {source:String}
       AND if(time_from IS NULL, version < {version:UInt64}, toUnixTimestamp64Milli(assumeNotNull(time_from)) < {instant:Int64})`,
    { source, version: Math.max(0, instantMs) * 1000, instant: instantMs },
  );
  return rows.map(({ id }) => id);
}

/** A shorter name stands in many rows by chance. */
const shortestName = 3;

const namesAuthor = "file = {source:String} AND positionCaseInsensitiveUTF8(raw, {author:String}) > 0";

/** How many quarantined rows of a source name an author. */
export async function countQuarantinedNaming(store: Store, source: string, author: string): Promise<number> {
  if (author.length < shortestName) return 0;
  const { n } = await store.one<{ n: number }>(`SELECT count() AS n FROM quarantine FINAL WHERE ${namesAuthor}`, { source, author });
  return n;
}

/** Erases the quarantined rows of a source that name an author. */
export async function eraseQuarantined(store: Store, source: string, author: string): Promise<number> {
  const n = await countQuarantinedNaming(store, source, author);
  if (n > 0) await eraseWhere(store, "quarantine", namesAuthor, { source, author });
  return n;
}

/** Remembers that an author was erased, by a keyed hash. */
export async function saveErasure(store: Store, hash: string, documents: number, now: number): Promise<void> {
  await store.insert("erasures", [{ hash, at: now, documents, version: store.nextVersion() }]);
}

/** The keyed hashes of all erased authors. */
export async function erasedHashes(store: Store): Promise<Set<string>> {
  const rows = await store.query<{ hash: string }>("SELECT hash FROM erasures FINAL");
  return new Set(rows.map(({ hash }) => hash));
}
