/**
 * Rows a second from file to documents: `npx tsx bench/parse.ts [FILE…]`, by default the exports in `../shared/data/corpora`.
 *
 * Prints, for each file, the rows, what became of them, and the speed of the first and of the best of five passes; then dates a second by form. Seconds are of processor time, collection
 * of garbage included, so that a busy machine measures the same. The counts are printed beside the times so that a faster run with fewer rows is seen.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDate } from "../src/collect/dates/parse-date.js";
import { readDocuments } from "../src/collect/file/read-documents.js";

const passes = 5;
const datesPerForm = 300_000;

/** Processor time of this process, in seconds. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function readOnce(
  path: string,
): Promise<{ rows: number; documents: number; different: number; quarantined: number; seconds: number }> {
  const ids = new Set<string>();
  let [rows, documents, quarantined] = [0, 0, 0];
  const started = cpuSeconds();
  for await (const batch of readDocuments(path)) {
    rows += batch.rows;
    documents += batch.documents.length;
    quarantined += batch.diagnostics.length;
    for (const { id } of batch.documents) ids.add(id);
  }
  return { rows, documents, different: ids.size, quarantined, seconds: cpuSeconds() - started };
}

function perSecond(count: number, seconds: number): string {
  return `${Math.round(count / seconds).toLocaleString("en")}/s`;
}

async function benchFiles(paths: string[]): Promise<void> {
  const total = { rows: 0, documents: 0, different: 0, quarantined: 0 };
  for (const path of paths) {
    const first = await readOnce(path);
    let best = first.seconds;
    for (let pass = 1; pass < passes; pass++) best = Math.min(best, (await readOnce(path)).seconds);
    const { rows, documents, different, quarantined } = first;
    const sum = documents + quarantined === rows ? "" : "  THE SUM IS WRONG";
    console.log(
      `${path.split("/").at(-1)}: ${rows} rows = ${documents} documents (${different} different) + ${quarantined} quarantined; first ${perSecond(rows, first.seconds)}, best ${perSecond(rows, best)}${sum}`,
    );
    for (const key of ["rows", "documents", "different", "quarantined"] as const) total[key] += first[key];
  }
  console.log(
    `all: ${total.rows} rows = ${total.documents} documents (${total.different} different) + ${total.quarantined} quarantined; peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
}

function benchDates(): void {
  for (const value of [
    "2017-01-17 14:41:05",
    "2020-12-20T22:44:18Z",
    "6/24/2016 3:48",
    "31-Jul-18",
    "Wed Jan 18 12:00:00 +0000 2017",
    "1451606400",
  ]) {
    for (const zone of ["UTC", "America/New_York"]) {
      let read = 0;
      const started = cpuSeconds();
      for (let i = 0; i < datesPerForm; i++) if (!("error" in parseDate(value, { grade: "platform", zone }))) read++;
      console.log(`${value} in ${zone}: ${read} read, ${perSecond(datesPerForm, cpuSeconds() - started)}`);
    }
  }
}

const corpora = fileURLToPath(new URL("../../shared/data/corpora/", import.meta.url));
const told = process.argv.slice(2);
if (told.length > 0) await benchFiles(told);
else if (existsSync(corpora)) await benchFiles(readdirSync(corpora).map((name) => join(corpora, name)));
else console.log("../shared/data/corpora is not here: name the files to read");
benchDates();
