/** The streams through their own suite, against servers on loopback: what the suite of `sources.test.ts` holds of answers, here of events without end. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { describe, expect, it } from "vitest";
import { jetstream } from "../../src/collect/bluesky/jetstream-adapter.js";
import { Fetcher } from "../../src/collect/fetch/fetcher.js";
import type { Clock } from "../../src/collect/fetch/host-gate.js";
import { mastodonStream } from "../../src/collect/mastodon/stream-adapter.js";
import type { CompiledQuery } from "../../src/collect/query.js";
import type { Cursor, SourceTask } from "../../src/collect/source.js";
import { type SourceStep, stepSource } from "../../src/collect/source-step.js";
import { serverFrame, startStreamServer } from "../servers/event-streams.js";
import { expectedPosts, replayBegin, replayEnd, startJetstreamServer } from "../servers/jetstream.js";

const query: CompiledQuery = { phrases: ["Quayphone"], ambiguous: [], exclusions: [], languages: [] };
const now = Date.UTC(2024, 8, 8, 1);
const slept: number[] = [];
const clock: Clock = { now: () => now, random: () => 0.5, sleep: async (ms) => void slept.push(ms) };
const context = { source: "live", now: () => now };

const fetcherOf = (host: string): Fetcher =>
  new Fetcher({ contact: "https://landfall.example/bot", version: "0", allowedHosts: [host], clock, limits: { hostPauseMs: 0 } });

const timeUs = (n: number): number => (now - 60_000) * 1000 + n;
const event = (n: number, text = `Quayphone ${n}`, commit: object = {}): string =>
  JSON.stringify({
    did: "did:plc:ada",
    time_us: timeUs(n),
    kind: "commit",
    surprise: 1,
    commit: {
      rev: "r",
      operation: "create",
      collection: "app.bsky.feed.post",
      rkey: `k${n}`,
      record: { $type: "app.bsky.feed.post", text, createdAt: new Date(now - 60_000).toISOString(), surprise: [] },
      ...commit,
    },
  });
const tasksOf = (host: string): SourceTask => jetstream.plan(query, { servers: [`ws://${host}`] })[0];
const step = (host: string, fetcher: Fetcher, cursor: Cursor | null): Promise<SourceStep> =>
  stepSource(jetstream, fetcher, tasksOf(host), cursor, context);

describe("the stream of Bluesky", () => {
  it("loses nothing and doubles nothing over breaks, and killed before the commit of any step", async () => {
    const count = 120_000;
    const server = await startJetstreamServer(count, [30_000, 60_000, 90_000]);
    const context = { source: "live", now: () => replayEnd(count) };
    const [task] = jetstream.plan(query, { servers: [`ws://127.0.0.1:${server.port}`], since: replayBegin / 1000 });
    const texts = new Map<string, string>();
    let cursor: Cursor | null = null;
    let fetcher = fetcherOf(`127.0.0.1:${server.port}`);
    try {
      for (let steps = 0, isDone = false; !isDone && steps < 60; steps++) {
        const taken = await stepSource(jetstream, fetcher, task, cursor, context);
        expect(taken.diagnostics).toEqual([]);
        // Every third step is lost with its process: another one goes on from the cursor that was kept.
        if (steps % 3 === 1) {
          await fetcher[Symbol.asyncDispose]();
          fetcher = fetcherOf(`127.0.0.1:${server.port}`);
          continue;
        }
        for (const { id, text } of taken.documents) texts.set(id.slice("bluesky:did:plc:".length), text);
        for (const id of taken.deletions) texts.delete(id.slice("bluesky:did:plc:".length));
        cursor = JSON.parse(JSON.stringify(taken.cursor));
        isDone = taken.isDone && cursor?.timeUs === String(replayBegin + (count - 1) * 2000);
      }
    } finally {
      await fetcher[Symbol.asyncDispose]();
      server.stop();
    }
    const wanted = expectedPosts(count);
    expect([...texts.keys()].sort()).toEqual([...wanted.keys()].sort());
    for (const [key, edited] of wanted) if (edited !== null) expect(texts.get(key)).toBe(edited);
  });

  it("reads on over one connection, step after step", async () => {
    let send: (from: number, to: number) => void = () => {};
    await using server = await startStreamServer((socket) => {
      send = (from, to) => {
        for (let n = from; n < to; n++) socket.write(serverFrame(event(n)));
      };
      send(0, 3);
    });
    await using fetcher = fetcherOf(server.host);
    const first = await step(server.host, fetcher, null);
    expect(first.documents).toHaveLength(3);
    send(3, 5);
    const second = await step(server.host, fetcher, first.cursor);
    expect([second.documents.length, second.requests, server.asked.length]).toEqual([2, 0, 1]);
  });

  it("takes its own delay for no silence of the server", async () => {
    await using server = await startStreamServer((socket) => {
      socket.write(serverFrame(event(1)));
      // The answer to the ping says that the first event has been read; then another comes, and nobody gets to read it for longer than the longest pause.
      socket.once("data", () => {
        socket.write(serverFrame(event(2)));
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
      });
      setTimeout(() => socket.write(serverFrame("", { opcode: 9 })), 50);
    });
    await using fetcher = fetcherOf(server.host);
    expect((await step(server.host, fetcher, null)).documents).toHaveLength(2);
  });

  it("opens the stream anew, a little before, where the cursor is not where the connection stands", async () => {
    await using server = await startStreamServer((socket) => void socket.write(serverFrame(event(9))));
    await using fetcher = fetcherOf(server.host);
    await step(server.host, fetcher, { timeUs: String(timeUs(0)), server: 0 });
    await step(server.host, fetcher, { timeUs: String(timeUs(0)), server: 0 });
    expect(server.asked.map((url) => new URL(url, "http://x").searchParams.get("cursor"))).toEqual([
      String(timeUs(0) - 5_000_000),
      String(timeUs(0) - 5_000_000),
    ]);
  });

  it("puts fragments together, answers pings, and reads texts of every length", async () => {
    let pong: Buffer | null = null;
    await using server = await startStreamServer((socket) => {
      socket.on("data", (bytes: Buffer) => {
        pong = bytes;
      });
      const long = event(1, `Quayphone ${"x".repeat(70_000)}`);
      socket.write(serverFrame("life", { opcode: 9 }));
      socket.write(serverFrame(long.slice(0, 1000), { isFinal: false }));
      socket.write(serverFrame("", { opcode: 9 }));
      socket.write(serverFrame(long.slice(1000), { opcode: 0 }));
      for (const byte of serverFrame(event(2, "Quayphone, a byte at a time"))) socket.write(Buffer.from([byte]));
    });
    await using fetcher = fetcherOf(server.host);
    const { documents } = await step(server.host, fetcher, null);
    expect(documents.map(({ text }) => text.length)).toEqual([70_010, 27]);
    expect(pong?.[0]).toBe(0x8a);
  });

  it.each<[string, (socket: Duplex) => void, RegExp]>([
    ["a message past its limit", (socket) => void socket.write(serverFrame("x".repeat(1_100_000))), /more than 1048576 bytes/],
    ["a masked frame", (socket) => void socket.write(Buffer.from([0x81, 0x81, 0, 0, 0, 0, 65])), /masks/],
    ["an extension that was not agreed on", (socket) => void socket.write(Buffer.from([0xc1, 1, 65])), /extension/],
    ["a frame of an unknown kind", (socket) => void socket.write(Buffer.from([0x83, 1, 65])), /unknown kind/],
    ["a connection that ends at once", (socket) => void socket.end(), /ended the stream|could not be read/],
    ["a farewell", (socket) => void socket.end(serverFrame("", { opcode: 8 })), /ended the stream/],
  ])("keeps its place and says why after %s", async (_, trouble, reason) => {
    await using server = await startStreamServer(trouble);
    await using fetcher = fetcherOf(server.host);
    const place = { timeUs: String(timeUs(0)), server: 0 };
    const taken = await step(server.host, fetcher, place);
    expect(taken).toMatchObject({ outcome: "failed", cursor: place, documents: [], isDone: true });
    expect(taken.diagnostics[0].reason).toMatch(reason);
    expect(slept.length).toBeGreaterThan(0);
  });

  it.each<[string, (request: IncomingMessage, response: ServerResponse) => void, RegExp]>([
    ["a server in trouble", (_, response) => response.writeHead(502).end(), /answered 502/],
    ["too many requests", (_, response) => response.writeHead(429, { "retry-after": "60" }).end(), /answered 429/],
    ["a web page instead", (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"), /answered 200/],
    ["a redirect", (_, response) => response.writeHead(302, { location: "http://169.254.169.254/" }).end(), /answered 302/],
  ])("keeps its place and says why after %s", async (_, trouble, reason) => {
    await using server = await startStreamServer(() => {}, trouble);
    // Without a handler for upgrades a server answers as to any request.
    const { createServer } = await import("node:http");
    const plain = createServer(trouble);
    await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(plain.address() as { port: number }).port}`;
    try {
      await using fetcher = fetcherOf(host);
      const taken = await step(host, fetcher, { timeUs: String(timeUs(0)), server: 0 });
      expect(taken).toMatchObject({ outcome: "failed", documents: [] });
      expect(taken.diagnostics[0].reason).toMatch(reason);
    } finally {
      plain.closeAllConnections();
      await new Promise((resolve) => plain.close(resolve));
    }
    expect(server.asked).toEqual([]);
  });

  it("gives what came before a break, and goes on from there", async () => {
    let connections = 0;
    await using server = await startStreamServer((socket) => {
      connections++;
      if (connections === 1) socket.end(Buffer.concat([serverFrame(event(1)), serverFrame(event(2)).subarray(0, 40)]));
      else for (const n of [1, 2, 3]) socket.write(serverFrame(event(n)));
    });
    await using fetcher = fetcherOf(server.host);
    const first = await step(server.host, fetcher, null);
    expect([first.outcome, first.documents.length]).toEqual(["read", 1]);
    const second = await step(server.host, fetcher, first.cursor);
    expect(second.documents.map(({ text }) => text)).toEqual(["Quayphone 1", "Quayphone 2", "Quayphone 3"]);
  });

  it("reads the good events beside a broken one, deletions and edits among them", async () => {
    await using server = await startStreamServer((socket) => {
      socket.write(serverFrame('{"kind":"commit","did":"x","collection":"app.bsky.feed.post","text":"Quayphone'));
      for (const n of [1, 2, 3]) socket.write(serverFrame(event(n)));
      socket.write(serverFrame(event(2, "", { operation: "delete", rkey: "k2", record: undefined })));
      socket.write(serverFrame(event(4, "never mind", { operation: "update", rkey: "k3" })));
      socket.write(
        serverFrame(
          JSON.stringify({
            did: "did:plc:bo",
            time_us: timeUs(5),
            kind: "account",
            account: { did: "did:plc:bo", active: false, status: "deleted" },
          }),
        ),
      );
    });
    await using fetcher = fetcherOf(server.host);
    const taken = await step(server.host, fetcher, null);
    expect(taken).toMatchObject({
      outcome: "read",
      deletions: ["bluesky:did:plc:ada.k2", "bluesky:did:plc:ada.k3"],
      deletedPrefixes: ["bluesky:did:plc:bo."],
      diagnostics: [{ code: "bad_item" }],
    });
    expect(taken.documents.map(({ id }) => id)).toEqual(["bluesky:did:plc:ada.k1"]);
  });

  it("holds an endless flood within a step's bounds, and lets the server wait", async () => {
    let sent = 0;
    await using server = await startStreamServer((socket) => {
      const frame = serverFrame(event(1, "good morning"));
      const more = (): void => {
        while (!socket.destroyed && socket.write(frame)) sent++;
        if (!socket.destroyed) socket.once("drain", more);
      };
      more();
    });
    await using fetcher = fetcherOf(server.host);
    const taken = await step(server.host, fetcher, null);
    expect([taken.documents.length, taken.outcome]).toEqual([0, "read"]);
    const afterStep = sent;
    await new Promise((resolve) => setTimeout(resolve, 300));
    // What the buffers of the system still took, some megabytes at most; then the server waits.
    expect((sent - afterStep) * 400).toBeLessThan(20_000_000);
  });

  it("stops at once when told to", async () => {
    await using server = await startStreamServer(() => {});
    await using fetcher = fetcherOf(server.host);
    const stop = new AbortController();
    const taking = stepSource(jetstream, fetcher, tasksOf(server.host), null, { ...context, signal: stop.signal });
    setTimeout(() => stop.abort(new Error("stopped by hand")), 50);
    await expect(taking).rejects.toThrow("stopped by hand");
  });
});

describe("the streams of Mastodon", () => {
  const status = (n: number, content = `Quayphone ${n}`): string =>
    JSON.stringify({
      id: String(n),
      uri: `https://m.example/${n}`,
      created_at: new Date(now - 1000).toISOString(),
      content: `<p>${content}</p>`,
      visibility: "public",
      account: { acct: "ada" },
      surprise: 1,
    });
  const say = (name: string, data: string): string => `event: ${name}\ndata: ${data}\n\n`;
  const streamOf = (texts: string[]) =>
    startStreamServer(
      () => {},
      (_, response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        for (const text of texts) response.write(text);
      },
    );
  const listen = (host: string, fetcher: Fetcher, cursor: Cursor | null): Promise<SourceStep> =>
    stepSource(mastodonStream, fetcher, mastodonStream.plan(query, { servers: [`http://${host}`], token: "k" })[0], cursor, context);

  it("keeps what names what is asked for, and honours edits and deletions by the server's own number", async () => {
    await using server = await streamOf([
      ":)\n\n",
      say("update", status(1)),
      say("update", status(2, "good morning")),
      say("update", status(3)),
      say("delete", "2"),
      say("delete", "3"),
      say("status.update", status(1, "Quayphone, mended")),
      say("update", '{"id":7,"content":"Quayphone"}'),
      ":thump\n",
    ]);
    await using fetcher = fetcherOf(server.host);
    const taken = await listen(server.host, fetcher, null);
    expect(taken.documents.map(({ text }) => text)).toEqual(["Quayphone, mended"]);
    expect(taken.deletions).toHaveLength(1);
    expect(taken.diagnostics).toMatchObject([{ code: "bad_item" }]);
    expect(taken.cursor).toMatchObject({ known: expect.stringMatching(/^1 mastodon:\S+$/) });
  });

  it("deletes in a later step what an earlier one kept", async () => {
    await using server = await streamOf([say("update", status(1)), say("update", status(5))]);
    await using fetcher = fetcherOf(server.host);
    const first = await listen(server.host, fetcher, null);
    await using later = await streamOf([say("delete", "5"), say("delete", "9")]);
    await using other = fetcherOf(later.host);
    const second = await listen(later.host, other, first.cursor);
    expect(second.deletions).toEqual([first.documents[1].id]);
  });

  it.each<[string, (response: ServerResponse) => void, RegExp]>([
    ["a locked door", (response) => response.writeHead(401).end(), /answered 401/],
    ["a web page instead", (response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"), /instead of events/],
    [
      "a stream that ends at once",
      (response) => response.writeHead(200, { "content-type": "text/event-stream" }).end(),
      /ended the stream/,
    ],
  ])("says why after %s", async (_, trouble, reason) => {
    await using server = await startStreamServer(
      () => {},
      (_, response) => trouble(response),
    );
    await using fetcher = fetcherOf(server.host);
    const taken = await listen(server.host, fetcher, null);
    expect(taken).toMatchObject({ outcome: "failed", documents: [] });
    expect(taken.diagnostics[0].reason).toMatch(reason);
  });
});
