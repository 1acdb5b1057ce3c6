import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { Fetcher, type FetchLimits } from "./fetcher.js";
import type { Clock } from "./host-gate.js";
import { backOffMs, retryAfterMs } from "./retry.js";

/** A clock that stands still but for sleep, which moves it at once and is written down. */
class TestClock implements Clock {
  time = Date.UTC(2016, 8, 7);
  readonly slept: number[] = [];
  now(): number {
    return this.time;
  }
  random(): number {
    return 0.5;
  }
  async sleep(ms: number): Promise<void> {
    this.slept.push(ms);
    this.time += ms;
  }
}

let server: Server | null = null;

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

function fetcherOf(host: string, clock: Clock = new TestClock(), limits: Partial<FetchLimits> = {}): Fetcher {
  return new Fetcher({ contact: "https://landfall.example/bot", version: "0.1", allowedHosts: [host], clock, limits });
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe("Fetcher", () => {
  it("says who it is and how to reach its operator", async () => {
    const host = await serve((request, response) => response.end(request.headers["user-agent"]));
    await using own = fetcherOf(host);
    expect(text((await own.get(`http://${host}/`, { obeyRobots: false })).body)).toBe("Landfall/0.1 (+https://landfall.example/bot)");
  });

  it("sends what it was given last time, and takes 304 as nothing new", async () => {
    const host = await serve((request, response) => {
      if (request.headers["if-none-match"] === '"a"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"a"', "last-modified": "Wed, 07 Sep 2016 00:00:00 GMT" }).end("new");
    });
    await using own = fetcherOf(host);
    const first = await own.get(`http://${host}/`, { obeyRobots: false });
    expect(first.validators).toEqual({ etag: '"a"', lastModified: "Wed, 07 Sep 2016 00:00:00 GMT" });
    const second = await own.get(`http://${host}/`, { obeyRobots: false, validators: first.validators });
    expect([second.status, second.body.length]).toEqual([304, 0]);
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
  ])("takes %s off", async (coding, compress) => {
    const host = await serve((_, response) => response.writeHead(200, { "content-encoding": coding }).end(compress("plain")));
    await using own = fetcherOf(host);
    expect(text((await own.get(`http://${host}/`, { obeyRobots: false })).body)).toBe("plain");
  });

  it("stops a decompression bomb at the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const host = await serve((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb));
    await using own = fetcherOf(host, new TestClock(), { maxBytes: 100_000, maxDecodedBytes: 1_000_000 });
    await expect(own.get(`http://${host}/`, { obeyRobots: false })).rejects.toThrow(/grows past 1000000 bytes/);
  });

  it("stops reading an answer without end", async () => {
    let sent = 0;
    const host = await serve((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    });
    await using own = fetcherOf(host, new TestClock(), { maxBytes: 1_000_000 });
    await expect(own.get(`http://${host}/`, { obeyRobots: false })).rejects.toThrow(/more than 1000000 bytes/);
    expect(sent).toBeLessThan(50_000_000);
  });

  it("does not begin an answer that announces too much", async () => {
    const host = await serve((_, response) => response.writeHead(200, { "content-length": String(3 * 1024 ** 3) }).write("x"));
    await using own = fetcherOf(host);
    await expect(own.get(`http://${host}/`, { obeyRobots: false })).rejects.toThrow(/announces 3221225472 bytes/);
  });

  it("tries a cut-off answer again, and says so at last", async () => {
    let requests = 0;
    const whole = gzipSync("x".repeat(10_000));
    const host = await serve((_, response) => {
      requests++;
      response.writeHead(200, { "content-encoding": "gzip" }).end(whole.subarray(0, whole.length - 12));
    });
    await using own = fetcherOf(host);
    await expect(own.get(`http://${host}/`, { obeyRobots: false })).rejects.toThrow(/cut off or damaged/);
    expect(requests).toBe(4);
  });

  it("gives up on a server that sends nothing more", async () => {
    const host = await serve((_, response) => response.writeHead(200).write("begun"));
    await using own = fetcherOf(host, new TestClock(), { silenceTimeoutMs: 300, totalTimeoutMs: 3_600_000, maxTries: 1 });
    await expect(own.get(`http://${host}/`, { obeyRobots: false })).rejects.toMatchObject({ code: "FETCH_FAILED" });
  });

  it("comes back when Retry-After says, and not before", async () => {
    const clock = new TestClock();
    let requests = 0;
    const host = await serve((_, response) => {
      if (requests++ === 0) response.writeHead(429, { "retry-after": "30" }).end();
      else response.end("now");
    });
    await using own = fetcherOf(host, clock);
    const begun = clock.time;
    const answer = await own.get(`http://${host}/`, { obeyRobots: false });
    expect([text(answer.body), answer.requests]).toEqual(["now", 2]);
    expect(clock.time - begun).toBeGreaterThanOrEqual(30_000);
  });

  it("waits longer after each failure", async () => {
    const clock = new TestClock();
    const host = await serve((_, response) => response.writeHead(503).end());
    await using own = fetcherOf(host, clock, { hostPauseMs: 0 });
    expect((await own.get(`http://${host}/`, { obeyRobots: false })).status).toBe(503);
    expect(clock.slept).toEqual([1000, 2000, 4000]);
  });

  it("keeps two requests to one host apart", async () => {
    const clock = new TestClock();
    const host = await serve((_, response) => response.end());
    await using own = fetcherOf(host, clock, { hostPauseMs: 2500 });
    await Promise.all([1, 2, 3].map((page) => own.get(`http://${host}/${page}`, { obeyRobots: false })));
    expect(clock.slept).toEqual([2500, 2500]);
  });

  it("does not ask for what robots.txt closes, and waits as it says", async () => {
    const asked: string[] = [];
    const clock = new TestClock();
    const host = await serve((request, response) => {
      asked.push(request.url ?? "");
      response.end(request.url === "/robots.txt" ? "User-agent: *\nDisallow: /private\nCrawl-delay: 7" : "open");
    });
    await using own = fetcherOf(host, clock, { hostPauseMs: 0 });
    await expect(own.get(`http://${host}/private/1`)).rejects.toMatchObject({ code: "FETCH_REFUSED" });
    await own.get(`http://${host}/a`);
    await own.get(`http://${host}/b`);
    expect(asked).toEqual(["/robots.txt", "/a", "/b"]);
    expect(clock.slept).toContain(7000);
  });

  it.each([
    [404, true],
    [503, false],
  ])("takes a robots.txt that answers %i as open: %s", async (status, isOpen) => {
    const host = await serve((request, response) => response.writeHead(request.url === "/robots.txt" ? status : 200).end("page"));
    await using own = fetcherOf(host);
    const page = own.get(`http://${host}/a`);
    if (isOpen) expect((await page).status).toBe(200);
    else await expect(page).rejects.toMatchObject({ code: "FETCH_REFUSED" });
  });

  it("does not carry a key to where a redirect leads", async () => {
    const keys: (string | undefined)[] = [];
    const host = await serve((request, response) => {
      keys.push(request.headers.authorization);
      if (request.url === "/a") response.writeHead(302, { location: "/b" }).end();
      else response.end();
    });
    await using own = fetcherOf(host);
    await own.get(`http://${host}/a`, { obeyRobots: false, headers: { authorization: "Bearer secret" } });
    expect(keys).toEqual(["Bearer secret", undefined]);
  });

  it("stops at once when it is told to", async () => {
    const host = await serve((_, response) => response.writeHead(200).write("begun"));
    // No other limit ends it within the time of a test.
    await using own = fetcherOf(host, new TestClock(), { silenceTimeoutMs: 3_600_000, totalTimeoutMs: 3_600_000 });
    const stop = new AbortController();
    const page = own.get(`http://${host}/`, { obeyRobots: false, signal: stop.signal });
    setTimeout(() => stop.abort(new Error("stopped by hand")), 50);
    await expect(page).rejects.toThrow("stopped by hand");
  });
});

describe("retryAfterMs", () => {
  it.each([
    ["120", 120_000],
    ["Wed, 07 Sep 2016 00:01:00 GMT", 60_000],
    ["Tue, 06 Sep 2016 00:00:00 GMT", 0],
    ["999999999", 21_600_000],
    ["soon", null],
    ["", null],
  ])("reads %j", (header, expected) => expect(retryAfterMs(header, Date.UTC(2016, 8, 7))).toBe(expected));
});

describe("backOffMs", () => {
  it("spreads from zero to a wait that doubles up to five minutes", () => {
    expect([1, 2, 3, 20].map((failures) => backOffMs(failures, 0.999_999))).toEqual([1999, 3999, 7999, 299_999]);
    expect(backOffMs(5, 0)).toBe(0);
  });
});
