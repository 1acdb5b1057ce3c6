/** A feed that names a hub, from the first asking to the end of the subscription, against a hub on loopback and over the app's real routes. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { Collector } from "../../src/pipeline/collect/collector.js";
import { SourceDesk } from "../../src/pipeline/collect/desk.js";
import { HubSubscriptions } from "../../src/pipeline/collect/hub-subscriptions.js";
import { privacyKey } from "../../src/pipeline/collect/privacy.js";
import { asItStands } from "../../src/pipeline/current.js";
import { openWorkspace } from "../../src/pipeline/workspace.js";
import { LiveState } from "../../src/server/live-state.js";
import { startServer } from "../../src/server/start.js";
import { startWebSubHub } from "../servers/websub-hub.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-websub-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dayMs = 86_400_000;
/** Ends only what hangs, in milliseconds. */
const patience = { timeout: 120_000 };

it("subscribes, is verified, takes what is signed, renews before the lease ends, and unsubscribes", async () => {
  await using hub = await startWebSubHub((3 * dayMs) / 1000);
  writeFileSync(
    join(folder, "landfall.toml"),
    `brand = "Xiaomi"\nmarket = "US"\ncatalogues = ["phones"]\n[collect]\ncontact = "https://l.example/bot"\nallowed_hosts = ["${hub.host}"]\n[[sources]]\nkind = "feeds"\nname = "Quay"\nevery = "12h"\nfeeds = ["${hub.feed}"]\n`,
  );
  await using workspace = await openWorkspace(folder, "test");
  let now = Date.now();
  let url = "";
  let hubs: HubSubscriptions | undefined;
  /** How often the feed was asked and what it gave was kept. */
  let steps = 0;
  await using collector = await Collector.open(workspace, {
    version: "0",
    onStep: (step, task) => {
      void hubs?.offer(step.source, task.cursor);
      steps++;
    },
  });
  const stepIs = (wanted: number) => vi.waitFor(() => expect(steps).toBe(wanted), patience);
  const titles = async () =>
    (await workspace.store.query<{ title: string }>("SELECT title FROM documents FINAL ORDER BY title")).map(({ title }) => title);
  // The server must know its address before the hub can be told of it.
  const desk: { hubs?: HubSubscriptions } = {};
  const real = new SourceDesk(workspace, {
    version: "0",
    collector,
    canChange: true,
    get hubs() {
      return desk.hubs;
    },
  });
  await using server = await startServer(new LiveState(await asItStands(workspace), { version: "0", reader: "r", desk: real }), {
    port: 0,
  });
  url = `http://127.0.0.1:${server.port}`;
  /** What was asked of the hub, and which feeds it was believed to have news of. */
  const sent: string[] = [];
  const news: string[] = [];
  hubs = new HubSubscriptions({
    callback: url,
    key: privacyKey(workspace.data),
    send: (to, form) => {
      sent.push(form["hub.mode"]);
      return collector.sendForm(to, form);
    },
    onNews: (source) => {
      news.push(source);
      collector.askSoon(source);
    },
    now: () => now,
  });
  desk.hubs = hubs;

  const stop = new AbortController();
  const watching = collector.watch(stop.signal);
  try {
    await vi.waitFor(() => expect(hub.log).toEqual(["subscribe: confirmed (200)"]), patience);
    const [callback] = [...hub.subscriptions.keys()];
    expect(callback).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/websub\/[0-9a-f]{32}$/);
    expect(hub.subscriptions.get(callback)?.secret).toMatch(/^[0-9a-f]{64}$/);

    // What is signed makes the feed be asked at once, twelve hours before its time; what is not is passed over.
    expect(await hub.publish("Quayphone is delayed", "another secret")).toEqual([202]);
    expect([news, steps, await titles()]).toEqual([[], 1, ["Quayphone is announced"]]);
    expect(await hub.publish("Quayphone is on sale")).toEqual([202]);
    expect(news).toEqual(["Quay"]);
    await stepIs(2);
    expect(await titles()).toHaveLength(3);

    // Nobody else can end it.
    expect(await hub.verifyUnasked(callback)).toBe(404);

    // A day before its end the lease is renewed, under the same callback, when the feed is next asked.
    now += 1.5 * dayMs;
    collector.askSoon("Quay");
    await stepIs(3);
    expect(sent).toEqual(["subscribe"]);
    now += 0.6 * dayMs;
    collector.askSoon("Quay");
    await stepIs(4);
    expect(sent).toEqual(["subscribe", "subscribe"]);
    await vi.waitFor(() => expect(hub.log).toEqual(Array(2).fill("subscribe: confirmed (200)")), patience);
    expect([...hub.subscriptions.keys()]).toEqual([callback]);

    // Removed, it is unsubscribed; a hub that delivers all the same is told that nobody is there.
    real.remove("Quay");
    await vi.waitFor(() => expect(hub.log.at(-1)).toBe("unsubscribe: confirmed (200)"), patience);
    expect(hub.subscriptions.size).toBe(0);
    const late = await fetch(callback, { method: "POST", body: "<rss/>" });
    expect(late.status).toBe(410);
  } finally {
    stop.abort();
    await watching;
  }
});
