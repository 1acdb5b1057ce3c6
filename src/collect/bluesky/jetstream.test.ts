import { describe, expect, it } from "vitest";
import { keepsEvent, readJetstream, timeOfEvent } from "./jetstream.js";
import { jetstream } from "./jetstream-adapter.js";

const now = Date.UTC(2024, 8, 9);
const timeUs = Date.UTC(2024, 8, 8) * 1000;
const wanted = (text: string): boolean => text.includes("Quayphone");
const event = (commit: object): string =>
  JSON.stringify({
    did: "did:plc:ada",
    time_us: timeUs,
    kind: "commit",
    commit: { rev: "r", collection: "app.bsky.feed.post", rkey: "k1", ...commit },
  });
const post = (text: string, createdAt: string) => ({
  text,
  createdAt,
  langs: ["en"],
  reply: { parent: { uri: "at://did:plc:bo/app.bsky.feed.post/k0" }, root: { uri: "at://did:plc:bo/app.bsky.feed.post/k0" } },
  facets: [{ features: [{ $type: "app.bsky.richtext.facet#link", uri: "https://q.example/full" }] }],
});
const create = (text: string, createdAt = "2024-09-08T00:00:00.000Z"): string =>
  event({ operation: "create", record: post(text, createdAt) });
const account = (status: string): string =>
  JSON.stringify({ did: "did:plc:bo", time_us: timeUs, kind: "account", account: { active: false, did: "did:plc:bo", status, seq: 1 } });
const read = (text: string) => readJetstream(text, "bluesky", now, wanted);

describe("readJetstream", () => {
  it("makes a document of a post that is wanted", () => {
    expect(read(create("My Quayphone broke"))).toMatchObject({
      kind: "document",
      document: {
        id: "bluesky:did:plc:ada.k1",
        url: "https://bsky.app/profile/did:plc:ada/post/k1",
        author: "did:plc:ada",
        text: "My Quayphone broke",
        replyTo: "bluesky:did:plc:bo.k0",
        links: ["https://q.example/full"],
        time: { grade: "platform", interval: { from: Date.UTC(2024, 8, 8) } },
      },
    });
  });

  it("passes over what names nothing that is wanted", () => {
    expect(read(create("Good morning"))).toEqual({ kind: "nothing" });
    expect(read(event({ operation: "create", collection: "app.bsky.feed.like", record: {} }))).toEqual({ kind: "nothing" });
    expect(read('{"did":"did:plc:ada","time_us":1,"kind":"identity","identity":{}}')).toEqual({ kind: "nothing" });
  });

  it("tells of a deleted post by the id that the post had", () =>
    expect(read(event({ operation: "delete" }))).toEqual({ kind: "deletion", id: "bluesky:did:plc:ada.k1" }));

  it("takes an edit that takes the name out for a deletion, and any other for the new text", () => {
    const edit = (text: string): string => event({ operation: "update", record: post(text, "2024-09-08T00:00:00Z") });
    expect(read(edit("never mind"))).toEqual({ kind: "deletion", id: "bluesky:did:plc:ada.k1" });
    expect(read(edit("My Quayphone works again"))).toMatchObject({ kind: "document", document: { text: "My Quayphone works again" } });
  });

  it("tells of an account that is gone by the beginning of its documents' ids", () => {
    expect(read(account("deleted"))).toEqual({ kind: "author_deletion", prefix: "bluesky:did:plc:bo." });
    expect(read(account("takendown"))).toMatchObject({ kind: "author_deletion" });
    expect(read(account("deactivated"))).toEqual({ kind: "nothing" });
  });

  it("does not believe a client's clock that runs ahead of the network's", () =>
    expect(read(create("Quayphone", "2031-01-01T00:00:00Z"))).toMatchObject({ document: { time: { interval: { from: timeUs / 1000 } } } }));

  it.each(['{"kind":"commit","record":{"text":"Quayphone"', event({ operation: "create", record: { words: "Quayphone" } })])(
    "says what is broken in %s",
    (text) => expect(read(text)).toMatchObject({ kind: "broken", diagnostic: { code: "bad_item" } }),
  );
});

describe("keepsEvent", () => {
  const keeps = (text: string): boolean => keepsEvent(text, (raw) => raw.includes("Quayphone"));
  it("keeps what may match, every edit and deletion, and accounts that are no longer active", () =>
    expect([create("Quayphone"), event({ operation: "update" }), event({ operation: "delete" }), account("deleted")].map(keeps)).toEqual([
      true,
      true,
      true,
      true,
    ]));
  it("drops all else", () =>
    expect(
      [create("Good morning"), event({ operation: "delete", collection: "app.bsky.feed.like" }), '{"kind":"identity"}'].map(keeps),
    ).toEqual([false, false, false]));
});

describe("jetstream", () => {
  const query = { phrases: ["Quayphone"], ambiguous: [], exclusions: [], languages: [] };
  const [task] = jetstream.plan(query, { servers: ["wss://a.example", "wss://b.example"] });
  const answer = (body: string, events: { seen: number; firstPosition: string | null; position: string | null }) => ({
    url: "wss://a.example",
    redirects: [],
    status: 200,
    contentType: null,
    headers: new Map(),
    body: Buffer.from(body),
    validators: { etag: null, lastModified: null },
    fetchedAt: now,
    requests: 1,
    events: { isEnded: false, ...events },
  });

  it("goes on a little before the cursor, since what comes twice has one id", () =>
    expect(jetstream.request(task, { timeUs: "10000000", server: 0 }, now)).toMatchObject({
      url: "wss://a.example/subscribe?wantedCollections=app.bsky.feed.post&cursor=5000000",
      events: { from: "10000000" },
    }));

  it("begins two hours back", () =>
    expect(new URL(jetstream.request(task, null, now).url).searchParams.get("cursor")).toBe(
      String((now - 2 * 3600 * 1000) * 1000 - 5_000_000),
    ));

  it("begins where it is told to begin", () => {
    const [told] = jetstream.plan(query, { servers: ["wss://a.example"], since: now - 20 * 3600 * 1000 });
    expect(new URL(jetstream.request(told, null, now).url).searchParams.get("cursor")).toBe(
      String((now - 20 * 3600 * 1000) * 1000 - 5_000_000),
    );
  });

  it("leaves of a post that was made and deleted in one step only the deletion, and the other way round the post", () => {
    const stands = { seen: 2, firstPosition: String(timeUs), position: String(timeUs) };
    const gone = jetstream.read(task, null, answer(`${create("Quayphone")}\n${event({ operation: "delete" })}`, stands), {
      source: "b",
      now,
    });
    expect([gone.documents.length, gone.deletions]).toEqual([0, ["bluesky:did:plc:ada.k1"]]);
    const again = jetstream.read(task, null, answer(`${event({ operation: "delete" })}\n${create("Quayphone")}`, stands), {
      source: "b",
      now,
    });
    expect([again.documents.length, again.deletions]).toEqual([1, []]);
  });

  it("says from when to when the server has kept nothing for us", () => {
    const page = jetstream.read(
      task,
      { timeUs: String(timeUs), server: 0 },
      answer("", { seen: 1, firstPosition: String(timeUs + 3600e6), position: String(timeUs + 3600e6) }),
      { source: "b", now },
    );
    expect(page.diagnostics).toMatchObject([
      { code: "gap", reason: "the stream has nothing from 2024-09-08T00:00:00.000Z to 2024-09-08T01:00:00.000Z" },
    ]);
  });

  it("turns to the next server where one can't be reached, standing where it stood", () =>
    expect(jetstream.otherWay?.(task, { timeUs: "7", server: 1 }, { status: null, reason: "down" }, { source: "b", now })).toMatchObject({
      cursor: { timeUs: "7", server: 0 },
      isDone: true,
    }));
});

describe("timeOfEvent", () => {
  it("is the stream's own stamp", () =>
    expect(timeOfEvent('{"did":"d","time_us":1725753600000000,"kind":"commit"}')).toBe("1725753600000000"));
});
