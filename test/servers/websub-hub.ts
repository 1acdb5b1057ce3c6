/** A WebSub hub and its publisher on loopback, as the W3C Recommendation has them: it verifies what subscribers mean, signs what it delivers, keeps leases, and stops where it is told to. */
import { createHmac, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A subscription that its subscriber has confirmed. */
interface Confirmed {
  secret: string;
  leaseSeconds: number;
}

export interface WebSubHub extends AsyncDisposable {
  /** Of the publisher's feed, which names the hub. */
  feed: string;
  /** Host and port. */
  host: string;
  /** Confirmed subscriptions by callback. */
  subscriptions: ReadonlyMap<string, Confirmed>;
  /** What was asked of the hub and how the subscriber answered the verification, in order. */
  log: string[];
  /** Publishes an item and delivers the feed to all subscribers. @returns the statuses that they answered */
  publish(title: string, forgedWith?: string): Promise<number[]>;
  /** Asks a subscriber to confirm what it never asked for. */
  verifyUnasked(callback: string): Promise<number>;
}

export async function startWebSubHub(leaseSeconds: number): Promise<WebSubHub> {
  const titles: string[] = ["Quayphone is announced"];
  const subscriptions = new Map<string, Confirmed>();
  const log: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      if (request.url === "/feed") return response.writeHead(200, { "content-type": "application/rss+xml" }).end(feedText());
      if (request.url !== "/hub" || request.method !== "POST") return response.writeHead(404).end();
      const form = new URLSearchParams(await textOf(request));
      const callback = form.get("hub.callback") ?? "";
      if (form.get("hub.topic") !== feed || !URL.canParse(callback)) return response.writeHead(400).end("no such topic");
      response.writeHead(202).end();
      await verify(form, callback);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const feed = `http://${host}/feed`;

  function feedText(): string {
    const items = titles.map((title, n) => `<item><guid isPermaLink="false">q${n}</guid><title>${title}</title></item>`);
    const links = `<atom:link rel="hub" href="http://${host}/hub"/><atom:link rel="self" href="${feed}"/>`;
    return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Quay</title>${links}${items.reverse().join("")}</channel></rss>`;
  }

  async function ask(callback: string, mode: string): Promise<{ status: number; isEchoed: boolean }> {
    const challenge = randomBytes(12).toString("hex");
    const url = new URL(callback);
    url.search = new URLSearchParams({
      "hub.mode": mode,
      "hub.topic": feed,
      "hub.challenge": challenge,
      ...(mode === "subscribe" ? { "hub.lease_seconds": String(leaseSeconds) } : {}),
    }).toString();
    const answer = await fetch(url);
    return { status: answer.status, isEchoed: (await answer.text()) === challenge };
  }

  async function verify(form: URLSearchParams, callback: string): Promise<void> {
    const mode = form.get("hub.mode") ?? "";
    const { status, isEchoed } = await ask(callback, mode);
    log.push(`${mode}: ${isEchoed ? "confirmed" : "not confirmed"} (${status})`);
    if (!isEchoed) return;
    if (mode === "subscribe") subscriptions.set(callback, { secret: form.get("hub.secret") ?? "", leaseSeconds });
    else subscriptions.delete(callback);
  }

  return {
    feed,
    host,
    subscriptions,
    log,
    async publish(title, forgedWith) {
      titles.push(title);
      const body = feedText();
      const statuses: number[] = [];
      for (const [callback, { secret }] of [...subscriptions]) {
        const signature = createHmac("sha256", forgedWith ?? secret)
          .update(body)
          .digest("hex");
        const headers = { "content-type": "application/rss+xml", "x-hub-signature": `sha256=${signature}` };
        const { status } = await fetch(callback, { method: "POST", headers, body });
        statuses.push(status);
        // The subscriber says that it wants no more.
        if (status === 410) subscriptions.delete(callback);
      }
      return statuses;
    },
    verifyUnasked: async (callback) => (await ask(callback, "unsubscribe")).status,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
