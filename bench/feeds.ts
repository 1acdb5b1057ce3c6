/**
 * Reads every file of `../shared/data/feeds` and compares title, link, author and date with the expectations that stand in the well-formed ones; beside them, in all files that carry
 * expectations (damaged, in odd encodings, with entities), also id, text, language and categories.
 *
 * `npx tsx bench/feeds.ts [--show]`. An expectation reads `entries[0]['title'] == 'text'`; texts are compared as plain text, authors by name, dates by the second.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Feed } from "../src/collect/feed/feed.js";
import { textOfMarkup } from "../src/collect/feed/feed-text.js";
import { parseFeed } from "../src/collect/feed/parse-feed.js";

const data = resolve(import.meta.dirname, "../../shared/data/feeds");
const show = process.argv.includes("--show");

/** A file that takes longer than this hangs, in milliseconds. */
const hangMs = 5000;

const asked = ["title", "link", "author", "date"] as const;
const further = ["id", "text", "language", "category"] as const;
type Field = (typeof asked)[number] | (typeof further)[number];

/** Agreements and disagreements, by field. */
class Agreement {
  readonly #counts = new Map<Field, { right: number; wrong: number }>();

  add(field: Field, same: boolean): void {
    const count = this.#counts.get(field) ?? { right: 0, wrong: 0 };
    count[same ? "right" : "wrong"]++;
    this.#counts.set(field, count);
  }

  print(heading: string, fields: readonly Field[], aim: string): void {
    console.log(heading);
    let right = 0;
    let all = 0;
    for (const field of fields) {
      const count = this.#counts.get(field);
      if (!count) continue;
      const sum = count.right + count.wrong;
      console.log(`  ${field.padEnd(8)} agrees in ${count.right} of ${sum} (${(count.right / sum).toFixed(3)})`);
      right += count.right;
      all += sum;
    }
    console.log(`  all      agrees in ${right} of ${all} (${(right / all).toFixed(3)}${aim})`);
  }
}

const wellFormed = new Agreement();
const everywhere = new Agreement();

const one = /^\(?(feed|entries\[(\d+)\])\['(\w+)'\](?:\[(\d+)\])?(?:\['(\w+)'\])?\s*==\s*(.+?)\)?$/;

interface Expected {
  field: Field;
  found: string | null;
  wanted: string;
  /** The expectation before its markup was taken off. */
  literal?: string;
}

/** What a line of an expectation says of one of the four fields, with what we read for it; null where it speaks of something else. */
function translate(clause: string, feed: Feed): Expected | null {
  const match = one.exec(clause.trim());
  if (!match) return null;
  const [, where, index, key, , part, literal] = match;
  const item = where === "feed" ? null : feed.items[Number(index)];
  const wanted = pythonText(literal);
  if (key === "title" || (key === "title_detail" && part === "value"))
    return wanted === null
      ? null
      : { field: "title", found: item ? item.title : item === undefined ? null : feed.title, wanted: plain(wanted), literal: wanted };
  if (key === "link" && part === undefined)
    return wanted === null ? null : { field: "link", found: item ? item.link : item === undefined ? null : feed.link, wanted };
  if (key === "author" || (key === "author_detail" && part === "name")) {
    return wanted === null
      ? null
      : { field: "author", found: item ? item.author : item === undefined ? null : feed.author, wanted: nameOf(wanted) };
  }
  if (where === "feed" && key === "language" && wanted !== null) return { field: "language", found: feed.language, wanted };
  if (where === "feed") return null;
  if (key === "id" && wanted !== null) return { field: "id", found: item?.id ?? null, wanted };
  if (key === "tags" && part === "term" && wanted !== null)
    return { field: "category", found: item?.categories[Number(match[4])] ?? null, wanted };
  if (wanted !== null && ((["description", "summary"].includes(key) && part === undefined) || (key === "content" && part === "value")))
    return { field: "text", found: item?.text ?? null, wanted: plain(wanted), literal: wanted };
  if (key === "published_parsed" || key === "updated_parsed" || key === "created_parsed") {
    const numbers = /^\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+)/.exec(literal);
    if (!numbers) return null;
    const [year, month, day, hour, minute, second] = numbers.slice(1).map(Number);
    return {
      field: "date",
      found: stamp(item?.time.interval?.from),
      wanted: stamp(Date.UTC(year, month - 1, day, hour, minute, second)) ?? "",
    };
  }
  if ((key === "published" || key === "updated" || key === "created") && wanted !== null)
    return { field: "date", found: item?.written ?? null, wanted };
  return null;
}

function isSame({ field, found, wanted, literal }: Expected): boolean {
  if (found === null) return false;
  if (field === "link" && URL.canParse(wanted) && URL.canParse(found)) return new URL(found).href === new URL(wanted).href;
  const flat = (text: string): string => text.replace(/\s+/g, " ").trim();
  // The expectation of a plain title is the title; of one in markup it is markup.
  return flat(found) === flat(wanted) || flat(found) === flat(literal ?? wanted);
}

function stamp(instant: number | undefined): string | null {
  return instant === undefined ? null : new Date(instant).toISOString().slice(0, 19);
}

function pythonText(literal: string): string | null {
  const match = /^u?(['"])(.*)\1$/s.exec(literal.trim());
  if (!match) return null;
  return match[2].replace(/\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|x([0-9a-f]{2})|(.))/gi, (_, short, long, byte, char) => {
    const code = short ?? long ?? byte;
    if (code) return String.fromCodePoint(Number.parseInt(code, 16));
    return char === "n" ? "\n" : char === "t" ? "\t" : char === "r" ? "\r" : char;
  });
}

/** The address from which the expectations were written: the test server's, or what the file says in its `Header:` line. */
function addressOf(bytes: Uint8Array): string {
  const said = /Header:\s+Content-Location:\s*(\S+)/i.exec(Buffer.from(bytes.subarray(0, 2000)).toString("latin1"))?.[1];
  return said?.startsWith("http") ? said : "http://127.0.0.1:8097/";
}

const plain = (markup: string): string => textOfMarkup(markup, null).text.replace(/\s+/g, " ").trim();
const nameOf = (author: string): string => author.replace(/\s*\([^()]*@[^()]*\)$/, "").trim();

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = resolve(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

function main(): void {
  const files = filesUnder(data);
  let feeds = 0;
  let diagnosed = 0;
  let items = 0;
  let slowest = 0;
  const failures: string[] = [];
  const reasons = new Map<string, number>();
  const start = performance.now();
  for (const path of files) {
    let bytes: Uint8Array = readFileSync(path);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes);
    const begun = performance.now();
    try {
      const { feed, diagnostics } = parseFeed(bytes, { name: path.slice(data.length + 1), url: addressOf(bytes) });
      slowest = Math.max(slowest, performance.now() - begun);
      if (feed) {
        feeds++;
        items += feed.items.length;
        if (path.includes("/feedparser/")) compare(path, bytes, feed);
      } else {
        diagnosed++;
        for (const { code } of diagnostics) reasons.set(code, (reasons.get(code) ?? 0) + 1);
        if (diagnostics.length === 0) failures.push(`${path}: neither feed nor diagnostic`);
      }
    } catch (error) {
      failures.push(`${path}: ${(error as Error).message}`);
    }
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${files.length} files: ${feeds} feeds with ${items} items, ${diagnosed} diagnosed (${[...reasons].map(([code, count]) => `${count} ${code}`).join(", ")}), ${failures.length} failed`,
  );
  console.log(
    `${(files.length / seconds).toFixed(0)} files a second, the slowest ${slowest.toFixed(0)} ms${slowest > hangMs ? " - HANGS" : ""}`,
  );
  for (const failure of failures) console.log(`  ${failure}`);
  wellFormed.print("well-formed feeds, the four fields:", asked, "; the aim is 0.97");
  everywhere.print("all feeds with expectations:", [...asked, ...further], "");
}

function compare(path: string, bytes: Uint8Array, feed: Feed): void {
  const line = /Expect:\s*(.*)/.exec(Buffer.from(bytes).toString("utf8"))?.[1]?.trim();
  if (!line) return;
  for (const clause of line.replace(/^not bozo and /, "").split(/ and (?=\(?(?:feed|entries)\[)/)) {
    const expected = translate(clause, feed);
    if (!expected) continue;
    const same = isSame(expected);
    everywhere.add(expected.field, same);
    if (path.includes("/wellformed/") && (asked as readonly string[]).includes(expected.field)) wellFormed.add(expected.field, same);
    if (!same && show)
      console.log(
        `    ${path.slice(data.length + 1)}: ${expected.field} ${JSON.stringify(expected.found)}, expected ${JSON.stringify(expected.wanted)}`,
      );
  }
}

if (existsSync(data)) main();
else console.log("skipped: ../shared/data/feeds is absent");
