/** `landfall collect` of Bluesky's stream, as a user runs it: against a server on loopback that breaks off three times, and killed with SIGKILL on the way. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openWorkspace } from "../../src/pipeline/workspace.js";
import { startLandfall } from "../run-landfall.js";
import { expectedPosts, replayBegin, startJetstreamServer } from "../servers/jetstream.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-jetstream-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const events = 60_000;
const breaks = [0.2, 0.45, 0.7].map((share) => Math.round(events * share));
/** Between the first break and the second: there the server falls silent until the collector is killed. */
const killAt = Math.round(events * 0.3);

it("stores the matching posts of the stream once, over three broken connections and a kill", async () => {
  const server = await startJetstreamServer(events, breaks, killAt);
  try {
    mkdirSync(join(folder, "catalogue"));
    writeFileSync(join(folder, "catalogue", "brands.csv"), "id,name\nquayphone,Quayphone\n");
    writeFileSync(join(folder, "catalogue", "products.csv"), "brand,name,kind\n");
    const since = new Date(replayBegin / 1000).toISOString().slice(0, 10);
    writeFileSync(
      join(folder, "landfall.toml"),
      `brand = "Quayphone"\nmarket = "US"\ncatalogues = ["catalogue"]\n[collect]\ncontact = "https://l.example/bot"\nallowed_hosts = ["127.0.0.1:${server.port}"]\n[[sources]]\nkind = "jetstream"\nname = "Bluesky"\nservers = ["ws://127.0.0.1:${server.port}"]\nsince = "${since}"\n`,
    );
    const collect = (kill: (child: ReturnType<typeof startLandfall>) => void): Promise<{ signal: string | null; code: number | null }> => {
      const child = startLandfall(["collect", "Bluesky", "--workspace", folder, "--no-read"], { stdio: "ignore" });
      kill(child);
      return new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
    };
    const killed = await collect((child) => void server.held.then(() => child.kill("SIGKILL")));
    expect(killed.signal).toBe("SIGKILL");

    const connectionsBefore = server.connections();
    const position = async () => {
      await using workspace = await openWorkspace(folder, "test");
      const rows = await workspace.store.query<{
        cursor: string;
        documents: number;
        duplicates: number;
        quarantined: number;
        rows: number;
        deleted: number;
      }>("SELECT cursor, rows, documents, duplicates, quarantined, deleted FROM cursors FINAL");
      const posts = await workspace.store.query<{ id: string; text: string }>("SELECT id, text FROM documents FINAL ORDER BY id");
      return { timeUs: Number((JSON.parse(rows[0]?.cursor || "{}") as { timeUs?: string }).timeUs ?? 0), sums: rows[0], posts };
    };
    expect((await position()).timeUs).toBeLessThan(replayBegin + (events - 1) * 2000);
    let runs = 0;
    let end = await position();
    for (; end.timeUs < replayBegin + (events - 1) * 2000 && runs < 6; runs++) {
      expect(await collect(() => undefined)).toEqual({ code: 0, signal: null });
      end = await position();
    }
    // A run does not end at a broken connection.
    expect(runs).toBe(1);
    expect(server.connections() - connectionsBefore).toBeGreaterThanOrEqual(3);

    const wanted = expectedPosts(events);
    expect(end.posts.map(({ id }) => id.slice("bluesky:did:plc:".length)).sort()).toEqual([...wanted.keys()].sort());
    for (const { id, text } of end.posts) {
      const edited = wanted.get(id.slice("bluesky:did:plc:".length));
      expect(text).toEqual(edited ?? expect.stringContaining("Quayphone "));
    }
    expect(end.sums.documents - end.sums.deleted).toBe(wanted.size);
    expect(end.sums.rows).toBe(end.sums.documents + end.sums.duplicates + end.sums.quarantined);
  } finally {
    server.stop();
  }
}, 300_000);
