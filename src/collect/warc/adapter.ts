import type { StoredDocument } from "../../core/document.js";
import type { Diagnostic } from "../../core/errors.js";
import { openFile } from "../file/open.js";
import { type FileReading, type Stretch, watching } from "../folder/watching.js";
import { matcherOf } from "../match-query.js";
import { archivedDocument } from "./archived-document.js";
import { pageOfRecord, WarcReader, type WarcRecord } from "./warc-record.js";

export interface WarcSettings {
  /** A WARC file, or a folder of them. */
  path: string;
  /** Keep only pages that name what is asked for; true where absent. */
  onlyNamed?: boolean;
}

/** One step ends after so many pages kept, or so many records looked at: some seconds of work. */
const pagesAStep = 100;
const recordsAStep = 2_000;

/** WARC files, as archives and crawlers write them: the pages in their response records. Source: ISO 28500. */
export const warc = watching<WarcSettings>({
  kind: "warc",
  limits: [
    "Pages of HTML and text only; a record past 20 MiB is passed over with its address.",
    "A page without a date of its own is dated by its capture.",
    "A file that was read in part is decompressed again up to where it was left.",
  ],
  accepts: (name) => /\.warc(?:\.(?:gz|zst))?$/i.test(name),

  plan(query, settings) {
    const isFiltered = settings.onlyNamed !== false && query.phrases.length + query.ambiguous.length > 0;
    return [
      {
        key: `warc ${settings.path}`,
        asks: `Pages in the WARC files of ${settings.path}${isFiltered ? " that name what is asked for" : ""}`,
        settings: { path: settings.path, query: isFiltered ? JSON.stringify(query) : "" },
      },
    ];
  },

  async open(file, skip, { settings }, context): Promise<FileReading> {
    const opened = await openFile(file.path, { signal: context.signal });
    const matcher = settings.query ? matcherOf(settings.query) : null;
    const records = recordsOf(opened.bytes, file.name);
    let done = 0;
    const pageOf = (record: WarcRecord): StoredDocument | null => {
      const page = pageOfRecord(record);
      // A page in another encoding than UTF-8 hides no ASCII letter.
      if (page === null || (matcher && !matcher.mayMatch(Buffer.from(page.body).toString("latin1")))) return null;
      const document = archivedDocument(page, context);
      return document && (!matcher || matcher.matches(`${document.title}\n${document.text}`)) ? document : null;
    };
    return {
      async next() {
        const stretch: Stretch = { documents: [], diagnostics: [], done };
        for (let looked = 0; looked < recordsAStep && stretch.documents.length < pagesAStep; ) {
          const next = await records.next();
          if (next.done) return looked === 0 ? null : stretch;
          done++;
          if (done <= skip) continue;
          looked++;
          stretch.done = done;
          if ("code" in next.value) stretch.diagnostics.push({ ...next.value, line: done });
          else {
            const document = pageOf(next.value);
            if (document) stretch.documents.push(document);
          }
        }
        return stretch;
      },
      [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
    };
  },
});

async function* recordsOf(
  bytes: AsyncGenerator<Uint8Array, { broken: string | null }>,
  name: string,
): AsyncGenerator<WarcRecord | Diagnostic> {
  const reader = new WarcReader();
  const defect = (reason: string): Diagnostic => ({ file: name, line: 0, code: "bad_record", reason, raw: "" });
  for (;;) {
    const next = await bytes.next();
    if (next.done) {
      if (next.value.broken) yield defect(next.value.broken);
      else if (!reader.atBoundary) yield defect("the file ends within a record");
      return;
    }
    for (const record of reader.push(next.value)) yield "defect" in record ? defect(record.defect) : record;
  }
}
