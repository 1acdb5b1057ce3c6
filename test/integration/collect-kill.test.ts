/** Killed anywhere, a collector ends with the documents, sums and cursors of one that nobody disturbed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { Fetcher } from "../../src/collect/fetch/fetcher.js";
import type { Clock } from "../../src/collect/fetch/host-gate.js";
import { Collector } from "../../src/pipeline/collect/collector.js";
import { openWorkspace, type Workspace } from "../../src/pipeline/workspace.js";
import type { Store } from "../../src/store/store.js";
import { startLandfall } from "../run-landfall.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-collect-kill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const now = Date.UTC(2016, 8, 7, 12);
const minuteMs = 60_000;
const clock: Clock = { now: () => now, random: () => 0, sleep: async () => undefined };

let server: Server;
let base: string;
let answer: (url: URL) => { status?: number; body: string; wait?: boolean };

beforeEach(async () => {
  server = createServer((request, response) => {
    const { status = 200, body, wait } = answer(new URL(request.url ?? "/", base));
    if (!wait) response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function makeWorkspace(name: string, source: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  const head = `brand = "Xiaomi"\nmarket = "US"\ncatalogues = ["phones"]\n[collect]\ncontact = "https://l.example/bot"\nallowed_hosts = ["${new URL(base).host}"]\n`;
  writeFileSync(join(path, "landfall.toml"), `${head}[[sources]]\n${source}\n`);
  return path;
}

/** All that a run leaves, but for versions and moments. */
async function contentOf({ store }: Workspace): Promise<unknown> {
  return {
    documents: await store.one(
      "SELECT count() AS n, uniqExact(id) AS ids, groupBitXor(cityHash64(id, content_hash, toString(time_from))) AS content FROM documents FINAL",
    ),
    quarantine: await store.one("SELECT count() AS n, groupBitXor(cityHash64(file, line, code, raw)) AS content FROM quarantine FINAL"),
    cursors: await store.query(
      "SELECT source, task, cursor, step, passes, rows, documents, duplicates, quarantined, deleted, failures FROM cursors FINAL ORDER BY source, task",
    ),
    steps: await store.query(
      "SELECT task, step, outcome, documents, duplicates, quarantined, deleted FROM source_steps FINAL ORDER BY task, step",
    ),
    payloads: await store.query("SELECT task, step, length(body) AS bytes, length(documents) AS n FROM payloads FINAL ORDER BY task, step"),
  };
}

/** The power goes out. */
class Killed extends Error {}

const uses = new Set<string | symbol>(["query", "one", "insert", "command"]);

/** A store that dies when it is used for the n-th time: before a batch is decided, or between any two statements of its keeping. */
function dyingStore(store: Store, killedAt: number): Store {
  let used = 0;
  return new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        if (uses.has(name) && used++ >= killedAt) throw new Killed();
        return value.apply(target, args);
      };
    },
  });
}

it("loses nothing and doubles nothing when it dies at any one of its uses of the store", async () => {
  const post = (n: number, extra: object = {}) => ({
    kind: "t3",
    data: {
      id: `p${n}`,
      created_utc: (now - n * minuteMs) / 1000,
      author: "ada",
      title: `Xiaomi number ${n}`,
      selftext: `It is fine, ${n} times.`,
      ...extra,
    },
  });
  const broken = { kind: "t3", data: { id: "", created_utc: "soon" } };
  const first = Array.from({ length: 7 }, (_, at) => post(10 + at));
  const second = [
    post(5),
    post(6),
    post(10, { selftext: "[deleted]", author: "[deleted]" }),
    post(11, { selftext: "I take it back." }),
    ...first.slice(2),
  ];
  let held: object[] = [];
  answer = (url) => {
    if (!url.pathname.includes("/new")) return { body: JSON.stringify({ kind: "Listing", data: { children: [], after: null } }) };
    const from = Number(url.searchParams.get("after") ?? 0);
    const children = from === 0 ? [...held.slice(0, 3), broken] : held.slice(from, from + 3);
    return { body: JSON.stringify({ kind: "Listing", data: { children, after: from + 3 < held.length ? String(from + 3) : null } }) };
  };
  const path = makeWorkspace("writes", `kind = "reddit"\nname = "Loop"\napi = "${base}"\ncommunities = ["Quay"]\nsearch = false`);
  await using workspace = await openWorkspace(path, "test");
  const tables = await workspace.store.query<{ name: string }>(
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND name NOT IN ('migrations')",
  );
  const rounds = [
    { items: first, at: now },
    { items: second, at: now + 60 * minuteMs },
  ];
  let round = 0;
  /** Two rounds over a source that changes between them, from where the last run was killed; true where the store lived through both. */
  async function run(killedAt: number): Promise<boolean> {
    const store = dyingStore(workspace.store, killedAt);
    try {
      for (; round < rounds.length; round++) {
        const { items, at } = rounds[round];
        held = items;
        const roundClock = { ...clock, now: () => at };
        await using fetcher = new Fetcher({
          contact: "t",
          version: "0",
          allowedHosts: [new URL(base).host],
          clock: roundClock,
          limits: { hostPauseMs: 0 },
        });
        await using collector = await Collector.open({ ...workspace, store }, { version: "0", clock: roundClock, fetcher });
        await collector.askDue();
        await collector.kept();
      }
      return true;
    } catch (error) {
      if (error instanceof Killed) return false;
      throw error;
    }
  }
  const empty = async () => {
    for (const { name } of tables) await workspace.store.command(`TRUNCATE TABLE ${name}`);
    round = 0;
  };

  expect(await run(Number.POSITIVE_INFINITY)).toBe(true);
  const expected = (await contentOf(workspace)) as { documents: { n: number }; cursors: { deleted: number; task: string }[] };
  expect(expected.documents.n).toBe(8);
  expect(expected.cursors.reduce((sum, { deleted }) => sum + deleted, 0)).toBe(1);

  let kills = 0;
  for (let killedAt = 0; ; killedAt++) {
    await empty();
    if (await run(killedAt)) break;
    kills++;
    expect(await run(Number.POSITIVE_INFINITY)).toBe(true);
    expect([killedAt, await contentOf(workspace)]).toEqual([killedAt, expected]);
  }
  expect(kills).toBeGreaterThanOrEqual(20);
}, 1_200_000);

it("goes on after kill -9 at every page of a source", async () => {
  const pages = 45;
  const pageSize = 40;
  const statuses = Array.from({ length: pages * pageSize - 7 }, (_, at) => ({
    id: String(100_000 - at),
    uri: `https://m.example/${at}`,
    created_at: new Date(Date.UTC(2016, 8, 7) - at * minuteMs).toISOString(),
    content: `<p>Xiaomi number ${at} is fine</p>`,
    visibility: "public",
    account: { acct: `ada${at % 9}` },
  }));
  let requests = 0;
  let killAt = Number.POSITIVE_INFINITY;
  let afterAnswer = 0;
  let child: ReturnType<typeof startLandfall> | null = null;
  answer = (url) => {
    if (!url.pathname.includes("/timelines/tag/")) return { status: 404, body: "" };
    const before = url.searchParams.get("max_id");
    const from = before === null ? 0 : statuses.findIndex(({ id }) => id === before) + 1;
    const body = JSON.stringify(statuses.slice(from, from + pageSize));
    if (++requests > killAt) return { body: "", wait: true };
    if (requests === killAt) {
      if (afterAnswer === 0) {
        child?.kill("SIGKILL");
        return { body: "", wait: true };
      }
      setTimeout(() => child?.kill("SIGKILL"), afterAnswer);
    }
    return { body };
  };
  const path = makeWorkspace("kills", `kind = "mastodon"\nname = "Loop"\nservers = ["${base}"]\nhashtags = ["quay"]\nmost_hashtags = 1`);
  const collectOnce = (): Promise<NodeJS.Signals | null> => {
    child = startLandfall(["collect", "--workspace", path, "--no-read"], { stdio: "ignore" });
    return new Promise((resolve) => child?.on("exit", (_code, signal) => resolve(signal)));
  };
  let kills = 0;
  for (let at = 0; at < 20; at++) {
    requests = 0;
    // Before the answer, just after it, and at moments of its keeping; each run does one page and is killed at the next.
    killAt = at === 0 ? 1 : 2;
    afterAnswer = [0, 1, 8, 20, 40][at % 5];
    if ((await collectOnce()) === "SIGKILL") kills++;
  }
  killAt = Number.POSITIVE_INFINITY;
  expect(kills).toBe(20);
  expect(await collectOnce()).toBeNull();
  await using workspace = await openWorkspace(path, "test");
  const { documents, cursors } = (await contentOf(workspace)) as {
    documents: { n: number; ids: number };
    cursors: { rows: number; documents: number; duplicates: number; passes: number }[];
  };
  expect(documents).toMatchObject({ n: statuses.length, ids: statuses.length });
  expect(cursors).toMatchObject([{ rows: statuses.length, documents: statuses.length, duplicates: 0, passes: 1 }]);
}, 1_200_000);
