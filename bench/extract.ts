/**
 * Measures main text, title, author and date on the public page sets in `../shared/data/extraction`, and pages per second on one core.
 *
 * `npx tsx bench/extract.ts`. Published on trafilatura_eval: trafilatura F 0.924, readability-lxml 0.826 (its own segment check: a segment that must be there and is, or is not).
 */
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

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
const flat = (text: string): string => text.replace(/\s+/g, " ");
/** An instant that the page gives with its zone may fall on the neighbouring day. */
const dayOf = (value: string): string => value.slice(0, 10);

let pages = 0;
let elapsedMs = 0;
function extract(bytes: Uint8Array, url: string) {
  const start = performance.now();
  const page = extractPage(bytes, { url });
  elapsedMs += performance.now() - start;
  pages++;
  return page;
}

function segments(): void {
  const folder = resolve(data, "trafilatura_eval");
  const expectations: Record<string, Expectation> = JSON.parse(readFileSync(resolve(folder, "evaldata.json"), "utf8"));
  const text = { truePositive: 0, falseNegative: 0, falsePositive: 0, trueNegative: 0 };
  const [titles, authors, dates] = [new Tally(), new Tally(), new Tally()];
  for (const [url, expected] of Object.entries(expectations)) {
    const path = ["cache", "eval"].map((part) => resolve(folder, part, `${expected.file}.gz`)).find(existsSync);
    if (!path) continue;
    const line = extractLine(extract(gunzipSync(readFileSync(path)), url));
    const body = flat(line.text);
    for (const segment of expected.with) body.includes(flat(segment)) ? text.truePositive++ : text.falseNegative++;
    for (const segment of expected.without) body.includes(flat(segment)) ? text.falsePositive++ : text.trueNegative++;
    if (expected.title === undefined) continue;
    titles.add(expected.title, line.title, words(line.title) === words(expected.title));
    const author = [expected.author ?? ""].flat().join(", ");
    authors.add(author, line.author, words(line.author ?? "") === words(author));
    dates.add(expected.date, line.published, dayOf(line.published ?? "") === dayOf(expected.date ?? ""));
  }
  const precision = text.truePositive / (text.truePositive + text.falsePositive);
  const recall = text.truePositive / (text.truePositive + text.falseNegative);
  const f = (2 * precision * recall) / (precision + recall);
  console.log(`trafilatura_eval: ${pages} pages`);
  console.log(`  text    P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F ${f.toFixed(3)}  ${JSON.stringify(text)}`);
  console.log(`  title   ${titles}\n  author  ${authors}\n  date    ${dates}`);
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
  console.log(`${(pages / (elapsedMs / 1000)).toFixed(0)} pages a second on one core (${pages} pages)`);
} else console.log("skipped: ../shared/data/extraction is absent");
