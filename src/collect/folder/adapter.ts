import type { Role } from "../file/mapping.js";
import type { ReadOptions } from "../file/options.js";
import { openDocuments } from "../file/read-documents.js";
import { watching } from "./watching.js";

export interface FolderSettings {
  /** A folder, or a file that is written on. */
  path: string;
  /** The `source` of the documents; the file's name where absent. */
  name?: string;
  /** Columns for roles, over the guesses. */
  map?: Partial<Record<Role, string>>;
  /** Zone of dates that carry no offset. */
  zone?: string;
}

const readable = /\.(?:csv|tsv|txt|json|jsonl|ndjson)(?:\.(?:gz|zst))?$/i;

/** Rows of one step. */
const stretchRows = 2_000;

/** Exports that are put into a folder, or a file that grows: read as `landfall import` reads them, each row once. */
export const folder = watching<FolderSettings>({
  kind: "folder",
  limits: [
    "CSV, TSV, JSON and JSON Lines, also compressed (.gz, .zst); Parquet files are brought in with `landfall import`.",
    "A file is read when nobody has written to it for two seconds.",
    "A row that is taken out of a file stays here.",
  ],
  accepts: (name) => readable.test(name),

  plan(_query, settings) {
    return [
      {
        key: `folder ${settings.path}`,
        asks: `New and changed files in ${settings.path}`,
        settings: {
          path: settings.path,
          name: settings.name ?? "",
          zone: settings.zone ?? "",
          map: JSON.stringify(settings.map ?? {}),
        },
      },
    ];
  },

  async open(file, skip, { settings }, { signal }) {
    const options: ReadOptions = { skipRows: skip, batchRows: stretchRows, signal };
    if (settings.name) options.source = settings.name;
    if (settings.zone) options.zone = settings.zone;
    const map = JSON.parse(settings.map) as ReadOptions["map"];
    if (map && Object.keys(map).length > 0) options.map = map;
    const reading = await openDocuments(file.path, options);
    return {
      async next() {
        const batch = await reading.batches.next();
        if (batch.done) return null;
        const { documents, diagnostics, notes, rowsRead } = batch.value;
        return { documents, diagnostics: [...diagnostics, ...notes], done: rowsRead };
      },
      [Symbol.asyncDispose]: () => reading.close(),
    };
  },
});
