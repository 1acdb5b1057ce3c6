/** The sources that read files through their own suite: resume after a kill at every step, files that grow, change, break off or are no such files. */
import { appendFile, mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HandleStore } from "../../src/collect/fetch/open-handles.js";
import { folder } from "../../src/collect/folder/adapter.js";
import type { CompiledQuery } from "../../src/collect/query.js";
import { redditDumps } from "../../src/collect/reddit/dump-adapter.js";
import type { AnyAdapter, Cursor, LocalAdapter } from "../../src/collect/source.js";
import { type SourceStep, stepSource } from "../../src/collect/source-step.js";
import { warc } from "../../src/collect/warc/adapter.js";
import type { StoredDocument } from "../../src/core/document.js";

const query: CompiledQuery = { phrases: ["Quayphone"], ambiguous: [], exclusions: [], languages: [] };
const now = Date.UTC(2024, 8, 8);
const isoOf = (n: number): string => new Date(now - n * 1000).toISOString();

interface Kind {
  name: string;
  adapter: LocalAdapter;
  file: string;
  /** One item as it stands in the file. */
  item: (n: number, text?: string) => string;
  /** Between items; gzip members where the format has one each. */
  joined: (items: string[]) => Buffer;
  /** Bytes that are no item, between items. */
  broken: string;
  /** Items of the test that is killed at every step: more than two steps of the kind. */
  count: number;
  settings: (path: string) => unknown;
}

const page = (n: number, text: string): string =>
  `<html><title>Page ${n}</title><meta property="article:published_time" content="${isoOf(n)}"><article><p>${text}: it went on sale in forty shops on Tuesday, and people like it.</p></article></html>`;
const record = (n: number, text: string): string => {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-New: 1\r\n\r\n${page(n, text)}`;
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://s.example/${n}\r\nWARC-Date: ${isoOf(0)}\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
};

const kinds: Kind[] = [
  {
    name: "folder",
    adapter: folder as LocalAdapter,
    file: "posts.jsonl",
    item: (n, text = `Quayphone ${n}`) =>
      `${JSON.stringify({ id: `p${n}`, text, published: isoOf(n), author: "ada", surprise: { new: 1 } })}\n`,
    joined: (items) => Buffer.from(items.join("")),
    broken: "{ no json\n",
    count: 5_000,
    settings: (path) => ({ path, name: "posts" }),
  },
  {
    name: "reddit dumps",
    adapter: redditDumps as LocalAdapter,
    file: "RC_2024-09.jsonl",
    item: (n, text = `Quayphone ${n}`) =>
      `${JSON.stringify({ id: `c${n}`, body: text, created_utc: now / 1000 - n, author: "ada", subreddit: "quay", link_id: "t3_a", parent_id: "t3_a", surprise: [1] })}\n`,
    joined: (items) => Buffer.from(items.join("")),
    broken: '{"body":"Quayphone"\n',
    count: 5_000,
    settings: (path) => ({ path }),
  },
  {
    name: "warc",
    adapter: warc as LocalAdapter,
    file: "crawl.warc",
    item: (n, text = `Quayphone ${n}`) => record(n, text),
    joined: (items) => Buffer.from(items.join("")),
    broken: "no record at all\r\n\r\n",
    count: 250,
    settings: (path) => ({ path }),
  },
];

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "landfall-files-"));
});
afterEach(() => rm(place, { recursive: true, force: true }));

/** Writes a file that nobody has touched for a while. */
async function put(name: string, bytes: Buffer | string, ageMs = 60_000): Promise<void> {
  await writeFile(join(place, name), bytes);
  await utimes(join(place, name), (now - ageMs) / 1000, (now - ageMs) / 1000);
}

class Store {
  readonly documents = new Map<string, StoredDocument>();
  given = 0;
  cursor: Cursor | null = null;
  commit(step: SourceStep): void {
    this.given += step.documents.length;
    for (const document of step.documents) this.documents.set(document.id, document);
    this.cursor = JSON.parse(JSON.stringify(step.cursor));
  }
}

const fetcherWith = (handles: HandleStore) => ({
  get: () => Promise.reject(new Error("nothing is fetched")),
  handles,
});

async function runToEnd(kind: Kind, store: Store, handles: HandleStore, isClean = true): Promise<number> {
  const [task] = kind.adapter.plan(query, kind.settings(place));
  for (let steps = 1; steps <= 40; steps++) {
    const step = await stepSource(kind.adapter as AnyAdapter, fetcherWith(handles), task, store.cursor, {
      source: "files",
      now: () => now,
    });
    if (isClean) expect(step.diagnostics).toEqual([]);
    store.commit(step);
    if (step.isDone) return steps;
  }
  throw new Error("the pass has no end");
}

const range = (count: number, from = 0): number[] => Array.from({ length: count }, (_, index) => from + index);

describe.each(kinds)("the source $name", (kind) => {
  const [, extension] = /^[^.]+(\..+)$/.exec(kind.file) as RegExpExecArray;

  it("reads all that there is, in steps, over one open file", async () => {
    await put(kind.file, kind.joined(range(kind.count).map((n) => kind.item(n))));
    await using handles = new HandleStore();
    const store = new Store();
    expect(await runToEnd(kind, store, handles)).toBeGreaterThan(2);
    expect([store.documents.size, store.given]).toEqual([kind.count, kind.count]);
  });

  it("loses nothing and doubles nothing when killed before the commit of any step", async () => {
    await put(kind.file, kind.joined(range(kind.count).map((n) => kind.item(n))));
    const [task] = kind.adapter.plan(query, kind.settings(place));
    const store = new Store();
    for (let isDone = false, steps = 0; !isDone && steps < 40; steps++) {
      // The step that is lost, and the process with it: the next one has nothing open.
      for (const isKept of [false, true]) {
        await using handles = new HandleStore();
        const step = await stepSource(kind.adapter as AnyAdapter, fetcherWith(handles), task, store.cursor, {
          source: "files",
          now: () => now,
        });
        expect(step.diagnostics).toEqual([]);
        if (!isKept) continue;
        store.commit(step);
        isDone = step.isDone;
      }
    }
    expect([store.documents.size, store.given]).toEqual([kind.count, kind.count]);
  });

  it("reads on where a file was written on, and nothing twice", async () => {
    await put(kind.file, kind.joined(range(5).map((n) => kind.item(n))));
    await using handles = new HandleStore();
    const store = new Store();
    await runToEnd(kind, store, handles);
    await appendFile(join(place, kind.file), kind.joined(range(3, 5).map((n) => kind.item(n))));
    await utimes(join(place, kind.file), now / 1000 - 10, now / 1000 - 10);
    await runToEnd(kind, store, handles);
    expect([store.documents.size, store.given]).toEqual([8, 8]);
  });

  it("reads a file anew that was written anew", async () => {
    await put(kind.file, kind.joined(range(5).map((n) => kind.item(n))));
    await using handles = new HandleStore();
    const store = new Store();
    await runToEnd(kind, store, handles);
    await put(kind.file, kind.joined(range(6, 100).map((n) => kind.item(n, `Quayphone, quite another ${n}`))), 20_000);
    await runToEnd(kind, store, handles);
    expect(store.documents.size).toBe(11);
  });

  it("leaves alone what somebody is still writing, hidden files, and files of other kinds", async () => {
    await put(kind.file, kind.joined([kind.item(1)]), 500);
    await put(`.${kind.file}`, kind.joined([kind.item(2)]));
    await put(`${kind.file}.part`, kind.joined([kind.item(3)]));
    await put("picture.png", "x");
    await using handles = new HandleStore();
    const store = new Store();
    await runToEnd(kind, store, handles);
    expect(store.documents.size).toBe(0);
  });

  it("takes new files, also in folders below", async () => {
    await using handles = new HandleStore();
    const store = new Store();
    await runToEnd(kind, store, handles);
    await mkdir(join(place, "below"));
    await put(join("below", `a${extension}`), kind.joined([kind.item(1)]));
    await put(`b${extension}`, kind.joined([kind.item(2)]));
    await runToEnd(kind, store, handles);
    expect(store.documents.size).toBe(2);
  });

  it("reads compressed files, member after member", async () => {
    await put(`${kind.file}.gz`, Buffer.concat(range(5).map((n) => gzipSync(kind.item(n)))));
    await using handles = new HandleStore();
    const store = new Store();
    await runToEnd(kind, store, handles);
    expect(store.documents.size).toBe(5);
  });

  it("keeps what came before a cut-off gzip breaks off, says so, and reads other files", async () => {
    const whole = gzipSync(kind.joined(range(400).map((n) => kind.item(n, `Quayphone ${n} ${Math.sin(n)}`))));
    await put(`${kind.file}.gz`, whole.subarray(0, whole.length - 200));
    await put(`z${extension}`, kind.joined([kind.item(1_000_000)]));
    await using handles = new HandleStore();
    const store = new Store();
    const [task] = kind.adapter.plan(query, kind.settings(place));
    const reasons: string[] = [];
    for (let isDone = false; !isDone; ) {
      const step = await stepSource(kind.adapter as AnyAdapter, fetcherWith(handles), task, store.cursor, {
        source: "files",
        now: () => now,
      });
      reasons.push(...step.diagnostics.map(({ reason }) => reason));
      store.commit(step);
      isDone = step.isDone;
    }
    expect(store.documents.size).toBeGreaterThan(100);
    expect([...store.documents.values()].some(({ text }) => text.includes("1000000"))).toBe(true);
    expect(reasons.join()).toMatch(/cut off|broke off/);
  });

  it("reads the good items beside a broken one", async () => {
    await put(kind.file, Buffer.concat([kind.joined([kind.item(1)]), Buffer.from(kind.broken), kind.joined([kind.item(2)])]));
    await using handles = new HandleStore();
    const store = new Store();
    await runToEnd(kind, store, handles, false);
    expect(store.documents.size).toBe(2);
  });

  it("is done with a file that is no such file, and reads the next", async () => {
    await put(`a${extension}`, "<!doctype html><html><title>Sign in</title><body>Quayphone</body></html>");
    await put(`b${extension}`, Buffer.from([0, 1, 2, 3, 0xff, 0xfe, 0, 0]));
    await put(`c${extension}`, kind.joined([kind.item(1)]));
    await using handles = new HandleStore();
    const store = new Store();
    await runToEnd(kind, store, handles, false);
    expect([...store.documents.values()].some(({ text }) => text.startsWith("Quayphone 1"))).toBe(true);
  });

  it("keeps its cursor and says why where there is no folder", async () => {
    const [task] = kind.adapter.plan(query, kind.settings(join(place, "nowhere")));
    await using handles = new HandleStore();
    const step = await stepSource(
      kind.adapter as AnyAdapter,
      fetcherWith(handles),
      task,
      { files: "[]" },
      { source: "files", now: () => now },
    );
    expect(step).toMatchObject({ outcome: "failed", cursor: { files: "[]" }, diagnostics: [{ code: "unreadable" }] });
  });

  it("says what it will ask and what it cannot see", () => {
    expect(kind.adapter.plan(query, kind.settings(place))[0].asks.length).toBeGreaterThan(10);
    expect(kind.adapter.limits.length).toBeGreaterThan(0);
  });
});
