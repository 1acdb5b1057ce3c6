import { StringDecoder } from "node:string_decoder";
import type { Diagnostic } from "../../core/errors.js";
import { openFile } from "../file/open.js";
import { zstdLongWindowCap } from "../file/zstd-blocks.js";
import { type FileReading, type Stretch, watching } from "../folder/watching.js";
import { matcherOf } from "../match-query.js";
import { readThing } from "./thing.js";

export interface RedditDumpSettings {
  /** A monthly dump (`RC_2024-01.zst`, `RS_2024-01.zst`, or of one community), or a folder of them. */
  path: string;
  /** Only these communities, without `r/`; all where absent. */
  communities?: string[];
  /** Nothing older is wanted, in Unix milliseconds. */
  since?: number;
}

/** One step ends after so many posts kept, or so many characters of the dump: some seconds of work. */
const thingsAStep = 2_000;
const charactersAStep = 256 * 1024 * 1024;
/** A line longer than this is no post, in characters. */
const longestLine = 16 * 1024 * 1024;
const rawKept = 500;

/** The public monthly dumps of Reddit's posts and comments: streamed, and filtered before a line is parsed. */
export const redditDumps = watching<RedditDumpSettings>({
  kind: "reddit_dumps",
  limits: [
    "A dump shows posts as they stood when it was made: later edits and deletions are known from the source `reddit` only.",
    "A dump that was read in part is decompressed again up to where it was left.",
    "A dump compressed with a window of 2 GiB takes as much memory while it is read.",
  ],
  accepts: (name) => /\.(?:zst|gz|jsonl|ndjson)$|^R[CS]_\d{4}-\d{2}$/i.test(name),

  plan(query, settings) {
    const communities = (settings.communities ?? []).map((name) => name.toLowerCase());
    const where = communities.length === 0 ? "" : ` in ${communities.map((name) => `r/${name}`).join(", ")}`;
    return [
      {
        key: `dumps ${settings.path}`,
        asks: `Posts and comments in the dumps of ${settings.path} that name what is asked for${where}`,
        settings: {
          path: settings.path,
          communities: communities.join(" "),
          since: String(settings.since ?? 0),
          query: JSON.stringify(query),
        },
      },
    ];
  },

  async open(file, skip, { settings }, context): Promise<FileReading> {
    const opened = await openFile(file.path, { signal: context.signal, zstdWindowCap: zstdLongWindowCap });
    const { matches, mayMatch } = matcherOf(settings.query);
    const communities = new Set(settings.communities.split(" ").filter(Boolean));
    const lines = linesOf(opened.bytes);
    let waiting: string[] = [];
    let at = 0;
    let done = 0;
    let isEnded = false;
    const read = (line: string, stretch: Stretch): void => {
      if (!mayMatch(line)) return;
      const thing = readThing(line, context.source, context.now);
      if ("reason" in thing) {
        stretch.diagnostics.push({ file: file.name, line: done, code: "bad_item", reason: thing.reason, raw: line.slice(0, rawKept) });
        return;
      }
      const { document, community, isGone } = thing;
      if (communities.size > 0 && !communities.has(community.toLowerCase())) return;
      if ((document.time.interval?.from ?? Number.POSITIVE_INFINITY) < Number(settings.since)) return;
      if (!isGone && matches(`${document.title}\n${document.text}`)) stretch.documents.push(document);
    };
    return {
      async next() {
        const stretch: Stretch = { documents: [], diagnostics: [], done };
        let looked = 0;
        if (isEnded) return null;
        while (stretch.documents.length < thingsAStep && looked < charactersAStep) {
          if (at >= waiting.length) {
            const next = await lines.next();
            if (next.done) {
              isEnded = true;
              if (next.value.broken) stretch.diagnostics.push(broken(file.name, next.value.broken));
              return looked === 0 && stretch.diagnostics.length === 0 ? null : { ...stretch, done };
            }
            waiting = next.value;
            at = 0;
            continue;
          }
          const line = waiting[at++];
          done++;
          if (done <= skip) continue;
          looked += line.length + 1;
          read(line, stretch);
        }
        return { ...stretch, done };
      },
      [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
    };
  },
});

function broken(file: string, reason: string): Diagnostic {
  return { file, line: 0, code: "bad_file", reason, raw: "" };
}

/** The lines of a stream, those of one piece together. A line without end is dropped where it grows too long. */
async function* linesOf(bytes: AsyncGenerator<Uint8Array, { broken: string | null }>): AsyncGenerator<string[], { broken: string | null }> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for (;;) {
    const next = await bytes.next();
    if (next.done) {
      // Of a stream that broke off, the last line is not whole.
      if (rest.trim() !== "" && next.value.broken === null) yield [rest];
      return next.value;
    }
    const lines = (rest + decoder.write(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength))).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) rest = "";
    yield lines;
  }
}
