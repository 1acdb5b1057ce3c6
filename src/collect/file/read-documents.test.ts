import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReadOptions } from "./options.js";
import { preview } from "./preview.js";
import { type DocumentBatch, readDocuments } from "./read-documents.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "landfall-file-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function batches(path: string, options: ReadOptions = {}): Promise<DocumentBatch[]> {
  const all: DocumentBatch[] = [];
  for await (const batch of readDocuments(path, options)) {
    expect(batch.rows).toBe(batch.documents.length + batch.diagnostics.length);
    all.push(batch);
  }
  return all;
}

/** All batches as one, with the sum of what they say. */
async function all(path: string, options: ReadOptions = {}) {
  const list = await batches(path, options);
  return {
    rows: list.reduce((sum, { rows }) => sum + rows, 0),
    texts: list.flatMap(({ documents }) => documents.map(({ line, text }) => `${line}: ${text}`)),
    bad: list.flatMap(({ diagnostics }) => diagnostics.map(({ line, code }) => `${line}! ${code}`)),
    notes: list.flatMap(({ notes }) => notes.map(({ reason }) => reason)),
    documents: list.flatMap(({ documents }) => documents),
  };
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function* stream(...chunks: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}

const posts =
  "id,created_at,author,text\n1,2016-09-07 10:00:00,ann,one thing\n2,2016-09-07 10:00:01,bob,another thing\n3,2016-09-08,cem,a third thing\n";

describe("readDocuments", () => {
  it("reads a table with its lines and its progress", async () => {
    const path = await file("posts.csv", posts);
    const [batch] = await batches(path);
    expect(batch.documents.map(({ id, line, file: from }) => [id, line, from])).toEqual([
      ["posts:1", 2, path],
      ["posts:2", 3, path],
      ["posts:3", 4, path],
    ]);
    expect(batch).toMatchObject({ rows: 3, rowsRead: 3, bytesRead: posts.length, totalBytes: posts.length });
  });

  it("reads the same documents compressed, and under any other name for the source", async () => {
    const plain = await all(await file("same.csv", posts));
    const packed = await all(await file("same.csv.gz", gzipSync(posts)));
    expect(packed.documents.map(({ id, text }) => [id, text])).toEqual(plain.documents.map(({ id, text }) => [id, text]));
    expect((await all(join(folder, "same.csv"), { source: "mine" })).documents[0].id).toBe("mine:1");
  });

  it("reads standard input in every text format", async () => {
    const rows = [
      { id: "1", text: "one thing" },
      { id: "2", text: "another thing" },
    ];
    const forms = [
      "id,text\n1,one thing\n2,another thing\n",
      "id\ttext\n1\tone thing\n2\tanother thing\n",
      JSON.stringify(rows),
      rows.map((row) => JSON.stringify(row)).join("\n"),
    ];
    for (const form of forms) {
      const { documents } = await all("-", { stdin: stream(form) });
      expect(documents.map(({ id, text }) => [id, text])).toEqual([
        ["stdin:1", "one thing"],
        ["stdin:2", "another thing"],
      ]);
    }
  });

  it("reads Parquet through the reader that it is given", async () => {
    const path = await file("posts.parquet", "PAR1 and so on");
    async function* readParquet() {
      yield [{ id: 1n, text: "one thing" }];
      yield [{ id: 2n, text: "another thing" }];
    }
    expect((await all(path, { readParquet })).texts).toEqual(["1: one thing", "2: another thing"]);
    await expect(all(path)).rejects.toThrow("is Parquet, and no engine to read it was given");
  });

  it("keeps the good rows of a file with bad ones, and says why each is bad", async () => {
    const text = `id,created_at,text\n1,2016-09-07,good one\n2,2016-13-45,bad date\n3,2016-09-07\n4,2016-09-07,\n5,,no date is fine\n6,2016-09-07,"open quote\n7,2016-09-08,good seven\n`;
    expect(await all(await file("mixed.csv", text))).toMatchObject({
      rows: 7,
      texts: ["2: good one", "6: no date is fine", "8: good seven"],
      bad: ["3! bad_date", "4! ragged_row", "5! empty_text", "7! unterminated_quote"],
    });
  });

  it("keeps the rows before the place where a compressed file is cut off", async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `${index},text number ${(index * 7919) % 10_007} of many\n`).join("");
    const whole = gzipSync(`id,text\n${rows}`);
    const cut = await all(await file("cut.csv.gz", whole.subarray(0, whole.length >> 1)));
    expect(cut.notes).toEqual(["the gzip stream is cut off before its end: the rows before it were read"]);
    expect(cut.texts.length).toBeGreaterThan(1000);
    expect(cut.rows).toBe(cut.texts.length + 1);
    expect(cut.bad).toHaveLength(1);
  });

  it("goes on after rows that an earlier run has read, with the same documents", async () => {
    const lines = Array.from({ length: 50 }, (_, index) =>
      index % 7 === 3 ? "broken\n" : `${index},2016-0${1 + (index % 9)}-07,text number ${index}\n`,
    ).join("");
    const path = await file("resume.csv", `id,created_at,text\n${lines}`);
    const whole = await all(path);
    for (const skipRows of [0, 1, 4, 20, 49, 50, 99]) {
      const rest = await all(path, { skipRows, batchRows: 7 });
      expect(rest.rows).toBe(Math.max(0, whole.rows - skipRows));
      expect(rest.documents).toEqual(whole.documents.filter(({ line }) => line - 1 > skipRows));
    }
  });

  it("gives the same batches in every run", async () => {
    const path = await file("again.csv", posts);
    expect(await batches(path, { batchRows: 2 })).toEqual(await batches(path, { batchRows: 2 }));
    expect((await batches(path, { batchRows: 2 })).map(({ rows, rowsRead }) => [rows, rowsRead])).toEqual([
      [2, 2],
      [1, 3],
    ]);
  });

  it("judges by the same rows whatever pieces the input comes in", async () => {
    // The first 2,000 rows say month first; the rows after them would say that both orders occur.
    const row = (index: number, date: string) => `${index},${date},some words\n`;
    const text = `id,date,text\n${Array.from({ length: 2000 }, (_, index) => row(index, "6/24/2016")).join("")}${row(2000, "24/6/2016")}`;
    for (const length of [1000, 70_000, text.length]) {
      const chunks = Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
        text.slice(index * length, (index + 1) * length),
      );
      const { bad, rows } = await all("-", { stdin: stream(...chunks) });
      expect({ bad, rows }).toEqual({ bad: ["2002! bad_date"], rows: 2001 });
    }
  });

  it("ends a batch of long texts before its rows are full", async () => {
    const long = "word ".repeat(180_000);
    async function* lines(): AsyncGenerator<Uint8Array> {
      for (let id = 0; id < 80; id++) yield Buffer.from(`${JSON.stringify({ id, text: long })}\n`);
    }
    const sizes = (await batches("-", { stdin: lines() })).map(({ rows }) => rows);
    expect(sizes).toEqual([38, 38, 4]);
  });

  it("takes an empty file, and one with a header only, as no rows", async () => {
    expect(await all(await file("empty.csv", ""))).toMatchObject({ rows: 0, texts: [], bad: [] });
    expect(await all(await file("header.csv", "id,text\n"))).toMatchObject({ rows: 0, texts: [], bad: [] });
  });

  it("says what is wrong with a path", async () => {
    await expect(all(join(folder, "nothing.csv"))).rejects.toMatchObject({ code: "FILE_MISSING" });
    await expect(all(folder)).rejects.toMatchObject({ code: "FILE_MISSING" });
  });

  it("refuses a zone and a column that do not exist before it reads on", async () => {
    const path = await file("told.csv", posts);
    await expect(all(path, { zone: "Mars/Olympus" })).rejects.toMatchObject({ code: "MAPPING_INVALID" });
    await expect(all(path, { map: { text: "body" } })).rejects.toMatchObject({ code: "MAPPING_INVALID" });
  });

  it("stops when it is told to", async () => {
    const abort = new AbortController();
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("id,text\n");
      for (let id = 0; ; id++) yield Buffer.from(`${id},some words\n`.repeat(5000));
    }
    const run = async () => {
      for await (const _ of readDocuments("-", { stdin: endless(), signal: abort.signal })) abort.abort();
    };
    await expect(run()).rejects.toMatchObject({ code: "CANCELLED" });
  });

  it("decides day and month for the column, and midnight as day where all are midnight", async () => {
    const rows = ["13/1/2016", "2/1/2016", "3/1/2016"].map((date, index) => `${index},${date},some words\n`).join("");
    const { documents } = await all(await file("order.csv", `id,date,text\n${rows}`));
    expect(documents.map(({ time }) => new Date(time.interval!.from).toISOString().slice(0, 10))).toEqual([
      "2016-01-13",
      "2016-01-02",
      "2016-01-03",
    ]);
    const midnights = Array.from({ length: 6 }, (_, index) => `${index},2016-01-0${index + 1} 00:00:00,some words\n`).join("");
    const days = await all(await file("days.csv", `id,date,text\n${midnights}`));
    expect(days.documents.every(({ time }) => time.interval!.to - time.interval!.from === 86_400_000)).toBe(true);
  });
});

describe("readDocuments on input without bounds", () => {
  /** Bytes of heap and buffers that reading may add: the cap of a record several times over, far under the input. */
  const memoryCap = 400 * 1024 * 1024;
  const gigabyte = 1024 ** 3;

  async function peakWhile(run: () => Promise<void>): Promise<number> {
    const before = process.memoryUsage();
    let peak = 0;
    const timer = setInterval(() => {
      const now = process.memoryUsage();
      peak = Math.max(peak, now.heapUsed - before.heapUsed + now.external - before.external);
    }, 5);
    try {
      await run();
    } finally {
      clearInterval(timer);
    }
    return peak;
  }

  async function* endlessField(opening: string, length: number): AsyncGenerator<Uint8Array> {
    const piece = Buffer.alloc(1024 * 1024, "x");
    yield Buffer.from(`id,text\n1,good one\n2,${opening}`);
    for (let sent = 0; sent < length; sent += piece.length) {
      yield piece;
      // Lets the timer that watches the memory run.
      if (sent % (64 * piece.length) === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    yield Buffer.from("\n3,good three\n");
  }

  it.each([
    ["a line of 2 GB", "", 2 * gigabyte],
    ["a quoted field of 256 MB", '"', gigabyte / 4],
  ])("passes over %s", async (_name, opening, length) => {
    let result: Awaited<ReturnType<typeof all>> | null = null;
    const peak = await peakWhile(async () => {
      result = await all("-", { stdin: endlessField(opening, length), format: "csv" });
    });
    expect(result).toMatchObject({ rows: 3, texts: ["2: good one", "4: good three"], bad: ["3! record_too_long"] });
    expect(peak).toBeLessThan(memoryCap);
  });

  it("passes over a JSON line of 256 MB", async () => {
    async function* lines(): AsyncGenerator<Uint8Array> {
      const piece = Buffer.alloc(1024 * 1024, "x");
      yield Buffer.from('{"id":1,"text":"good one"}\n{"id":2,"text":"');
      for (let sent = 0; sent < gigabyte / 4; sent += piece.length) yield piece;
      yield Buffer.from('"}\n{"id":3,"text":"good three"}\n');
    }
    const { texts, bad } = await all("-", { stdin: lines() });
    expect(texts).toEqual(["1: good one", "3: good three"]);
    expect(bad).toEqual(["2! record_too_long"]);
  });

  it("keeps its memory while a small gzip grows to 128 MB", async () => {
    const bomb = gzipSync(
      Buffer.concat([Buffer.from("id,text\n1,good one\n2,"), Buffer.alloc(gigabyte / 8, "x"), Buffer.from("\n3,good three\n")]),
    );
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const path = await file("bomb.csv.gz", bomb);
    const peak = await peakWhile(async () => {
      expect(await all(path)).toMatchObject({ texts: ["2: good one", "4: good three"], bad: ["3! record_too_long"] });
    });
    expect(peak).toBeLessThan(memoryCap);
  });
});

describe("preview", () => {
  it("shows format, mapping with reasons, date order and the first documents", async () => {
    const path = await file("preview.csv", "id,date,comment\n1,3/4/2016,one thing\n2,4/5/2016,another &amp; thing\n");
    const { facts, plan, documents } = await preview(path);
    expect(facts).toMatchObject({ format: "csv", compression: "none", encoding: "utf-8" });
    expect(plan.mapping.guesses.map(({ role, column }) => `${role}=${column}`)).toEqual(["id=id", "text=comment", "published=date"]);
    expect(plan.dateOrder).toMatchObject({ order: "mdy", basis: "assumed" });
    expect(plan.notes).toEqual([
      "no number is above 12 in the sampled dates; month first is assumed: say --date-order",
      "dates carry no offset: UTC is assumed, and recorded with each document",
      "texts are HTML-escaped (&amp; and the like): decoded once",
    ]);
    expect(documents.map(({ text }) => text)).toEqual(["one thing", "another & thing"]);
  });
});
