import type { DocumentLine } from "../core/document.js";
import { type DocumentColumns, documentColumns, fromColumns } from "../store/documents.js";
import type { DocumentFilter } from "./answers.js";
import type { ReportContext } from "./context.js";
import { factsTable, filterSql } from "./filter.js";

/** Documents fetched at a time. */
const blockDocuments = 5000;

/** Every document that a filter finds, as a document line with what was read and related beside it, in order of id. */
export async function* exportRows({ store, generation }: ReportContext, filter: DocumentFilter): AsyncGenerator<DocumentLine[]> {
  const sql = filterSql(filter, generation);
  for (let after = ""; ; ) {
    const rows = await store.query<DocumentColumns & { reading: Record<string, unknown>; place: Record<string, unknown> }>(
      `SELECT ${documentColumns},
         CAST(tuple(f.lang, f.target, f.level, f.horizon, f.experience, f.tie, f.speaker, f.stance, f.voice, f.release_state),
           'Tuple(lang String, target String, level String, horizon String, experience String, tie String, speaker String, stance String, voice String, release_state String)') AS reading,
         CAST(tuple(f.copy_of, f.story, f.story_role, f.\`group\`, f.taken_out), 'Tuple(copy_of String, story String, story_role String, \`group\` String, taken_out String)') AS place
       FROM (SELECT * FROM ${factsTable} WHERE ${sql.where} AND f.id > {after:String} ORDER BY f.id LIMIT ${blockDocuments}) AS f
       INNER JOIN (SELECT * FROM documents FINAL) AS d ON d.id = f.id ORDER BY d.id`,
      { ...sql.parameters, after },
    );
    if (rows.length === 0) return;
    after = rows[rows.length - 1].id;
    yield rows.map((row) => ({ ...toLine(row), reading: row.reading, place: row.place }));
    if (rows.length < blockDocuments) return;
  }
}

function toLine(row: DocumentColumns): DocumentLine {
  const { extra, time, replyTo, file: _file, line: _line, ...document } = fromColumns(row);
  return {
    ...extra,
    ...document,
    reply_to: replyTo,
    published: time.interval === null ? null : new Date(time.interval.from).toISOString(),
    time_grade: time.grade,
    assumed_zone: time.assumedZone,
  };
}
