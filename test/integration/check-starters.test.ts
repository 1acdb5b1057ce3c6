/** `landfall sources check`: the shipped starters of each market, asked against a stand-in for all of their hosts on loopback, and with no network at all. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkStarters } from "../../src/cli/commands/check-starters.js";
import type { Effects } from "../../src/cli/effects.js";
import { Fetcher } from "../../src/collect/fetch/fetcher.js";
import type { SourceFetcher } from "../../src/collect/source-step.js";
import { LandfallError } from "../../src/core/errors.js";
import { starterMarkets, starterSources } from "../../src/pipeline/collect/starters.js";
import { platforms } from "../contract/sources-platforms.js";

const items = Array.from({ length: 3 }, (_, n) => ({ n, instantMs: Date.now() - n * 3_600_000 }));

/** What a host of the starters is asked, and which platform's protocol it speaks. */
const speaks: [RegExp, string][] = [
  [/\/r\/[^/]+\/new\.json$/, "reddit"],
  [/\/api\/v3\//, "lemmy"],
  [/\/api\/v1\/timelines\//, "mastodon"],
  [/^hn\.algolia\.com\//, "hackernews"],
  [/gdeltproject\.org\//, "gdelt"],
  [/^(?:news\.google|www\.bing)\.com\//, "newssearch"],
  [/\/(?:posts|latest|search)\.json$/, "discourse"],
];
const ownPaths: Record<string, string> = { gdelt: "/doc", newssearch: "/search" };
const gone = "www.gsmarena.com";
const closed = "www.engadget.com";

let server: Server;
let asked: Set<string>;
const network = new Fetcher({ contact: "t", version: "0", allowedHosts: ["127.0.0.1"], limits: { hostPauseMs: 0, maxTries: 1 } });

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL((request.url ?? "/").slice(1));
    asked.add(url.host);
    if (url.host === gone) return response.writeHead(410).end();
    if (url.host === closed) return response.writeHead(403).end();
    const kind = speaks.find(([pattern]) => pattern.test(url.host + url.pathname))?.[1] ?? "feeds";
    const platform = platforms.find(({ adapter }) => adapter.kind === kind);
    if (!platform) return response.writeHead(500).end(kind);
    // The stand-ins for finders of pages know their own addresses only.
    if (kind in ownPaths && !url.pathname.startsWith("/item/")) url.pathname = ownPaths[kind];
    response.writeHead(200, { "content-type": platform.contentType }).end(platform.answer(items, url));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await network[Symbol.asyncDispose]();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Every public host is the loopback server; a stream gives one event. */
const standIn: SourceFetcher = {
  async get(url, options) {
    const { port } = server.address() as AddressInfo;
    const answer = await network.get(`http://127.0.0.1:${port}/${url}`, { ...options, obeyRobots: false, pauseMs: 0 });
    return { ...answer, url };
  },
  async events(url) {
    asked.add(new URL(url).host);
    const timeUs = Date.now() * 1000;
    return {
      url,
      redirects: [],
      status: 200,
      contentType: null,
      headers: new Map(),
      body: Buffer.from(`{"did":"did:plc:ada","time_us":${timeUs},"kind":"account","account":{"did":"did:plc:ada","active":true}}`),
      validators: { etag: null, lastModified: null },
      fetchedAt: Date.now(),
      requests: 1,
      events: { seen: 1, firstPosition: String(timeUs), position: String(timeUs), isEnded: false },
    };
  },
};

async function check(market: string, fetcher: SourceFetcher): Promise<{ lines: string[]; exitCode: unknown; error: unknown }> {
  const lines: string[] = [];
  const effects: Effects = {
    print: (line) => void lines.push(line),
    tell: () => undefined,
    progress: () => undefined,
    quiet: () => undefined,
    signal: new AbortController().signal,
  };
  asked = new Set();
  let error: unknown = null;
  await checkStarters({ market, catalogues: "phones,electronics" } as never, effects, fetcher).catch((thrown: unknown) => {
    error = thrown;
  });
  const { exitCode } = process;
  process.exitCode = undefined;
  return { lines, exitCode, error };
}

describe("landfall sources check", () => {
  it.each(starterMarkets("phones"))("asks every starter of %s and tells who answers, who is gone and who refuses", async (market) => {
    const { lines, exitCode, error } = await check(market, standIn);
    const sources = starterSources(market, ["phones", "electronics"]);
    expect(error).toBeNull();
    expect(lines).toHaveLength(sources.length + 1);
    expect(lines.filter((line) => line.startsWith("FAILED"))).toEqual([]);
    expect(lines.filter((line) => line.startsWith("GONE"))).toEqual([expect.stringContaining("GSMArena")]);
    expect(lines.filter((line) => line.startsWith("REFUSED"))).toEqual([expect.stringContaining("Engadget")]);
    const silent = lines.filter((line) => line.startsWith("silent"));
    expect(lines.at(-1)).toBe(`${sources.length - 2 - silent.length} of ${sources.length} answer`);
    // The stream had nothing that names the brand.
    expect(silent).toHaveLength(sources.filter(({ kind }) => kind === "jetstream").length);
    expect(exitCode).toBe(1);
    for (const { kind, feeds } of sources as { kind: string; feeds?: string[] }[])
      if (kind === "feeds") expect(asked).toContain(new URL((feeds as string[])[0]).host);
  });

  it("says plainly that there is no network, and nothing of the sources", async () => {
    const dead: SourceFetcher = {
      get: (url) => Promise.reject(new LandfallError("FETCH_FAILED", `${new URL(url).host} could not be reached: getaddrinfo EAI_AGAIN`)),
      events: (url) =>
        Promise.reject(new LandfallError("FETCH_FAILED", `${new URL(url).host} could not be reached: getaddrinfo EAI_AGAIN`)),
    };
    const { lines, error } = await check("US", dead);
    expect(lines.at(-1)).toMatch(/^0 of \d+ answer$/);
    expect((error as LandfallError).message).toMatch(
      /^none of \d+ sources could be reached: this says nothing about them; check this machine's way to the public internet/,
    );
  });
});
