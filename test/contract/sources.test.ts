import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Fetcher, type FetchLimits } from "../../src/collect/fetch/fetcher.js";
import type { Clock } from "../../src/collect/fetch/host-gate.js";
import type { Cursor, SourceTask } from "../../src/collect/source.js";
import { type SourceStep, stepSource } from "../../src/collect/source-step.js";
import type { StoredDocument } from "../../src/core/document.js";
import type { Item, Platform } from "./platform.js";
import { platforms } from "./sources-platforms.js";

const now = Date.UTC(2016, 8, 7, 12);
/** Items a platform holds: more than two pages of each, all within the last days. */
const mostItems = 257;
const minuteMs = 60_000;

const items = (count: number, newestMs = now): Item[] =>
  Array.from({ length: count }, (_, index) => ({ n: count - index, instantMs: newestMs - (index + 1) * minuteMs }));

let server: Server;
let base: string;
let respond: (request: IncomingMessage, response: ServerResponse) => void;
let slept: number[];

const clock: Clock = {
  now: () => now,
  random: () => 0,
  sleep: async (ms) => {
    slept.push(ms);
  },
};

beforeEach(async () => {
  slept = [];
  server = createServer((request, response) =>
    request.url === "/robots.txt" ? response.writeHead(404).end() : respond(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const fetcherOf = (limits: Partial<FetchLimits> = {}): Fetcher =>
  new Fetcher({
    contact: "https://landfall.example/bot",
    version: "0",
    allowedHosts: [new URL(base).host],
    clock,
    limits: { hostPauseMs: 0, ...limits },
  });

const urlOf = (request: IncomingMessage): URL => new URL(request.url ?? "/", base);

function serve(platform: Platform, held: () => Item[]): void {
  respond = (request, response) =>
    response.writeHead(200, { "content-type": platform.contentType }).end(platform.answer(held(), urlOf(request)));
}

const context = { source: "live", now: () => now };

/** A store in little: documents and cursor change together or not at all. */
class Store {
  readonly documents = new Map<string, StoredDocument>();
  readonly deletions = new Set<string>();
  cursor: Cursor | null = null;
  commit(step: SourceStep): void {
    for (const document of step.documents) this.documents.set(document.id, document);
    for (const id of step.deletions) this.deletions.add(id);
    // A cursor comes back from the store as JSON.
    this.cursor = JSON.parse(JSON.stringify(step.cursor));
  }
}

async function runToEnd(platform: Platform, task: SourceTask, store: Store, fetcher: Fetcher, isClean = true): Promise<number> {
  for (let steps = 1; steps <= 60; steps++) {
    const step = await stepSource(platform.adapter, fetcher, task, store.cursor, context);
    if (isClean) expect(step.diagnostics).toEqual([]);
    store.commit(step);
    if (step.isDone) return steps;
  }
  throw new Error("the pass has no end");
}

describe.each(platforms)("the source $name", (platform) => {
  const itemCount = platform.itemCount ?? mostItems;

  it("pages through all that there is, each item under one id", async () => {
    serve(platform, () => items(itemCount));
    await using fetcher = fetcherOf();
    const store = new Store();
    expect(await runToEnd(platform, platform.task(base), store, fetcher)).toBeGreaterThan(itemCount > 20 ? 2 : 0);
    expect(store.documents.size).toBe(itemCount);
  });

  it("loses nothing and doubles nothing when killed before the commit of any step", async () => {
    serve(platform, () => items(itemCount));
    await using fetcher = fetcherOf();
    const task = platform.task(base);
    const steps = await runToEnd(platform, task, new Store(), fetcher);
    for (let killedAt = 0; killedAt < steps; killedAt++) {
      const store = new Store();
      for (let step = 0; step < killedAt; step++) store.commit(await stepSource(platform.adapter, fetcher, task, store.cursor, context));
      await stepSource(platform.adapter, fetcher, task, store.cursor, context);
      await runToEnd(platform, task, store, fetcher);
      expect(store.documents.size).toBe(itemCount);
    }
  });

  it.skipIf(platform.isFixed)("finds on its next pass what came during the last one", async () => {
    let held = items(itemCount);
    serve(platform, () => held);
    await using fetcher = fetcherOf();
    const store = new Store();
    const task = platform.task(base);
    store.commit(await stepSource(platform.adapter, fetcher, task, null, context));
    const late = [1, 2, 3].map((n) => ({ n: itemCount + n, instantMs: now - 30_000 + n * 1000 })).reverse();
    held = [...late, ...held];
    for (let round = 0; round < 3; round++) await runToEnd(platform, task, store, fetcher);
    expect(store.documents.size).toBe(itemCount + late.length);
  });

  it("takes 304 as nothing new", async () => {
    respond = (_, response) => response.writeHead(304).end();
    await using fetcher = fetcherOf();
    const cursor = { mark: 5 };
    expect(await stepSource(platform.adapter, fetcher, platform.task(base), cursor, context)).toMatchObject({
      outcome: "unchanged",
      cursor,
      documents: [],
      diagnostics: [],
    });
  });

  it.each<[string, (request: IncomingMessage, response: ServerResponse) => void, Partial<FetchLimits>, string]>([
    ["a redirect in a circle", (request, response) => response.writeHead(301, { location: request.url }).end(), {}, "failed"],
    ["a server in trouble", (_, response) => response.writeHead(502).end("bad gateway"), {}, "failed"],
    ["too many requests without end", (_, response) => response.writeHead(429, { "retry-after": "3600" }).end(), {}, "failed"],
    ["a locked door", (_, response) => response.writeHead(403).end(), {}, "refused"],
    ["a place that is gone", (_, response) => response.writeHead(410).end(), {}, "gone"],
    ["bytes that come too slowly", (_, response) => response.writeHead(200).write("{"), { totalTimeoutMs: 300, maxTries: 1 }, "failed"],
    [
      "a cut-off gzip",
      (request, response) => {
        const whole = gzipSync(platform.answer(items(20), urlOf(request)));
        response
          .writeHead(200, { "content-type": platform.contentType, "content-encoding": "gzip" })
          .end(whole.subarray(0, whole.length - 20));
      },
      {},
      "failed",
    ],
    [
      "a web page instead",
      (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><html><title>Sign in</title></html>"),
      {},
      "failed",
    ],
    [
      "another form",
      (_, response) => response.writeHead(200, { "content-type": "application/json" }).end('{"moved":"elsewhere"}'),
      {},
      "failed",
    ],
    [
      "half an answer",
      (request, response) => response.writeHead(200).end(platform.answer(items(5), urlOf(request)).slice(0, 9)),
      {},
      "failed",
    ],
    ["3 GB announced", (_, response) => response.writeHead(200, { "content-length": String(3 * 1024 ** 3) }).write("["), {}, "failed"],
    [
      "an answer without end",
      (_, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write(" ".repeat(65_536)));
          if (!response.destroyed) response.once("drain", more);
        };
        more();
      },
      { maxBytes: 2_000_000 },
      "failed",
    ],
  ])("keeps its cursor and says why after %s", async (_, trouble, limits, outcome) => {
    respond = trouble;
    await using fetcher = fetcherOf(limits);
    const cursor = { mark: 5, newest: 0, page: null };
    const step = await stepSource(platform.adapter, fetcher, platform.task(base), cursor, context);
    expect(step).toMatchObject({ outcome, cursor, documents: [], isDone: true });
    expect(step.diagnostics).toHaveLength(1);
    expect(step.diagnostics[0].reason.length).toBeGreaterThan(10);
  });

  it("keeps the payload of an answer whose form has changed", async () => {
    respond = (_, response) => response.writeHead(200).end('{"moved":"elsewhere"}');
    await using fetcher = fetcherOf();
    const step = await stepSource(platform.adapter, fetcher, platform.task(base), null, context);
    expect(Buffer.from(step.raw?.body ?? []).toString()).toBe('{"moved":"elsewhere"}');
    expect(step.diagnostics[0].raw).toContain("moved");
  });

  it("waits as Retry-After says, then goes on", async () => {
    let requests = 0;
    respond = (request, response) => {
      if (requests++ === 0) response.writeHead(429, { "retry-after": "17" }).end();
      else response.writeHead(200, { "content-type": platform.contentType }).end(platform.answer(items(5), urlOf(request)));
    };
    await using fetcher = fetcherOf();
    const store = new Store();
    await runToEnd(platform, platform.task(base), store, fetcher);
    expect(store.documents.size).toBe(5);
    expect(slept).toContain(17_000);
  });

  it("reads UTF-8 although the header names another charset", async () => {
    respond = (request, response) =>
      response
        .writeHead(200, { "content-type": platform.contentType.replace(/;.*/, "; charset=iso-8859-1") })
        .end(platform.answer(items(3), urlOf(request)).replaceAll("fine", "schön"));
    await using fetcher = fetcherOf();
    const store = new Store();
    await runToEnd(platform, platform.task(base), store, fetcher);
    expect([...store.documents.values()].map((document) => document.text.includes("schön"))).toEqual([true, true, true]);
  });

  it("does not believe a stamp that lies days ahead of us", async () => {
    serve(platform, () => items(2, now + 3 * 24 * 60 * minuteMs));
    await using fetcher = fetcherOf();
    const store = new Store();
    await runToEnd(platform, platform.task(base), store, fetcher);
    const grade = platform.futureGrade ?? "unknown";
    expect([...store.documents.values()].map(({ time }) => time.grade)).toEqual([grade, grade]);
  });

  it("reads the good items beside a broken one", async () => {
    respond = (request, response) =>
      response.writeHead(200, { "content-type": platform.contentType }).end(platform.withBroken(items(4), urlOf(request)));
    await using fetcher = fetcherOf();
    const store = new Store();
    await runToEnd(platform, platform.task(base), store, fetcher, false);
    expect(store.documents.size).toBe(4);
  });

  it.runIf(platform.withDeleted)("tells of a deleted item by the id that it had", async () => {
    serve(platform, () => items(3));
    await using fetcher = fetcherOf();
    const task = platform.task(base);
    const before = new Store();
    await runToEnd(platform, task, before, fetcher);
    const { answer, id } = platform.withDeleted!;
    respond = (request, response) =>
      response.writeHead(200, { "content-type": platform.contentType }).end(answer(items(3), urlOf(request)));
    const after = new Store();
    await runToEnd(platform, task, after, fetcher);
    expect(after.documents.size).toBe(2);
    expect([...after.deletions]).toEqual([...before.documents.keys()].filter((one) => !after.documents.has(one)));
    expect([...after.deletions][0]).toMatch(id);
  });

  it("stops at once when told to", async () => {
    respond = (_, response) => response.writeHead(200).write("{");
    // No other limit ends it within the time of a test.
    await using fetcher = fetcherOf({ silenceTimeoutMs: 3_600_000, totalTimeoutMs: 3_600_000 });
    const stop = new AbortController();
    const step = stepSource(platform.adapter, fetcher, platform.task(base), null, { ...context, signal: stop.signal });
    setTimeout(() => stop.abort(new Error("stopped by hand")), 50);
    await expect(step).rejects.toThrow("stopped by hand");
  });

  it("says what it will ask and what it cannot see", () => {
    expect(platform.task(base).asks.length).toBeGreaterThan(10);
    expect(platform.adapter.limits.length).toBeGreaterThan(0);
  });
});
