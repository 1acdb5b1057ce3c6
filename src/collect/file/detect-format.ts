import { basename } from "node:path";
import type { FileFormat } from "./options.js";

const byExtension: Record<string, FileFormat> = {
  csv: "csv",
  tsv: "tsv",
  tab: "tsv",
  txt: "csv",
  json: "json",
  geojson: "json",
  jsonl: "jsonl",
  ndjson: "jsonl",
  jsonlines: "jsonl",
  parquet: "parquet",
  pq: "parquet",
};

const compressionExtensions = /\.(?:gz|gzip|zst|zstd)$/i;

/** The format that a file's name claims, or null. */
export function formatByName(path: string): FileFormat | null {
  const extension = /\.([a-z]{1,10})$/i.exec(basename(path).replace(compressionExtensions, ""));
  return extension ? (byExtension[extension[1].toLowerCase()] ?? null) : null;
}

/** A file's name without folders and extensions, as a name for its documents: `tweets_2017_phone_brands`. */
export function sourceFromName(path: string): string {
  if (path === "-") return "stdin";
  const name = basename(path)
    .replace(compressionExtensions, "")
    .replace(/\.[a-z]{1,10}$/i, "");
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_|_$/g, "");
  return slug || "file";
}

/** The format that the first characters of the text show. `whole` says that they are all of it. */
function formatByContent(sample: string, whole: boolean): Exclude<FileFormat, "parquet"> {
  const start = sample.trimStart();
  if (/^\[\s*(?:[{\]]|$)/.test(start.slice(0, 1000))) return "json";
  if (start.startsWith("{")) {
    const end = start.indexOf("\n");
    if (end < 0) return whole ? "jsonl" : "json";
    return isJson(start.slice(0, end))
      ? "jsonl"
      : opensJsonLine(start.slice(end + 1)) && !/^\{\s*$/.test(start.slice(0, end))
        ? "jsonl"
        : "json";
  }
  const firstLine = start.slice(0, start.indexOf("\n") >>> 0);
  return firstLine.includes("\t") && !firstLine.includes(",") ? "tsv" : "csv";
}

/** True where the next line begins an object of its own: the line before it is then a damaged line of JSON Lines. */
function opensJsonLine(rest: string): boolean {
  return /^\{\s*"/.test(rest);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Settles what to read a text as: content wins over a wrong name, with a note. */
export function settleFormat(
  path: string,
  sample: string,
  whole: boolean,
): { format: Exclude<FileFormat, "parquet">; note: string | null } {
  const found = formatByContent(sample, whole);
  const claimed = formatByName(path);
  if (claimed === null || claimed === "parquet")
    return { format: found, note: claimed === null ? null : `the file is named as Parquet, but its content is ${found}` };
  const family = (format: FileFormat) => (format === "csv" || format === "tsv" ? "table" : "json");
  if (sample.trim() === "") return { format: claimed, note: null };
  if (family(claimed) === "table" && family(found) === "table") return { format: claimed, note: null };
  if (claimed === found) return { format: found, note: null };
  // A `.json` that holds JSON Lines, and a `.jsonl` with one pretty-printed array, are common and read as what they are.
  return { format: found, note: `the file is named as ${claimed}, but its content is ${found}` };
}
