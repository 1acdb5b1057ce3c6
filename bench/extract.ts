/**
 * Measures main text, title, author and date on the public page sets in `../shared/data/extraction`, and pages per second on one core.
 *
 * `npx tsx bench/extract.ts [--show]`. Pages are halved by a hash of their address: rules are made by looking at half A only, half B says what they are worth. `--show` names what half A
 * misses and what it has too much. Beside the set's own check of whole segments stands one of runs of four words, as benchmarks of full text count: how much of the segments' runs is
 * found, page by page. An author counts where the same names are given, whatever joins them; a date where it is the expected day, as the page writes it or in UTC. Published on trafilatura_eval: trafilatura F 0.924, readability-lxml 0.826 (its own segment check: a segment that must be there and is, or is not).
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { extractLine, extractPage } from "../src/collect/page/extract.js";

const data = resolve(import.meta.dirname, "../../shared/data/extraction");

interface Expectation {
  file: string;
  with: string[];
  without: string[];
  title?: string;
  author?: string | string[];
  date?: string;
}

class Tally {
  right = 0;
  wrong = 0;
  missed = 0;
  spurious = 0;

  add(expected: string | null | undefined, found: string | null, same: boolean): void {
    if (!expected) {
      if (found) this.spurious++;
    } else if (!found) this.missed++;
    else if (same) this.right++;
    else this.wrong++;
  }

  toString(): string {
    const precision = this.right / (this.right + this.wrong + this.spurious);
    const recall = this.right / (this.right + this.wrong + this.missed);
    const f = (2 * precision * recall) / (precision + recall);
    return `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F ${f.toFixed(3)}  (${this.right} right, ${this.wrong} wrong, ${this.missed} missed, ${this.spurious} where none is expected)`;
  }
}

/** The counts of segments: there and found, there and missed, not there and found, not there and left out. */
class Segments {
  truePositive = 0;
  falseNegative = 0;
  falsePositive = 0;
  trueNegative = 0;

  toString(): string {
    const precision = this.truePositive / (this.truePositive + this.falsePositive);
    const recall = this.truePositive / (this.truePositive + this.falseNegative);
    const accuracy =
      (this.truePositive + this.trueNegative) / (this.truePositive + this.trueNegative + this.falsePositive + this.falseNegative);
    const f = (2 * precision * recall) / (precision + recall);
    return `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F ${f.toFixed(3)}  accuracy ${accuracy.toFixed(3)}  (${this.truePositive} found, ${this.falseNegative} missed, ${this.falsePositive} too much, ${this.trueNegative} left out)`;
  }
}

/** The half of a page: the same whatever else is in the set. */
const halfOf = (url: string): "A" | "B" => (createHash("sha1").update(url).digest()[0] % 2 === 0 ? "A" : "B");
const show = process.argv.includes("--show");

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
/** White space is as good as any, and a soft hyphen is none. */
const flat = (text: string): string => text.replaceAll("\u00ad", "").replace(/\s+/g, " ");
const dayOf = (value: string): string => value.slice(0, 10);
/** An instant that the page gives with its zone may fall on the neighbouring day in UTC: the day that the page writes counts too. */
const isDay = (expected: string, ...given: (string | null | undefined)[]): boolean =>
  given.some((value) => value !== null && value !== undefined && dayOf(value) === dayOf(expected));
const namesOf = (author: string): string =>
  author
    .split(/,\s*|\s+(?:und|and|y|et|&)\s+|\s*\/\s*/)
    .map(words)
    .filter(Boolean)
    .sort()
    .join(", ");
const isAuthor = (expected: string, found: string): boolean => words(expected) === words(found) || namesOf(expected) === namesOf(found);

/** Runs of four words of a page's segments: of those that must be there, how many are; of all that are, how many must. */
class Runs {
  #sum = { precision: 0, recall: 0, f1: 0 };
  #pages = 0;

  add(text: string, expected: Expectation): void {
    const found = shingles(text);
    const count = (segments: readonly string[]): { found: number; all: number } => {
      const runs = new Set(segments.flatMap((segment) => [...shingles(segment)]).filter((run) => run.includes(" ")));
      return {
        found: [...runs].filter((run) => found.has(run) || (run.split(" ").length < 4 && flatWords(text).includes(` ${run} `))).length,
        all: runs.size,
      };
    };
    const [must, mustNot] = [count(expected.with), count(expected.without)];
    if (must.all === 0) return;
    const precision = must.found + mustNot.found === 0 ? 0 : must.found / (must.found + mustNot.found);
    const recall = must.found / must.all;
    this.#sum.precision += precision;
    this.#sum.recall += recall;
    this.#sum.f1 += precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    this.#pages++;
  }

  toString(): string {
    const mean = (key: "precision" | "recall" | "f1"): string => (this.#sum[key] / this.#pages).toFixed(3);
    return `P ${mean("precision")}  R ${mean("recall")}  F1 ${mean("f1")}  (mean over ${this.#pages} pages)`;
  }
}
const flatWords = (text: string): string => ` ${words(text)} `;

let pages = 0;
let elapsedMs = 0;
function extract(bytes: Uint8Array, url: string) {
  const start = process.cpuUsage();
  const page = extractPage(bytes, { url });
  const { user, system } = process.cpuUsage(start);
  elapsedMs += (user + system) / 1000;
  pages++;
  return page;
}

function segments(): void {
  const folder = resolve(data, "trafilatura_eval");
  const expectations: Record<string, Expectation> = JSON.parse(readFileSync(resolve(folder, "evaldata.json"), "utf8"));
  const text = { all: new Segments(), A: new Segments(), B: new Segments() };
  const runs = { A: new Runs(), B: new Runs() };
  const halves = { A: [new Tally(), new Tally(), new Tally()], B: [new Tally(), new Tally(), new Tally()] };
  for (const [url, expected] of Object.entries(expectations)) {
    const path = ["cache", "eval"].map((part) => resolve(folder, part, `${expected.file}.gz`)).find(existsSync);
    if (!path) continue;
    const half = halfOf(url);
    const page = extract(gunzipSync(readFileSync(path)), url);
    const line = extractLine(page);
    runs[half].add(line.text, expected);
    const [titles, authors, dates] = halves[half];
    const body = flat(line.text);
    const count = (kind: keyof Omit<Segments, "toString">): void => {
      text.all[kind]++;
      text[half][kind]++;
    };
    for (const segment of expected.with) {
      const isFound = body.includes(flat(segment));
      count(isFound ? "truePositive" : "falseNegative");
      if (show && half === "A" && !isFound) console.log(`  missed    ${expected.file}: ${segment.slice(0, 100)}`);
    }
    for (const segment of expected.without) {
      const isFound = body.includes(flat(segment));
      count(isFound ? "falsePositive" : "trueNegative");
      if (show && half === "A" && isFound) console.log(`  too much  ${expected.file}: ${segment.slice(0, 100)}`);
    }
    if (expected.title === undefined) continue;
    if (show && half === "A") {
      const told = [expected.author ?? ""].flat().join(", ");
      if (words(line.title) !== words(expected.title))
        console.log(`  title     ${expected.file}: '${line.title}', expected '${expected.title}'`);
      if (!isAuthor(told, line.author ?? "")) console.log(`  author    ${expected.file}: '${line.author}', expected '${told}'`);
      if (!isDay(expected.date ?? "", line.published ?? "", page.published?.value))
        console.log(`  date      ${expected.file}: '${line.published}', expected '${expected.date}'`);
    }
    titles.add(expected.title, line.title, words(line.title) === words(expected.title));
    const author = [expected.author ?? ""].flat().join(", ");
    authors.add(author, line.author, isAuthor(author, line.author ?? ""));
    dates.add(expected.date, line.published, isDay(expected.date ?? "", line.published, page.published?.value));
  }
  console.log(`trafilatura_eval: ${pages} pages`);
  console.log(`  text    ${text.all}\n   half A ${text.A}\n   half B ${text.B}`);
  for (const half of ["A", "B"] as const) {
    const [titles, authors, dates] = halves[half];
    console.log(`  half ${half}\n    runs    ${runs[half]}\n    title   ${titles}\n    author  ${authors}\n    date    ${dates}`);
  }
}

/** A tool's own snapshots, not truth: how far we agree with it, as F1 over runs of four words. */
function snapshots(): void {
  const folder = resolve(data, "readability_testpages");
  let sum = 0;
  let count = 0;
  const titles = new Tally();
  const authors = new Tally();
  for (const name of readdirSync(folder)) {
    const read = (file: string): Uint8Array => gunzipSync(readFileSync(resolve(folder, name, file)));
    if (!existsSync(resolve(folder, name, "expected.html.gz"))) continue;
    const line = extractLine(extract(read("source.html.gz"), "http://fakehost/test/page.html"));
    const expected = Buffer.from(read("expected.html.gz"))
      .toString("utf8")
      .replace(/<[^>]*>/g, " ");
    sum += shingleF1(line.text, expected);
    count++;
    const metadata = JSON.parse(readFileSync(resolve(folder, name, "expected-metadata.json"), "utf8"));
    titles.add(metadata.title, line.title, words(line.title) === words(metadata.title ?? ""));
    authors.add(metadata.byline, line.author, words(line.author ?? "") === words(metadata.byline ?? ""));
  }
  console.log(`readability_testpages: ${count} pages (a tool's own snapshots, not truth)`);
  console.log(`  text    agreement ${(sum / count).toFixed(3)}\n  title   ${titles}\n  author  ${authors}`);
}

function shingleF1(found: string, expected: string): number {
  const a = shingles(found);
  const b = shingles(expected);
  let both = 0;
  for (const shingle of a) if (b.has(shingle)) both++;
  return a.size + b.size === 0 ? 1 : (2 * both) / (a.size + b.size);
}

function shingles(text: string): Set<string> {
  const list = words(text).split(" ");
  return new Set(list.map((_, index) => list.slice(index, index + 4).join(" ")));
}

if (existsSync(data)) {
  segments();
  snapshots();
  console.log(`${(pages / (elapsedMs / 1000)).toFixed(0)} pages a second of one core's time (${pages} pages)`);
} else console.log("skipped: ../shared/data/extraction is absent");
