/**
 * Reading speed: the whole reading of tweets on one thread and on all cores, with wink-nlp's full pipeline beside it.
 *
 *   npx tsx bench/read.ts            ../shared/data/corpora/tweets_2017_phone_brands.csv, or generated posts where it is absent
 *   npx tsx bench/read.ts --generated
 *   npx tsx bench/read.ts --built    the part on all cores with `dist/` (after npm run build), without the TypeScript loader in each thread
 *   npx tsx bench/read.ts --threads  only the part on all cores, which otherwise runs in a process of its own, so that its memory is its own
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { loadCatalogue } from "../src/catalogue/load.js";
import { catalogueFolders } from "../src/catalogue/shipped.js";
import type { DocumentLine } from "../src/core/document.js";
import type { Reading } from "../src/core/reading.js";
import { random } from "../src/read/bootstrap.js";
import { createReader } from "../src/read/reader.js";

const tweetsFile = new URL("../../shared/data/corpora/tweets_2017_phone_brands.csv", import.meta.url);
/** Enough documents that the first, slow ones do not show. */
const passes = 3;
/** Documents that go to a thread at once. */
const batchSize = 500;
const folders = catalogueFolders(["phones", "electronics"]);

function tweets(): DocumentLine[] {
  const rows: Record<string, string>[] = parse(readFileSync(tweetsFile), {
    columns: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_records_with_error: true,
  });
  return rows.map(({ id, text, screen_name, source, created_at }) => ({
    id,
    source: "tweets",
    text,
    author: screen_name,
    client: source,
    published: created_at,
  }));
}

function generated(count: number): DocumentLine[] {
  const parts = [
    "my|the new|a used|this|their".split("|"),
    "Galaxy S7|iPhone 7|Mi 5|Moto Z|Pixel".split("|"),
    "battery lasts two days|leaks again|is 20% off today|keeps rebooting after the update|launches in India".split("|"),
    "love it|https://example.com/a|any fix?|RT to win|according to a source".split("|"),
  ];
  const next = random(7);
  return Array.from({ length: count }, (_, i) => ({
    id: String(i),
    source: "generated",
    published: "2017-01-17",
    text: parts.map((choices) => choices[Math.floor(next() * choices.length)]).join(" "),
  }));
}

function report(name: string, documents: number, started: number, cpu: NodeJS.CpuUsage): void {
  const { user, system } = process.cpuUsage(cpu);
  const perWall = (documents / (performance.now() - started)) * 1000;
  const perCpu = (documents / (user + system)) * 1e6;
  console.log(`${name.padEnd(34)}${perWall.toFixed(0).padStart(8)} a second  ${perCpu.toFixed(0).padStart(8)} a CPU second`);
}

function counts(readings: readonly Reading[]): string {
  const voices = new Map<string, number>();
  let mentions = 0;
  let evidence = 0;
  for (const reading of readings) {
    voices.set(reading.voice, (voices.get(reading.voice) ?? 0) + 1);
    mentions += reading.mentions.length;
    evidence += reading.evidence.length;
  }
  const byVoice = [...voices].sort((a, b) => b[1] - a[1]).map(([voice, n]) => `${voice} ${n}`);
  return `${readings.length} readings, ${mentions} mentions, ${evidence} pieces of evidence; ${byVoice.join(", ")}`;
}

async function onOneThread(documents: readonly DocumentLine[]): Promise<void> {
  let started = performance.now();
  const catalogue = await loadCatalogue(folders);
  const catalogueMs = performance.now() - started;
  started = performance.now();
  const reader = createReader({ catalogue });
  reader.read(documents[0]);
  console.log(
    `catalogue loaded in ${catalogueMs.toFixed(0)} ms, reader and first document in ${(performance.now() - started).toFixed(0)} ms, reader ${reader.readerVersion}`,
  );
  let readings: Reading[] = [];
  for (let pass = 1; pass <= passes; pass++) {
    started = performance.now();
    const cpu = process.cpuUsage();
    readings = documents.map((document) => reader.read(document));
    report(`one thread, pass ${pass}`, documents.length, started, cpu);
  }
  console.log(counts(readings));
}

/** Reads on all cores, each document several times over. */
async function onAllCores(documents: readonly DocumentLine[]): Promise<void> {
  async function* batches(): AsyncGenerator<DocumentLine[]> {
    for (let pass = 0; pass < passes * 2; pass++)
      for (let at = 0; at < documents.length; at += batchSize) yield documents.slice(at, at + batchSize);
  }
  const isBuilt = process.argv.includes("--built");
  const { readMany }: typeof import("../src/read/pool.js") = await import(isBuilt ? "../dist/read/pool.js" : "../src/read/pool.js");
  const started = performance.now();
  const cpu = process.cpuUsage();
  let firstMs = 0;
  let pass = 1;
  let read = 0;
  let passStarted = started;
  let passCpu = cpu;
  for await (const batch of readMany(batches(), { catalogueFolders: folders })) {
    firstMs ||= performance.now() - started;
    read += batch.length;
    if (read < documents.length) continue;
    report(`all cores, pass ${pass}${pass === 1 ? ", with starting" : ""}`, read, passStarted, passCpu);
    pass++;
    read = 0;
    passStarted = performance.now();
    passCpu = process.cpuUsage();
  }
  report("all cores, all passes", documents.length * (pass - 1), started, cpu);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  console.log(
    `  first batch of ${batchSize} after ${firstMs.toFixed(0)} ms; peak memory ${peakMb.toFixed(0)} MB, threads${isBuilt ? "" : ", TypeScript loader"} and documents included`,
  );
}

/** Only tokens, parts of speech, entities and sentiment. */
async function withWink(documents: readonly DocumentLine[]): Promise<void> {
  const { default: winkNLP } = await import("wink-nlp");
  const { default: winkModel } = await import("wink-eng-lite-web-model");
  const nlp = winkNLP(winkModel);
  const sample = documents.slice(0, 4000);
  let words = 0;
  for (let pass = 1; pass <= 2; pass++) {
    const started = performance.now();
    const cpu = process.cpuUsage();
    words = 0;
    for (const { text } of sample) words += nlp.readDoc(text).tokens().length();
    if (pass === 2) report("wink-nlp, full pipeline", sample.length, started, cpu);
  }
  console.log(`  ${words} tokens in ${sample.length} posts: tokens, parts of speech, entities and sentiment, no reading`);
}

const isReal = existsSync(tweetsFile) && !process.argv.includes("--generated");
const documents = isReal ? tweets() : generated(16_000);
if (process.argv.includes("--threads")) await onAllCores(documents);
else {
  console.log(`${documents.length} ${isReal ? "tweets" : "generated posts"}; ${availableParallelism()} cores`);
  await onOneThread(documents);
  spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), "--threads", ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  await withWink(documents);
}
