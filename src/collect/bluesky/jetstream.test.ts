import { describe, expect, it } from "vitest";
import { jetstreamUrl, readJetstream } from "./jetstream.js";

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
const create = (text: string, createdAt = "2024-09-08T00:00:00.000Z"): string =>
  event({
    operation: "create",
    record: {
      text,
      createdAt,
      langs: ["en"],
      reply: { parent: { uri: "at://did:plc:bo/app.bsky.feed.post/k0" }, root: { uri: "at://did:plc:bo/app.bsky.feed.post/k0" } },
      facets: [{ features: [{ $type: "app.bsky.richtext.facet#link", uri: "https://q.example/full" }] }],
    },
  });

describe("readJetstream", () => {
  it("makes a document of a post that is wanted", () => {
    expect(readJetstream(create("My Quayphone broke"), "bluesky", now, wanted)).toMatchObject({
      kind: "document",
      timeUs,
      document: {
        url: "https://bsky.app/profile/did:plc:ada/post/k1",
        author: "did:plc:ada",
        text: "My Quayphone broke",
        links: ["https://q.example/full"],
        time: { grade: "platform", interval: { from: Date.UTC(2024, 8, 8) } },
      },
    });
  });

  it("passes over what names nothing that is wanted", () => {
    expect(readJetstream(create("Good morning"), "bluesky", now, wanted)).toEqual({ kind: "nothing", timeUs });
    expect(readJetstream(event({ operation: "create", collection: "app.bsky.feed.like", record: {} }), "bluesky", now, wanted)).toEqual({
      kind: "nothing",
      timeUs,
    });
  });

  it("tells of a deleted post by the id that the post had", () => {
    const made = readJetstream(create("My Quayphone"), "bluesky", now, wanted);
    const deleted = readJetstream(event({ operation: "delete" }), "bluesky", now, wanted);
    if (made.kind !== "document" || deleted.kind !== "deletion") throw new Error("neither document nor deletion");
    expect(deleted.id).toBe(made.document.id);
  });

  it("tells of a deleted account", () => {
    const gone = JSON.stringify({
      did: "did:plc:bo",
      time_us: timeUs,
      kind: "account",
      account: { active: false, did: "did:plc:bo", status: "deleted", seq: 1 },
    });
    expect(readJetstream(gone, "bluesky", now, wanted)).toEqual({ kind: "author_deletion", did: "did:plc:bo", timeUs });
  });

  it("does not believe a client's clock that runs ahead of the network's", () => {
    const reading = readJetstream(create("Quayphone", "2031-01-01T00:00:00Z"), "bluesky", now, wanted);
    expect(reading).toMatchObject({ document: { time: { interval: { from: timeUs / 1000 } } } });
  });

  it.each([
    '{"kind":"commit","time_us":1725753600000000,"commit":{"collection":"app.bsky.feed.post","operation":"create","record":{"text":"Quayphone"',
    event({ operation: "create", record: { words: "Quayphone" } }),
  ])("says what is broken in %s", (text) =>
    expect(readJetstream(text, "bluesky", now, wanted)).toMatchObject({ kind: "broken", diagnostic: { code: "bad_item" } }),
  );
});

describe("jetstreamUrl", () => {
  it("goes on a little before the cursor, since what comes twice has one id", () => {
    expect(jetstreamUrl("wss://jet.example", 10_000_000)).toBe(
      "wss://jet.example/subscribe?wantedCollections=app.bsky.feed.post&cursor=5000000",
    );
  });
});
