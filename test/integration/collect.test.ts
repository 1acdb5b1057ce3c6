/** Live sources end to end against loopback: what is kept, what goes, what is told, and what the app and Prometheus are answered. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { Fetcher } from "../../src/collect/fetch/fetcher.js";
import type { Clock } from "../../src/collect/fetch/host-gate.js";
import { sourceDocument } from "../../src/collect/source-document.js";
import { Collector } from "../../src/pipeline/collect/collector.js";
import { SourceDesk } from "../../src/pipeline/collect/desk.js";
import { eraseAuthor } from "../../src/pipeline/collect/erase-author.js";
import { isErased } from "../../src/pipeline/collect/keep-document.js";
import { privacyKey } from "../../src/pipeline/collect/privacy.js";
import { rereadSource } from "../../src/pipeline/collect/reread.js";
import { asItStands, bringUpToDate } from "../../src/pipeline/current.js";
import { importFile } from "../../src/pipeline/import.js";
import { openWorkspace, type Workspace } from "../../src/pipeline/workspace.js";
import type { SourceList } from "../../src/report/sources/answers.js";
import { createApp } from "../../src/server/app.js";
import { LiveState } from "../../src/server/live-state.js";
import { saveDocuments } from "../../src/store/documents.js";
import { erasedHashes } from "../../src/store/erasures.js";
import { rowsEver } from "../../src/store/runs.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-collect-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = Date.UTC(2016, 8, 7, 12);
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
let now = start;
const clock: Clock = { now: () => now, random: () => 0, sleep: async () => undefined };

interface Post {
  id: string;
  author: string;
  text: string;
  at?: number;
}

let server: Server;
let base: string;
/** What the platform holds, newest first; text is answered as it is. */
let held: Post[] | string;

beforeEach(async () => {
  now = start;
  held = [];
  server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", base).pathname;
    if (path === "/feed.xml")
      response
        .writeHead(200, { "content-type": "application/rss+xml" })
        .end('<rss version="2.0"><channel><title>Quay News</title><item><guid>1</guid><title>Xiaomi Mi 5</title></item></channel></rss>');
    else if (path === "/")
      response.writeHead(200, { "content-type": "text/html" }).end('<link rel="alternate" type="application/rss+xml" href="/feed.xml">');
    else if (!path.endsWith(".json")) response.writeHead(404).end();
    else
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(path.includes("/new") ? listing() : '{"data":{"children":[],"after":null}}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function listing(): string {
  if (typeof held === "string") return held;
  const children = held.map(({ id, author, text, at = start - 5 * minuteMs }) => ({
    kind: "t3",
    data: { id, author, created_utc: at / 1000, title: `On ${id}`, selftext: text, permalink: `/r/q/comments/${id}/by_${author}/` },
  }));
  return JSON.stringify({ data: { children, after: null } });
}

let made = 0;
async function openLoop(settings = "", collect = ""): Promise<Workspace> {
  const path = join(folder, `w${made++}`);
  mkdirSync(path);
  writeFileSync(
    join(path, "landfall.toml"),
    `brand = "Xiaomi"\nmarket = "US"\ncatalogues = ["phones"]\n[collect]\ncontact = "https://l.example/bot"\nallowed_hosts = ["${new URL(base).host}"]\n${collect}\n[[sources]]\nkind = "reddit"\nname = "Loop"\napi = "${base}"\ncommunities = ["q"]\nsearch = false\n${settings}\n`,
  );
  return openWorkspace(path, "test");
}

async function collectOnce(workspace: Workspace, range?: { since: number | null; until: number | null }) {
  await using fetcher = new Fetcher({
    contact: "t",
    version: "0",
    allowedHosts: [new URL(base).host],
    clock,
    limits: { hostPauseMs: 0, maxTries: 1 },
  });
  await using collector = await Collector.open(workspace, { version: "0", clock, fetcher, range });
  const [run] = await collector.runOnce([]);
  return run;
}

/** Everything that the store holds, as one text. */
async function everything({ store }: Workspace): Promise<string> {
  const tables = await store.query<{ name: string }>("SELECT name FROM system.tables WHERE database = currentDatabase()");
  const parts: string[] = [];
  for (const { name } of tables) parts.push(JSON.stringify(await store.query(`SELECT * FROM ${name}`)));
  return parts.join("\n");
}

const about = (n: number, words = "is fine, I have used it for two weeks") => `My Xiaomi Mi ${n} ${words}, zebra${n}.`;

describe("what a source gives", () => {
  it("is kept, read and counted, and what is deleted or edited there is deleted and edited here", async () => {
    await using workspace = await openLoop();
    held = [
      { id: "a", author: "ada", text: about(1) },
      { id: "b", author: "bo", text: about(2) },
      { id: "c", author: "cy", text: about(3) },
    ];
    expect(await collectOnce(workspace)).toMatchObject({ documents: 3, duplicates: 0, failure: null });
    await bringUpToDate(workspace);
    const count = async () => (await workspace.store.one<{ n: number }>("SELECT count() AS n FROM facts FINAL")).n;
    expect(await count()).toBe(3);

    now += 60 * minuteMs;
    held = [held[0], { id: "b", author: "[deleted]", text: "[deleted]" }, { id: "c", author: "cy", text: about(3, "broke after a day") }];
    expect(await collectOnce(workspace)).toMatchObject({ documents: 0, duplicates: 2, deleted: 1 });
    expect(await count()).toBe(2);
    expect(await everything(workspace)).not.toContain("zebra2");
    expect(await rowsEver(workspace.store)).toEqual({ rows: 5, duplicates: 2, quarantined: 0, erased: 1 });
    const { generation } = await bringUpToDate(workspace);
    expect(await count()).toBe(2);
    expect(await workspace.store.one("SELECT text FROM documents FINAL WHERE id = 'reddit:t3_c'")).toEqual({
      text: about(3, "broke after a day"),
    });
    expect(
      await workspace.store.one("SELECT sum(documents) AS n FROM authors WHERE generation = {generation:String}", { generation }),
    ).toEqual({ n: 2 });
  });

  it("is kept as it came, to be read again by a better reader", async () => {
    await using workspace = await openLoop();
    held = [{ id: "a", author: "ada", text: about(1) }];
    await collectOnce(workspace);
    // A former reader made nothing of it.
    await workspace.store.command("TRUNCATE TABLE documents");
    const desk = new SourceDesk(workspace, { version: "0", canChange: true });
    expect((await desk.list(now)).sources[0]).toMatchObject({ added: 1 });
    await using collector = await Collector.open(workspace, { version: "0", clock });
    expect(await rereadSource(workspace, collector.sources[0])).toMatchObject({ answers: 1, documents: 1, quarantined: 0 });
    expect(await workspace.store.one("SELECT count() AS n FROM documents FINAL")).toEqual({ n: 1 });
  });

  it("is told with its payload where it has lost its form, and passed over nothing", async () => {
    await using workspace = await openLoop();
    held = [{ id: "a", author: "ada", text: about(1) }];
    await collectOnce(workspace);
    const before = await workspace.store.query("SELECT task, cursor FROM cursors FINAL ORDER BY task");
    held = '{"moved":"elsewhere"}';
    expect((await collectOnce(workspace)).failure).toContain("changed its form");
    expect(await workspace.store.query("SELECT task, cursor FROM cursors FINAL ORDER BY task")).toEqual(before);
    expect(await workspace.store.query("SELECT code, raw FROM quarantine FINAL")).toEqual([{ code: "unreadable", raw: held }]);
    expect(await workspace.store.query("SELECT body FROM payloads FINAL WHERE position(body, 'moved') > 0")).toEqual([{ body: held }]);
    const { notices } = await new SourceDesk(workspace, { version: "0", canChange: true }).list(now);
    expect(notices).toMatchObject([{ source: "Loop", kind: "drift" }]);
  });

  it("is taken from a range of time beside the standing cursor", async () => {
    await using workspace = await openLoop();
    held = [
      { id: "new", author: "ada", text: about(1), at: start - 5 * minuteMs },
      { id: "old", author: "bo", text: about(2), at: start - 10 * dayMs },
      { id: "older", author: "cy", text: about(3), at: start - 20 * dayMs },
    ];
    expect(await collectOnce(workspace, { since: start - 15 * dayMs, until: start - 5 * dayMs })).toMatchObject({ documents: 1 });
    expect(await collectOnce(workspace)).toMatchObject({ documents: 2, duplicates: 1 });
  });
});

describe("privacy", () => {
  it("erases an author everywhere, and takes nothing of theirs in again, from the source or from a file", async () => {
    await using workspace = await openLoop();
    held = [
      { id: "a", author: "ada_quay", text: about(1) },
      { id: "b", author: "bo", text: about(2) },
    ];
    await collectOnce(workspace);
    await bringUpToDate(workspace);
    expect(await eraseAuthor(workspace, "Loop:@Ada_Quay", now)).toMatchObject({ source: "Loop", documents: 1 });
    await bringUpToDate(workspace);
    const left = await everything(workspace);
    expect(left).not.toContain("zebra1");
    expect(left.toLowerCase()).not.toContain("ada_quay");
    expect(left).toContain("zebra2");

    now += 60 * minuteMs;
    expect(await collectOnce(workspace)).toMatchObject({ documents: 0, duplicates: 1 });
    const file = join(folder, "export.csv");
    writeFileSync(file, `id,created,author,text\n9,2016-09-07T10:00:00Z,ada_quay,"${about(9)}"\n8,2016-09-07T10:00:00Z,bo,"${about(8)}"\n`);
    expect(await importFile(workspace, file, { source: "Loop" })).toEqual({ rows: 2, documents: 1, duplicates: 0, quarantined: 1 });
    expect(await everything(workspace)).not.toContain("zebra9");
    expect(await workspace.store.one("SELECT min(length(hash)) AS n FROM erasures")).toEqual({ n: 64 });
  });

  it("finds an account's documents under its handle and under its permanent id", async () => {
    await using workspace = await openLoop();
    const post = (id: string, author: string, extra: Record<string, unknown>) =>
      sourceDocument("Bluesky", id, {
        id: `bluesky:${id}`,
        author,
        text: about(1),
        extra,
        time: { interval: null, grade: "unknown", assumedZone: null },
      });
    const posts = [
      post("did:plc:a.1", "did:plc:a", { did: "did:plc:a" }),
      post("did:plc:a.2", "ada.example", { did: "did:plc:a" }),
      post("did:plc:b.1", "bo.example", { did: "did:plc:b" }),
    ];
    await saveDocuments(workspace.store, posts, "r");
    expect(await eraseAuthor(workspace, "Bluesky:ada.example", now)).toMatchObject({ documents: 2 });
    const rules = { key: privacyKey(workspace.data), erased: await erasedHashes(workspace.store) };
    expect(posts.map((one) => isErased(one, rules))).toEqual([true, true, false]);
    expect(isErased(post("did:plc:a.3", "ada.new.example", { did: "did:plc:a" }), rules)).toBe(true);
  });

  it("says who can be erased where nobody is named", async () => {
    await using workspace = await openLoop();
    await expect(eraseAuthor(workspace, "nobody", now)).rejects.toThrow("write source:name; the sources are Loop");
  });

  it("keeps documents as long as their source says", async () => {
    await using workspace = await openLoop("keep_days = 7");
    held = [
      { id: "new", author: "ada", text: about(1), at: start - dayMs },
      { id: "old", author: "bo", text: about(2), at: start - 9 * dayMs },
    ];
    expect(await collectOnce(workspace)).toMatchObject({ documents: 1 });
    now += 8 * dayMs;
    held = [];
    await collectOnce(workspace);
    expect(await everything(workspace)).not.toContain("zebra1");
  });

  it("gives persons pseudonyms and leaves brands named, where the source says so", async () => {
    await using workspace = await openLoop("pseudonyms = true");
    held = [
      { id: "a", author: "ada_quay", text: "@bo_harbour and @Samsung: my Xiaomi is fine" },
      { id: "b", author: "Samsung", text: "Our new one beats any Xiaomi" },
      { id: "c", author: "ada_quay", text: "Another Xiaomi" },
    ];
    await collectOnce(workspace);
    const rows = await workspace.store.query<{ author: string; text: string; url: string }>(
      "SELECT author, text, url FROM documents FINAL ORDER BY id",
    );
    expect(rows[0].author).toMatch(/^person-[0-9a-f]{12}$/);
    expect(rows[2].author).toBe(rows[0].author);
    expect(rows[0].text).toMatch(/^@person-[0-9a-f]{12} and @Samsung: my Xiaomi is fine$/);
    expect(rows[0].url).toBe("");
    expect(rows[1]).toMatchObject({ author: "Samsung" });
    const left = await everything(workspace);
    expect(left).not.toContain("ada_quay");
    expect(left).not.toContain("bo_harbour");
    expect(await workspace.store.one("SELECT count() AS n FROM payloads")).toEqual({ n: 0 });
    expect(await eraseAuthor(workspace, "Loop:ada_quay", now)).toMatchObject({ documents: 2 });
  });
});

describe("the app's sources", () => {
  async function openApp() {
    const workspace = await openLoop();
    const desk = new SourceDesk(workspace, { version: "0", canChange: true });
    const state = new LiveState(await asItStands(workspace), { version: "0", reader: "r", desk, now: () => now });
    const app = createApp(state, { host: "127.0.0.1" });
    const ask = async (method: string, path: string, body?: unknown) => {
      const response = await app.request(`http://localhost${path}`, {
        method,
        headers: { host: "localhost", ...(body === undefined ? {} : { "content-type": "application/json" }) },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
    };
    return { workspace, ask, [Symbol.asyncDispose]: () => workspace[Symbol.asyncDispose]() };
  }
  const fileOf = (workspace: Workspace) => readFileSync(join(workspace.folder, "landfall.toml"), "utf8");

  it("are tested, added, paused, resumed and removed, in the workspace file", async () => {
    await using app = await openApp();
    const tried = JSON.parse((await app.ask("POST", "/api/sources/test", { address: base })).text) as object;
    expect(tried).toMatchObject({ source: { kind: "feeds", feeds: [`${base}/feed.xml`] }, trials: [{ outcome: "read", documents: 1 }] });
    expect(fileOf(app.workspace)).not.toContain("feed.xml");

    const added = JSON.parse((await app.ask("POST", "/api/sources", { address: base, name: "Quay" })).text) as SourceList;
    expect(added.sources.map(({ name, state }) => [name, state])).toEqual([
      ["Loop", "waiting"],
      ["Quay", "waiting"],
    ]);
    expect(fileOf(app.workspace)).toContain("feed.xml");
    const paused = JSON.parse((await app.ask("POST", "/api/sources/Quay/pause")).text) as SourceList;
    expect(paused.sources[1]).toMatchObject({ state: "paused", nextRun: null, requestsADay: 0 });
    expect(fileOf(app.workspace)).toContain("paused = true");
    await app.ask("POST", "/api/sources/Quay/resume");
    expect(fileOf(app.workspace)).not.toContain("paused");
    const removed = JSON.parse((await app.ask("DELETE", "/api/sources/Quay")).text) as SourceList;
    expect(removed.sources.map(({ name }) => name)).toEqual(["Loop"]);
  });

  it("are refused where an address is not of the public internet", async () => {
    await using app = await openApp();
    const inner = [
      "http://169.254.169.254/latest",
      "http://[::1]/",
      "http://10.0.0.1/",
      "http://2130706433/",
      "http://router.lan/feed",
      "file:///etc/passwd",
    ];
    for (const address of inner) {
      for (const path of ["/api/sources/test", "/api/sources"]) {
        const { status, text } = await app.ask("POST", path, { address });
        expect(status).toBeGreaterThanOrEqual(400);
        expect([address, JSON.parse(text).code]).toEqual([address, "FETCH_REFUSED"]);
      }
    }
    expect(fileOf(app.workspace).match(/\[\[sources\]\]/g)).toHaveLength(1);
  });

  it("let a hub in under any name, and believe nothing that it did not sign", async () => {
    await using app = await openApp();
    const asked = "/websub/abc?hub.mode=subscribe&hub.topic=https://n.example/&hub.challenge=x";
    expect((await app.ask("GET", asked)).status).toBe(404);
    expect((await app.ask("POST", "/websub/abc", "<feed/>")).status).toBe(410);
  });

  it("let an author be erased by the app: counted first, and only what was counted", async () => {
    await using app = await openApp();
    held = [
      { id: "a", author: "ada_quay", text: about(1) },
      { id: "b", author: "bo", text: about(2) },
    ];
    await collectOnce(app.workspace);
    const author = "Loop:ada_quay";
    const counted = await app.ask("POST", "/api/erasures/count", { author });
    expect(JSON.parse(counted.text)).toEqual({ source: "Loop", names: ["ada_quay"], documents: 1, quarantined: 0 });
    expect(await everything(app.workspace)).toContain("zebra1");

    held = [...held, { id: "c", author: "ada_quay", text: about(3) }];
    now += 60 * minuteMs;
    await collectOnce(app.workspace);
    const tooFew = await app.ask("POST", "/api/erasures", { author, documents: 1, quarantined: 0 });
    expect([tooFew.status, (JSON.parse(tooFew.text) as { detail: string }).detail]).toEqual([
      400,
      "there are 2 documents and 0 quarantined rows of Loop:ada_quay by now; look at the count again, then erase",
    ]);
    expect(await everything(app.workspace)).toContain("zebra1");

    const erased = await app.ask("POST", "/api/erasures", { author, documents: 2, quarantined: 0 });
    expect([erased.status, JSON.parse(erased.text)]).toMatchObject([200, { documents: 2 }]);
    const left = await everything(app.workspace);
    expect(left).not.toMatch(/zebra[13]|ada_quay/);
    expect(left).toContain("zebra2");
    expect(JSON.parse((await app.ask("POST", "/api/erasures/count", { author: "nobody" })).text)).toMatchObject({ code: "USAGE" });
  });

  it("are told to Prometheus", async () => {
    await using app = await openApp();
    held = [{ id: "a", author: "ada", text: about(1) }];
    await collectOnce(app.workspace);
    const { status, type, text } = await app.ask("GET", "/metrics");
    expect([status, type]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    expect(text).toContain('landfall_source_up{source="Loop",kind="reddit"} 1\n');
    expect(text).toContain('landfall_source_documents_total{source="Loop",kind="reddit"} 1\n');
    expect(text).toContain(`landfall_source_last_success_timestamp_seconds{source="Loop",kind="reddit"} ${now / 1000}\n`);
    for (const line of text.trimEnd().split("\n"))
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|[a-z_]\w*(?:\{\w+="(?:[^"\\]|\\.)*"(?:,\w+="(?:[^"\\]|\\.)*")*\})? -?[\d.e+-]+)$/);
  });
});
