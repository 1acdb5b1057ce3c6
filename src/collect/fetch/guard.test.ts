import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Fetcher } from "./fetcher.js";
import type { Clock } from "./host-gate.js";

const still: Clock = { now: () => 0, random: () => 0, sleep: async () => {} };

/** Names that a hostile name server gives these addresses. */
const names: Record<string, string[]> = {
  "rebind.example": ["127.0.0.1"],
  "mixed.example": ["93.184.215.14", "10.0.0.1"],
  "mapped.example": ["::ffff:127.0.0.1"],
  "nat64.example": ["64:ff9b::7f00:1"],
  "sixtofour.example": ["2002:7f00:1::"],
  "teredo.example": ["2001:0:4136:e378:8000:63bf:3fff:fdd2"],
  "unique-local.example": ["fd12:3456:789a::1"],
  "link-local.example": ["fe80::1"],
  "loopback6.example": ["::1"],
  "metadata.example": ["169.254.169.254"],
  "shared-space.example": ["100.64.0.1"],
  "zero.example": ["0.0.0.0"],
  "multicast.example": ["239.255.255.250"],
  "broadcast.example": ["255.255.255.255"],
  "benchmark.example": ["198.18.0.1"],
  "documentation.example": ["2001:db8::1"],
  "none.example": [],
};

let server: Server;
let port = 0;
let connections = 0;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const target = new URL(request.url ?? "/", "http://x").searchParams.get("to");
    if (request.url === "/loop") response.writeHead(301, { location: "/loop" }).end();
    else if (request.url?.startsWith("/chain/")) response.writeHead(302, { location: `/chain/${Number(request.url.slice(7)) + 1}` }).end();
    else if (target) response.writeHead(302, { location: Buffer.from(target).toString("latin1") }).end();
    else response.end("inside");
  });
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

function fetcher(allowedHosts: string[] = []): Fetcher {
  return new Fetcher({
    contact: "https://landfall.example/bot",
    version: "0",
    allowedHosts,
    clock: still,
    resolve: async (name) => {
      if (!(name in names)) throw new Error(`ENOTFOUND ${name}`);
      return names[name].map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    },
  });
}

/** Each leads, by its own trick, to a place that is not of the public internet. `PORT` is that of a server on loopback. */
const hostile = [
  ...[
    "http://127.0.0.1:PORT/",
    "http://127.1:PORT/",
    "http://127.0.1:PORT/",
    "http://2130706433:PORT/",
    "http://0x7f000001:PORT/",
    "http://017700000001:PORT/",
  ],
  ...[
    "http://0x7f.0.0.1:PORT/",
    "http://0177.0.0.1:PORT/",
    "http://0177.0x0.0.01:PORT/",
    "http://127.0.0.1.:PORT/",
    "http://127.255.255.254:PORT/",
    "http://0:PORT/",
    "http://0.0.0.0:PORT/",
  ],
  ...["http://①②⑦.⓪.⓪.①:PORT/", "http://127。0。0。1:PORT/", "http://%31%32%37.0.0.1:PORT/", "http://１２７.０.０.１:PORT/"],
  ...[
    "http://localhost:PORT/",
    "http://LOCALHOST:PORT/",
    "http://localhost.:PORT/",
    "http://a.localhost:PORT/",
    "http://ⓛocalhost:PORT/",
    "http://localhost.localdomain:PORT/",
  ],
  ...[
    "http://[::1]:PORT/",
    "http://[0:0:0:0:0:0:0:1]:PORT/",
    "http://[::]:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[::ffff:7f00:1]:PORT/",
    "http://[0:0:0:0:0:ffff:7f00:0001]:PORT/",
  ],
  ...[
    "http://[::127.0.0.1]:PORT/",
    "http://[64:ff9b::127.0.0.1]:PORT/",
    "http://[64:ff9b:1::7f00:1]:PORT/",
    "http://[2002:7f00:1::]:PORT/",
    "http://[2001::1]:PORT/",
  ],
  ...[
    "http://[fe80::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://[100::1]/",
    "http://[5f00::1]/",
  ],
  ...[
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.0.1/",
    "http://192.168.1.254:8080/",
    "http://3232235521/",
  ],
  ...[
    "http://169.254.169.254/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://2852039166/",
    "http://169.254.1.1/",
    "http://100.64.0.1/",
    "http://100.127.255.254/",
    "http://100.100.100.200/",
  ],
  ...[
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
    "http://192.0.0.8/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://198.51.100.7/",
    "http://203.0.113.9/",
  ],
  ...[
    "http://user:secret@127.0.0.1:PORT/",
    "http://example.com@127.0.0.1:PORT/",
    "http://user@example.com/",
    "http://example.com:22/",
    "http://example.com:6379/",
  ],
  ...[
    "file:///etc/passwd",
    "gopher://127.0.0.1:PORT/",
    "ftp://example.com/",
    "data:text/html,x",
    "javascript:alert(1)",
    "ws://127.0.0.1:PORT/",
    "//127.0.0.1:PORT/",
    "/etc/passwd",
    "http:///",
    "http://",
    "",
  ],
  ...[
    "http://router/",
    "http://printer.local/",
    "http://wiki.internal/",
    "http://nas.lan/",
    "http://gateway.home.arpa/",
    "http://metadata.google.internal/",
    "http://hidden.onion/",
  ],
  ...Object.keys(names).map((name) => `http://${name}:PORT/`),
];

describe("the guard", () => {
  it("has at least sixty tricks to refuse", () => expect(hostile.length).toBeGreaterThanOrEqual(60));

  it.each(hostile)("refuses %s without a connection", async (url) => {
    await using own = fetcher();
    const before = connections;
    await expect(own.get(url.replace("PORT", String(port)), { obeyRobots: false })).rejects.toMatchObject({ code: "FETCH_REFUSED" });
    expect(connections).toBe(before);
  });

  const wanted = { key: "k", from: null, keep: () => true, positionOf: () => null, mostEvents: 1, mostSeen: 1, longestMs: 100 };

  // A stream's address comes from the workspace, a hub's from whoever wrote the feed: both go through the same guard.
  it.each(hostile.filter((url) => /^https?:/.test(url)))("opens no stream at %s", async (url) => {
    await using own = fetcher();
    const before = connections;
    const address = url.replace("PORT", String(port));
    for (const stream of [address, address.replace(/^http/, "ws")])
      await expect(own.events(stream, wanted)).rejects.toMatchObject({ code: "FETCH_REFUSED" });
    expect(connections).toBe(before);
  });

  it.each(hostile)("asks no hub at %s", async (url) => {
    await using own = fetcher();
    const before = connections;
    await expect(own.sendForm(url.replace("PORT", String(port)), { "hub.mode": "subscribe" })).rejects.toMatchObject({
      code: "FETCH_REFUSED",
    });
    expect(connections).toBe(before);
  });

  it("does not follow a hub's or a stream's redirect", async () => {
    await using own = fetcher([`127.0.0.1:${port}`]);
    const address = `http://127.0.0.1:${port}/?to=${encodeURIComponent(`http://127.0.0.1:${port}/secret`)}`;
    const before = asked.length;
    expect((await own.sendForm(address, {})).status).toBe(302);
    await expect(own.events(address, wanted)).rejects.toMatchObject({ code: "FETCH_FAILED" });
    await expect(own.events(address.replace("http", "ws"), wanted)).rejects.toMatchObject({ code: "FETCH_FAILED" });
    expect(asked.slice(before).filter((url) => url === "/secret")).toEqual([]);
  });

  // The front door is allowed by name and sends us on; the address that it names must not be asked.
  it.each(hostile.filter((url) => /^(?:http|file|ftp|gopher)/.test(url)))("does not follow a redirect to %s", async (url) => {
    await using own = fetcher([`127.0.0.1:${port}`]);
    const target = url.replaceAll("PORT", "9");
    const before = asked.length;
    await expect(own.get(`http://127.0.0.1:${port}/?to=${encodeURIComponent(target)}`, { obeyRobots: false })).rejects.toMatchObject({
      code: expect.stringMatching(/^FETCH_(REFUSED|FAILED)$/),
    });
    expect(asked.length).toBe(before + 1);
  });

  it("reads a host that the workspace allows by name", async () => {
    await using own = fetcher([`127.0.0.1:${port}`]);
    expect(Buffer.from((await own.get(`http://127.0.0.1:${port}/`, { obeyRobots: false })).body).toString()).toBe("inside");
  });

  it("allows that port only, where one is named", async () => {
    await using own = fetcher(["127.0.0.1:1"]);
    await expect(own.get(`http://127.0.0.1:${port}/`, { obeyRobots: false })).rejects.toMatchObject({ code: "FETCH_REFUSED" });
  });

  it("refuses to be sent by a public host to one that is allowed by name", async () => {
    await using own = new Fetcher({
      contact: "c",
      version: "0",
      allowedHosts: [`localhost:${port}`],
      clock: still,
      resolve: async () => [{ address: "93.184.215.14", family: 4 }],
      // Stands for a public host: its connection ends at the server above.
      connector: ((_target: unknown, callback: (error: Error | null, socket: unknown) => void) => {
        import("node:net").then(({ connect }) => {
          const socket = connect(port, "127.0.0.1", () => callback(null, socket));
        });
      }) as never,
    });
    const url = `http://public.example/?to=${encodeURIComponent(`http://localhost:${port}/secret`)}`;
    await expect(own.get(url, { obeyRobots: false })).rejects.toMatchObject({ code: "FETCH_REFUSED" });
    expect(asked).not.toContain("/secret");
  });

  it("leaves a circle of redirects, and a long chain", async () => {
    await using own = fetcher([`127.0.0.1:${port}`]);
    await expect(own.get(`http://127.0.0.1:${port}/loop`, { obeyRobots: false })).rejects.toThrow(/circle/);
    await expect(own.get(`http://127.0.0.1:${port}/chain/0`, { obeyRobots: false })).rejects.toThrow(/leads on more than 8 times/);
  });
});
