import type { StoredDocument } from "../../core/document.js";
import type { Diagnostic } from "../../core/errors.js";
import { secondMs } from "../../core/time.js";
import type { CompiledQuery } from "../query.js";
import type { Cursor, LocalAdapter, OpenHandles, ReadContext, SourcePage, SourceTask } from "../source.js";
import { fingerprint, type ScannedFile, scanFiles } from "./scan.js";

/** What one stretch of a file held. */
export interface Stretch {
  documents: StoredDocument[];
  deletions?: string[];
  diagnostics: Diagnostic[];
  /** Rows, records or lines of the file up to the stretch's end. */
  done: number;
}

/** A file in the midst of being read. */
export interface FileReading extends AsyncDisposable {
  /** The next bounded stretch; null at the end. */
  next(): Promise<Stretch | null>;
}

/** A kind of source that reads files as they come into a folder. */
export interface Watching<Settings> {
  kind: string;
  limits: readonly string[];
  plan(query: CompiledQuery, settings: Settings): SourceTask[];
  accepts(name: string): boolean;
  /** Opens a file behind its first `skip` rows. @throws where the file can't be read at all */
  open(file: ScannedFile, skip: number, task: SourceTask, context: ReadContext & { signal?: AbortSignal }): Promise<FileReading>;
}

/** Where the reading of a file stands. */
interface Place {
  name: string;
  size: number;
  mtimeMs: number;
  done: number;
  isWhole: boolean;
  /** Of the bytes that were there when it was read. */
  mark: string;
}

/** A file that was written this short a while ago may still be written. */
const settleMs = 2 * secondMs;

/**
 * Makes a source of a folder. Each file is read once, in stretches, and again where it has changed: from where it was read to where it was only written on, from its beginning where it
 * was written anew. The cursor knows each file by name, size and time of change.
 */
export function watching<Settings>(kind: Watching<Settings>): LocalAdapter<Settings> {
  return {
    kind: kind.kind,
    limits: kind.limits,
    pauseMs: 0,
    plan: kind.plan,

    async take(task, cursor, context) {
      const places = placesOf(cursor);
      let files: ScannedFile[];
      try {
        files = await scanFiles(task.settings.path, kind.accepts);
      } catch (error) {
        return failed(context.source, cursor, `${task.settings.path} can't be looked at: ${(error as Error).message}`);
      }
      const settled = files.filter(({ mtimeMs }) => mtimeMs <= context.now - settleMs || mtimeMs > context.now);
      const file = settled.find((one) => !isRead(one, places.get(one.name)));
      if (!file) return { documents: [], deletions: [], diagnostics: [], cursor: packed(places, files), isDone: true };
      const begun = places.get(file.name);
      const skip = begun ? await placeIn(file, begun) : 0;
      const { stretch, diagnostics } = await readStretch(kind, file, skip, task, context);
      const isWhole = stretch === null;
      places.set(file.name, {
        name: file.name,
        size: file.size,
        mtimeMs: file.mtimeMs,
        done: stretch?.done ?? skip,
        isWhole,
        mark: await fingerprint(file.path, file.size).catch(() => ""),
      });
      const isDone = isWhole && settled.every((one) => isRead(one, places.get(one.name)));
      return {
        documents: stretch?.documents ?? [],
        deletions: stretch?.deletions ?? [],
        diagnostics: [...(stretch?.diagnostics ?? []), ...diagnostics],
        cursor: packed(places, files),
        isDone,
      };
    },
  };
}

function isRead(file: ScannedFile, place: Place | undefined): boolean {
  return place !== undefined && place.isWhole && place.size === file.size && place.mtimeMs === file.mtimeMs;
}

/** How many rows of a file are read already: those that were, unless its bytes are others now. */
async function placeIn(file: ScannedFile, place: Place): Promise<number> {
  if (file.size === place.size && file.mtimeMs === place.mtimeMs) return place.done;
  if (file.size < place.size) return 0;
  return (await fingerprint(file.path, place.size).catch(() => null)) === place.mark ? place.done : 0;
}

interface KeptReading extends AsyncDisposable {
  position: string;
  reading: FileReading;
}

/** Reads on where a handle stands, else opens the file and goes there. A file that can't be read is one diagnostic, and is done with. */
async function readStretch<Settings>(
  kind: Watching<Settings>,
  file: ScannedFile,
  skip: number,
  task: SourceTask,
  context: ReadContext & { handles: OpenHandles; signal?: AbortSignal },
): Promise<{ stretch: Stretch | null; diagnostics: Diagnostic[] }> {
  const key = `${kind.kind} ${task.key} ${file.name}`;
  const place = (done: number): string => `${file.size} ${file.mtimeMs} ${done}`;
  const kept = context.handles.take(key) as KeptReading | null;
  let reading: FileReading | null = null;
  if (kept?.position === place(skip)) reading = kept.reading;
  else await kept?.[Symbol.asyncDispose]();
  try {
    reading ??= await kind.open(file, skip, task, context);
    const stretch = await reading.next();
    if (stretch === null) {
      await reading[Symbol.asyncDispose]();
      return { stretch: null, diagnostics: [] };
    }
    const open = reading;
    context.handles.keep(key, {
      position: place(stretch.done),
      reading: open,
      [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
    } as KeptReading);
    return { stretch, diagnostics: [] };
  } catch (error) {
    await reading?.[Symbol.asyncDispose]();
    context.signal?.throwIfAborted();
    return { stretch: null, diagnostics: [{ file: file.name, line: 0, code: "bad_file", reason: (error as Error).message, raw: "" }] };
  }
}

function failed(source: string, cursor: Cursor | null, reason: string): SourcePage {
  return {
    documents: [],
    deletions: [],
    diagnostics: [{ file: source, line: 0, code: "unreadable", reason, raw: "" }],
    cursor: cursor ?? {},
    isDone: true,
  };
}

type Packed = [string, number, number, number, number, string];

function placesOf(cursor: Cursor | null): Map<string, Place> {
  const files = typeof cursor?.files === "string" ? (JSON.parse(cursor.files) as Packed[]) : [];
  return new Map(
    files.map(([name, size, mtimeMs, done, isWhole, mark]) => [name, { name, size, mtimeMs, done, isWhole: isWhole === 1, mark }]),
  );
}

/** Files that are gone from the folder are forgotten; their documents stay. */
function packed(places: ReadonlyMap<string, Place>, files: readonly ScannedFile[]): Cursor {
  const present = files.flatMap(({ name }): Packed[] => {
    const place = places.get(name);
    return place ? [[place.name, place.size, place.mtimeMs, place.done, Number(place.isWhole), place.mark]] : [];
  });
  return { files: JSON.stringify(present) };
}
