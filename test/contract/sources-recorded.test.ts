/** Real responses, recorded or documented by others, through the adapters. Only counts and forms are looked at; skipped where the recordings are absent. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { FetchedAnswer } from "../../src/collect/fetch/fetcher.js";
import type { SourceAdapter, SourcePage, SourceTask } from "../../src/collect/source.js";
import { platforms } from "./sources-platforms.js";

const recordings = resolve(import.meta.dirname, "../../../shared/data/api_responses");
const isAbsent = !existsSync(recordings);

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = resolve(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

function read(name: string, body: string): SourcePage {
  const platform = platforms.find((one) => one.name === name);
  if (!platform) throw new Error(`there is no platform ${name}`);
  const adapter: SourceAdapter = platform.adapter;
  const task: SourceTask = platform.task("https://recorded.example");
  const answer: FetchedAnswer = {
    url: "https://recorded.example/",
    redirects: [],
    status: 200,
    contentType: "application/json",
    headers: new Map(),
    body: Buffer.from(body),
    validators: { etag: null, lastModified: null },
    fetchedAt: 0,
    requests: 1,
  };
  return adapter.read(task, null, answer, { source: name, now: Date.UTC(2030, 0, 1) });
}

/** The bodies in a cassette of Python's recorders: plain text in JSON, or a quoted scalar in YAML. */
function bodiesOf(path: string): string[] {
  const text = readFileSync(path, "utf8");
  if (path.endsWith(".json")) {
    const { interactions = [] } = JSON.parse(text) as { interactions?: { response: { body: { string?: string } } }[] };
    return interactions.flatMap(({ response }) => (response.body.string ? [response.body.string] : []));
  }
  const single = [...text.matchAll(/\n {6}string: '((?:[^']|'')*)'\n/g)].map(([, body]) =>
    body.replace(/\n\s*/g, " ").replaceAll("''", "'"),
  );
  const double = [...text.matchAll(/\n {6}string: "((?:[^"\\]|\\[\s\S])*)"\n/g)].flatMap(([, body]) => {
    const joined = body
      .replace(/\\\n\s*\\?/g, "")
      .replace(/\n\s*/g, " ")
      .replace(/\\x([0-9a-fA-F]{2})/g, "\\u00$1")
      .replace(/\\U0000/g, "\\u")
      .replace(/\\ /g, " ");
    try {
      return [JSON.parse(`"${joined}"`) as string];
    } catch {
      // Characters past the first plane have no escape in JSON of this length: such a body is left out.
      return [];
    }
  });
  return [...single, ...double];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const isListing = (value: unknown): value is { kind: string; data: { children: { kind: string }[] } } =>
  typeof value === "object" && value !== null && (value as { kind?: unknown }).kind === "Listing";

describe.skipIf(isAbsent)("recorded responses (../shared/data/api_responses)", () => {
  it("reads every listing of posts and comments from Reddit", () => {
    let things = 0;
    let documents = 0;
    let deletions = 0;
    const reasons: string[] = [];
    for (const path of filesUnder(resolve(recordings, "reddit_praw_cassettes"))) {
      for (const body of bodiesOf(path)) {
        const value = parsed(body);
        if (!isListing(value)) continue;
        const wanted = value.data.children.filter(({ kind }) => kind === "t1" || kind === "t3").length;
        if (wanted === 0 || wanted < value.data.children.length) continue;
        const page = read("reddit", body);
        things += wanted;
        documents += page.documents.length;
        deletions += page.deletions.length;
        reasons.push(...page.diagnostics.map(({ reason }) => reason));
        for (const document of page.documents) {
          expect(document.id).toMatch(/^reddit:t[13]_/);
          expect(document.time.grade).toBe("platform");
        }
      }
    }
    expect(things).toBeGreaterThan(500);
    expect(reasons).toEqual([]);
    expect(documents + deletions).toBe(things);
  });

  it("reads every status from Mastodon, alone or in a list", () => {
    let statuses = 0;
    let documents = 0;
    const reasons: string[] = [];
    for (const path of filesUnder(resolve(recordings, "mastodon_py_cassettes"))) {
      for (const body of bodiesOf(path)) {
        const value = [parsed(body)].flat() as {
          uri?: string;
          account?: unknown;
          content?: unknown;
          visibility?: string;
          reblog?: unknown;
        }[];
        if (value.length === 0 || !value.every((one) => one?.uri && one?.account && typeof one.content === "string")) continue;
        const page = read("mastodon", JSON.stringify(value));
        statuses += value.filter(({ visibility, reblog }) => (visibility === "public" || visibility === "unlisted") && !reblog).length;
        documents += page.documents.length;
        reasons.push(...page.diagnostics.map(({ reason }) => reason));
      }
    }
    expect(statuses).toBeGreaterThan(20);
    expect(reasons).toEqual([]);
    expect(documents).toBe(statuses);
  });

  it("reads YouTube's threads of comments", () => {
    const folder = resolve(recordings, "youtube_data_api/apidata/comment_threads");
    let threads = 0;
    let documents = 0;
    const reasons: string[] = [];
    for (const path of filesUnder(folder)) {
      const value = JSON.parse(readFileSync(path, "utf8")) as { items?: unknown[] };
      if (!value.items) continue;
      const page = read("youtube", JSON.stringify(value));
      threads += value.items.length;
      documents += page.documents.length;
      reasons.push(...page.diagnostics.map(({ reason }) => reason));
      expect(page.documents.every(({ time }) => time.grade === "platform")).toBe(true);
    }
    expect(threads).toBeGreaterThan(10);
    expect(documents).toBeGreaterThanOrEqual(threads);
    expect(reasons).toEqual([]);
  });

  it("reads every view of a post from Bluesky", () => {
    const folder = resolve(recordings, "bluesky_snapshots");
    const views: unknown[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      const { uri, author, record } = value as { uri?: string; author?: { did?: string }; record?: { $type?: string } };
      if (uri && author?.did && record?.$type === "app.bsky.feed.post") views.push(value);
      for (const inner of Object.values(value)) collect(inner);
    };
    for (const path of filesUnder(folder).filter((name) => name.endsWith(".snap"))) {
      // Snapshots are JSON with commas at the ends of lists; addresses stand in them as `record(7)`.
      for (const [, body] of readFileSync(path, "utf8").matchAll(/= `\n([\s\S]*?)\n`;/g)) {
        const json = body.replace(/,(\s*[}\]])/g, "$1").replace(/"record\((\d+)\)"/g, '"at://did:plc:u$1/app.bsky.feed.post/k$1"');
        collect(parsed(json));
      }
    }
    expect(views.length).toBeGreaterThan(100);
    const page = read("bluesky", JSON.stringify({ posts: views }));
    expect(page.diagnostics.map(({ reason }) => reason)).toEqual([]);
    expect(page.documents).toHaveLength(views.length);
  });
});
