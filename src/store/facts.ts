import type { Store } from "./store.js";

/** The newest correction of each axis that was not undone, one row a document. */
const standingCorrections = `
  SELECT id, mapFromArrays(groupArray(axis), groupArray(label)) AS labels
  FROM (SELECT id, axis, argMax(label, version) AS label FROM corrections FINAL WHERE undone = 0 GROUP BY id, axis)
  GROUP BY id`;

/** The second reader's labels that stand, one row a document. */
const secondLabels = `
  SELECT id, mapFromArrays(groupArray(toString(axis)), groupArray(label)) AS labels FROM second_labels FINAL GROUP BY id`;

/** A person's label where there is one, else the second reader's where it stands, else the reader's. */
function corrected(axis: string): string {
  return `multiIf(mapContains(c.labels, '${axis}'), c.labels['${axis}'], mapContains(s.labels, '${axis}'), s.labels['${axis}'], toString(r.${axis}))`;
}

/**
 * The SELECT that makes facts of documents, readings, corrections and places: the one place where the voice and the waterfall's
 * step of a document are decided.
 *
 * The voice follows the codebook, first rule that holds. `taken_out` is the first step of the waterfall that removes the document,
 * '' where it passes all.
 */
function selectFacts(only: string): string {
  return `
  SELECT {generation:String}, d.id, d.time_from, d.time_to, d.time_grade, d.source, d.author, r.lang, r.target, r.brands, r.entities,
    ${corrected("level")} AS level_,
    if(level_ = 'product', if(${corrected("horizon")} = '', 'unclear', ${corrected("horizon")}), '') AS horizon_,
    ${corrected("experience")} AS experience_,
    ${corrected("tie")} AS tie_,
    ${corrected("speaker")} AS speaker_,
    ${corrected("stance")} AS stance_,
    multiIf(tie_ = 'official', 'official', tie_ IN ('seller', 'compensated'), 'paid', experience_ IN ('claimed', 'specific'), 'first-hand',
      speaker_ = 'publication', 'press', speaker_ = 'automated', 'automated', 'talk') AS voice_,
    r.release_state,
    r.release_settled = 1 AND ((horizon_ = 'released' AND r.release_state IN ('rumoured', 'announced'))
      OR (horizon_ = 'announced' AND r.release_state IN ('rumoured', 'released', 'discontinued'))
      OR (horizon_ = 'rumoured' AND r.release_state IN ('announced', 'released', 'discontinued'))) AS disagrees_,
    r.read_in_full,
    arrayMap(a -> (a.aspect, a.polarity), r.aspects), arrayDistinct(arrayMap(a -> a.attribute, r.claims)),
    p.copy_of, p.copies, p.story, p.story_role, p.story_root, p.lag_minutes, p.\`group\`, p.group_explained,
    multiIf(p.copy_of != '' OR r.repost = 1, 'copies', tie_ IN ('official', 'seller', 'compensated'), 'paid_official',
      speaker_ = 'automated', 'automated', p.\`group\` != '' AND p.group_explained = 0, 'synchronised', voice_ = 'press', 'talk',
      experience_ NOT IN ('claimed', 'specific'), 'first_hand', experience_ = 'claimed', 'specific', '') AS taken_out_,
    {version:UInt64}
  FROM (SELECT * FROM documents FINAL ${only}) AS d
  INNER JOIN (SELECT * FROM readings FINAL ${only}) AS r ON r.id = d.id
  LEFT JOIN (SELECT * FROM places FINAL WHERE generation = {generation:String}) AS p ON p.id = d.id
  LEFT JOIN (${standingCorrections}) AS c ON c.id = d.id
  LEFT JOIN (${secondLabels}) AS s ON s.id = d.id`;
}

const columns = `generation, id, time_from, time_to, time_grade, source, author, lang, target, brands, entities, level, horizon, experience, tie,
  speaker, stance, voice, release_state, disagrees, read_in_full, aspects, claims, copy_of, copies, story, story_role, story_root, lag_minutes,
  \`group\`, group_explained, taken_out, version`;

/** Makes the facts of a whole generation. */
export async function makeFacts(store: Store, generation: string): Promise<void> {
  await store.command(`INSERT INTO facts (${columns}) ${selectFacts("")}`, { generation, version: store.nextVersion() });
}

/** Documents whose facts are made anew in one statement. */
const remadeAtOnce = 5000;

/** Makes the facts of some documents anew, after a person has corrected them or the second reader has answered. */
export async function remakeFacts(store: Store, generation: string, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += remadeAtOnce)
    await store.command(`INSERT INTO facts (${columns}) ${selectFacts("WHERE id IN {ids:Array(String)}")}`, {
      generation,
      ids: ids.slice(at, at + remadeAtOnce),
      version: store.nextVersion(),
    });
}

/**
 * Makes those facts anew that are older than what a person or the second reader said of their document: where work was stopped between the two, and
 * where a label came while a new generation was made.
 */
export async function remakeStaleFacts(store: Store, generation: string): Promise<void> {
  const rows = await store.query<{ id: string }>(
    `SELECT l.id AS id FROM (SELECT id, max(version) AS version FROM (SELECT id, version FROM second_labels UNION ALL SELECT id, version FROM corrections) GROUP BY id) AS l
     INNER JOIN (SELECT id, version FROM facts FINAL WHERE generation = {generation:String}) AS f ON f.id = l.id WHERE l.version > f.version`,
    { generation },
  );
  await remakeFacts(
    store,
    generation,
    rows.map(({ id }) => id),
  );
}

const generationTables = [
  "relations",
  "stories",
  "tellings",
  "citations",
  "time_flags",
  "groups",
  "ties",
  "edges",
  "synchrony_windows",
  "actions",
  "authors",
  "places",
  "facts",
] as const;

/** Forgets every generation but the one that counts. */
export async function dropOtherGenerations(store: Store, keep: string): Promise<void> {
  for (const table of generationTables) await store.dropPartitions(table, "partition != {keep:String}", { keep });
}
