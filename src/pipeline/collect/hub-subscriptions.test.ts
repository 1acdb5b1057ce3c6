import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { HubSubscriptions } from "./hub-subscriptions.js";

const cursor = JSON.stringify({ hub: "https://hub.example/", self: "https://n.example/feed" });

function subscribed() {
  const sent: Record<string, string>[] = [];
  const news: string[] = [];
  const clock = { now: 1000 };
  const hubs = new HubSubscriptions({
    callback: "https://us.example",
    key: Buffer.alloc(32, 1),
    send: async (_hub, form) => sent.push(form),
    onNews: (source) => news.push(source),
    now: () => clock.now,
  });
  return { hubs, sent, news, clock };
}
const idOf = (form: Record<string, string>) => form["hub.callback"].split("/").at(-1) as string;

describe("HubSubscriptions", () => {
  it("subscribes once to a feed's hub, and again before the lease ends", async () => {
    const { hubs, sent, clock } = subscribed();
    await hubs.offer("News", cursor);
    await hubs.offer("News", cursor);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ "hub.mode": "subscribe", "hub.topic": "https://n.example/feed" });
    const asked = new URLSearchParams({
      "hub.mode": "subscribe",
      "hub.topic": "https://n.example/feed",
      "hub.challenge": "c1",
      "hub.lease_seconds": "864000",
    });
    expect(hubs.intent(idOf(sent[0]), asked)).toMatchObject({ status: 200, body: "c1" });
    clock.now += 8 * 86_400_000;
    await hubs.offer("News", cursor);
    expect(sent).toHaveLength(1);
    clock.now += 1.5 * 86_400_000;
    await hubs.offer("News", cursor);
    expect(sent).toHaveLength(2);
  });

  it("asks the feed when a signed delivery comes, and not for an unsigned one", async () => {
    const { hubs, sent, news } = subscribed();
    await hubs.offer("News", cursor);
    const body = Buffer.from("<feed/>");
    expect(hubs.deliver(idOf(sent[0]), body, "sha256=00")).toBe(202);
    expect(hubs.deliver("unknown", body, null)).toBe(410);
    expect(news).toEqual([]);
    hubs.deliver(idOf(sent[0]), body, `sha256=${createHmac("sha256", sent[0]["hub.secret"]).update(body).digest("hex")}`);
    expect(news).toEqual(["News"]);
  });

  it("confirms nothing that it did not ask for", async () => {
    const { hubs, sent } = subscribed();
    await hubs.offer("News", cursor);
    const other = new URLSearchParams({ "hub.mode": "subscribe", "hub.topic": "https://evil.example/", "hub.challenge": "c1" });
    expect(hubs.intent(idOf(sent[0]), other).status).toBe(404);
    expect(hubs.intent("unknown", other).status).toBe(404);
  });

  it("passes over feeds without a hub", async () => {
    const { hubs, sent } = subscribed();
    await hubs.offer("News", "");
    await hubs.offer("News", JSON.stringify({ hub: null, self: "https://n.example/feed" }));
    expect(sent).toEqual([]);
  });
});
