/** A day of collecting in little time: real adapters, fetcher, store and schedule against a loopback server that fails at random, on a clock that jumps to what is due next. */
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Fetcher } from "../../src/collect/fetch/fetcher.js";
import type { Clock } from "../../src/collect/fetch/host-gate.js";
import { Collector } from "../../src/pipeline/collect/collector.js";
import { openWorkspace, type Workspace } from "../../src/pipeline/workspace.js";
import type { Store } from "../../src/store/store.js";

export interface SimulatedDay {
  sources: number;
  hours: number;
  /** How often each source is asked, in minutes. */
  everyMinutes: number;
  seed: number;
  /** Share of requests that fail in one of the ways of {@link faults}. */
  faultShare: number;
  /** Chance that the collector is killed at a use of the store. */
  killShare: number;
  folder: string;
  onHour?: (hour: number, memory: Memory) => void;
  /** True: also measures the memory at rest, which takes minutes of doing nothing. */
  rests?: boolean;
}

/** After an hour, in MiB. */
export interface Memory {
  /** JavaScript objects after a collection of garbage, and buffers outside the heap. */
  heap: number;
  buffers: number;
  /** What the embedded engine has allocated and not given back, by its own count; its caches are among it. */
  engine: number;
  caches: number;
  /** Parts that were merged into others and wait for their removal, which the engine does about once a minute of the wall clock: a number, not MiB. Each costs about 20 KiB. */
  mergedParts: number;
  /** Pages of the process in memory. */
  resident: number;
}

/** What came out, and what should have. */
export interface SimulatedOutcome {
  /** Items published in the time, and those of them that were taken back. */
  published: number;
  deleted: number;
  /** Documents in the store, and how many of them are different. */
  documents: number;
  distinct: number;
  missing: number;
  /** Documents that should have gone and are still here. */
  undeleted: number;
  /** Sums over the cursors. */
  sums: { rows: number; documents: number; duplicates: number; quarantined: number; deleted: number; requests: number };
  steps: number;
  failedSteps: number;
  kills: number;
  faults: Record<string, number>;
  /** By the hour, at work. */
  memory: Memory[];
  /** After the first hour and after the last, when merged parts have been removed; empty where it was not to wait for that. */
  atRest: Memory[];
}

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** A listing is looked through again at least this often. */
const lookBackMs = 6 * hourMs;
const startMs = Date.UTC(2016, 8, 7);
/** Items that a feed shows at most, and a listing gives a page. */
const window = 60;
const pageSize = 20;

const faults = ["429", "500", "503", "cut off", "drift", "web page", "closed", "404 once"] as const;

/** The power goes out. */
class Killed extends Error {}

/** Numbers in 0 to 1 from a seed: mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Item {
  n: number;
  at: number;
  deletedAt: number;
}

/** What a source publishes: at its own rate, some of it taken back within hours. */
function itemsOf(source: number, hours: number, random: () => number): Item[] {
  const perHour = 0.3 + 5 * random() ** 2;
  const items: Item[] = [];
  for (let at = startMs - 2 * hourMs; ; ) {
    at += (-Math.log(1 - random()) / perHour) * hourMs;
    if (at >= startMs + hours * hourMs) return items;
    const isTakenBack = isListing(source) && random() < 0.05;
    items.push({
      n: items.length,
      at: Math.floor(at / 1000) * 1000,
      deletedAt: isTakenBack ? at + random() * 2 * hourMs : Number.POSITIVE_INFINITY,
    });
  }
}

/** Every second source is a listing with pages and deletions, the others are feeds. */
function isListing(source: number): boolean {
  return source % 2 === 1;
}

const text = (source: number, n: number) => `Xiaomi number ${n} of ${source}: the screen is fine, the battery is not.`;

function feedOf(source: number, items: Item[]): string {
  const entries = items.map(
    ({ n, at }) =>
      `<item><guid isPermaLink="false">s${source}i${n}</guid><title>${text(source, n)}</title><link>https://s${source}.example/${n}</link><pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Source ${source}</title>${entries.join("")}</channel></rss>`;
}

function listingOf(source: number, items: Item[], now: number, after: string | null): string {
  const from = after === null ? 0 : items.findIndex(({ n }) => `t3_s${source}i${n}` === after) + 1;
  const page = items.slice(from, from + pageSize);
  const children = page.map(({ n, at, deletedAt }) => ({
    kind: "t3",
    data: {
      id: `s${source}i${n}`,
      created_utc: at / 1000,
      author: deletedAt <= now ? "[deleted]" : `ada${n % 7}`,
      title: text(source, n),
      selftext: deletedAt <= now ? "[deleted]" : text(source, n),
    },
  }));
  const next = from + pageSize < items.length ? `t3_s${source}i${page[page.length - 1].n}` : null;
  return JSON.stringify({ kind: "Listing", data: { children, after: next } });
}

/** Runs the day. */
export async function simulateDay(day: SimulatedDay): Promise<SimulatedOutcome> {
  const random = randomOf(day.seed);
  const all = Array.from({ length: day.sources }, (_, source) => itemsOf(source, day.hours, random));
  const counted = Object.fromEntries(faults.map((fault) => [fault, 0])) as Record<string, number>;
  let faultShare = day.faultShare;
  let now = startMs;
  const clock: Clock = {
    now: () => now,
    random,
    sleep: async (ms) => {
      now += ms;
    },
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://s");
    const source = Number(url.pathname.split("/")[1]);
    const isWanted = url.pathname.endsWith("feed.xml") || url.pathname.endsWith("/new.json");
    if (!isWanted) {
      if (url.pathname.endsWith(".json"))
        response.writeHead(200, { "content-type": "application/json" }).end('{"kind":"Listing","data":{"children":[],"after":null}}');
      else response.writeHead(404).end();
      return;
    }
    const seen = all[source].filter(({ at }) => at <= now).reverse();
    const body = isListing(source) ? listingOf(source, seen, now, url.searchParams.get("after")) : feedOf(source, seen.slice(0, window));
    if (random() < faultShare) {
      const fault = faults[Math.floor(random() * faults.length)];
      counted[fault]++;
      fail(response, fault, body);
    } else response.writeHead(200, { "content-type": isListing(source) ? "application/json" : "application/rss+xml" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  const { port } = server.address() as AddressInfo;
  const hostOf = (source: number) => `127.0.${Math.floor(source / 250)}.${(source % 250) + 1}:${port}`;

  writeWorkspace(day, hostOf);
  const workspace = await openWorkspace(day.folder, "simulation");
  const outcome = { steps: 0, failedSteps: 0, kills: 0, memory: [] as Memory[], atRest: [] as Memory[] };
  let isDeadly = day.killShare > 0;
  const store = mortal(workspace.store, () => isDeadly && random() < day.killShare);
  const allowed = all.map((_, source) => hostOf(source));
  const openOnce = async () => {
    const fetcher = new Fetcher({ contact: "t", version: "0", allowedHosts: allowed, clock, limits: { hostPauseMs: 0, maxTries: 2 } });
    const collector = await Collector.open(
      { ...workspace, store },
      {
        version: "0",
        clock,
        fetcher,
        onStep: ({ outcome: how }) => {
          outcome.steps++;
          if (how !== "read" && how !== "unchanged") outcome.failedSteps++;
        },
      },
    );
    return { fetcher, collector };
  };

  /** Begins again as often as it dies in beginning. */
  const open = async (): ReturnType<typeof openOnce> => {
    for (;;) {
      try {
        return await openOnce();
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        outcome.kills++;
      }
    }
  };

  let { fetcher, collector } = await open();
  const end = startMs + day.hours * hourMs;
  let nextHour = startMs + hourMs;
  const runUntil = async (done: () => boolean) => {
    while (!done()) {
      try {
        await collector.askDue();
        now = Math.max(now, Math.min(collector.nextDue(), end));
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        outcome.kills++;
        await fetcher[Symbol.asyncDispose]();
        ({ fetcher, collector } = await open());
      }
      for (; now >= nextHour && nextHour <= end; nextHour += hourMs) {
        const memory = await measureMemory(workspace.store);
        outcome.memory.push(memory);
        day.onHour?.((nextHour - startMs) / hourMs, memory);
        if (day.rests && (nextHour === startMs + hourMs || nextHour === end)) outcome.atRest.push(await restedMemory(workspace.store));
      }
    }
  };
  await runUntil(() => now >= end);
  // The last round is undisturbed, and so much later that what was published last can be seen and each listing is looked through for what was taken back.
  faultShare = 0;
  isDeadly = false;
  now = end + day.everyMinutes * minuteMs + lookBackMs;
  await collector.kept().catch(async (error: unknown) => {
    if (!(error instanceof Killed)) throw error;
    ({ fetcher, collector } = await open());
  });
  await collector.runOnce([]);
  await collector.runOnce([]);

  const result = await judge(workspace, all, now, { ...outcome, faults: counted });
  await fetcher[Symbol.asyncDispose]();
  await workspace[Symbol.asyncDispose]();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return result;
}

function fail(response: ServerResponse, fault: (typeof faults)[number], body: string): void {
  const json = { "content-type": "application/json" };
  if (fault === "429") response.writeHead(429, { "retry-after": "90" }).end();
  else if (fault === "500" || fault === "503") response.writeHead(Number(fault)).end("no");
  else if (fault === "404 once") response.writeHead(404).end("not here");
  else if (fault === "cut off") {
    const whole = gzipSync(body);
    response.writeHead(200, { ...json, "content-encoding": "gzip" }).end(whole.subarray(0, Math.floor(whole.length / 2)));
  } else if (fault === "drift") response.writeHead(200, json).end('{"moved":"elsewhere"}');
  else if (fault === "web page")
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><html><title>Sign in</title></html>");
  else response.destroy();
}

function writeWorkspace({ folder, sources, everyMinutes }: SimulatedDay, hostOf: (source: number) => string): void {
  const blocks = Array.from({ length: sources }, (_, source) => {
    const base = `http://${hostOf(source)}/${source}`;
    const how = isListing(source)
      ? `kind = "reddit"\napi = "${base}"\ncommunities = ["q"]\nsearch = false`
      : `kind = "feeds"\nfeeds = ["${base}/feed.xml"]`;
    return `[[sources]]\nname = "s${source}"\nevery = "${everyMinutes}m"\n${how}\n`;
  });
  const hosts = Array.from({ length: sources }, (_, source) => `"${hostOf(source)}"`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "landfall.toml"),
    `brand = "Xiaomi"\nmarket = "US"\ncatalogues = ["phones"]\n[collect]\nconcurrency = 1\nallowed_hosts = [${hosts.join(", ")}]\n${blocks.join("")}`,
  );
}

async function measureMemory(store: Store): Promise<Memory> {
  globalThis.gc?.();
  const { engine, caches, mergedParts } = await store.one<{ engine: number; caches: number; mergedParts: number }>(
    "SELECT sumIf(value, metric = 'MemoryTracking') AS engine, sumIf(value, metric LIKE '%Cache%Bytes') AS caches, (SELECT count() FROM system.parts WHERE NOT active) AS mergedParts FROM system.metrics",
  );
  const { heapUsed, external, rss } = process.memoryUsage();
  const inMiB = (bytes: number) => bytes / 2 ** 20;
  return {
    heap: inMiB(heapUsed),
    buffers: inMiB(external),
    engine: inMiB(engine),
    caches: inMiB(caches),
    mergedParts,
    resident: inMiB(rss),
  };
}

/** Longest wait for merged parts to be removed, in milliseconds of the wall clock. */
const longestRestMs = 180_000;

async function restedMemory(store: Store): Promise<Memory> {
  for (const end = Date.now() + longestRestMs; ; await new Promise((resolve) => setTimeout(resolve, 2000))) {
    const { n } = await store.one<{ n: number }>("SELECT count() AS n FROM system.parts WHERE NOT active");
    if (n < 20 || Date.now() > end) break;
  }
  await store.trimMemory();
  return measureMemory(store);
}

const uses = new Set<string | symbol>(["query", "one", "insert", "command"]);

/** A store that may die whenever it is used. */
function mortal(store: Store, dies: () => boolean): Store {
  return new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        if (uses.has(name) && dies()) throw new Killed();
        return value.apply(target, args);
      };
    },
  });
}

async function judge(
  { store }: Workspace,
  all: Item[][],
  now: number,
  so: Pick<SimulatedOutcome, "steps" | "failedSteps" | "kills" | "faults" | "memory" | "atRest">,
): Promise<SimulatedOutcome> {
  const rows = await store.query<{ id: string }>("SELECT title AS id FROM documents FINAL");
  const ids = new Set(rows.map(({ id }) => id));
  const sums = await store.one<SimulatedOutcome["sums"]>(
    "SELECT sum(c.rows) AS rows, sum(c.documents) AS documents, sum(c.duplicates) AS duplicates, sum(c.quarantined) AS quarantined, sum(c.deleted) AS deleted, sum(c.requests) AS requests FROM (SELECT * FROM cursors FINAL) AS c",
  );
  let missing = 0;
  let undeleted = 0;
  let deleted = 0;
  all.forEach((items, source) => {
    for (const { n, deletedAt } of items) {
      const id = text(source, n);
      if (deletedAt <= now) {
        deleted++;
        // A listing shows a deletion for as long as the item stands on a page that is read again.
        if (ids.has(id)) undeleted++;
      } else if (!ids.has(id)) missing++;
    }
  });
  const published = all.reduce((sum, items) => sum + items.length, 0);
  return { ...so, published, deleted, documents: rows.length, distinct: ids.size, missing, undeleted, sums };
}
