import { describe, expect, it } from "vitest";
import { type ActionRow, actionsOf } from "./of-document.js";

function row(fields: Partial<ActionRow>): ActionRow {
  return { id: "d1", author: "ann", time: 100, text: "", ...fields };
}
const kindsOf = (fields: Partial<ActionRow>) => actionsOf(row(fields)).map(({ kind, object }) => [kind, object]);

describe("actionsOf", () => {
  it("carries account, document and time into each action", () => {
    expect(actionsOf(row({ replyTo: "d0" }))).toEqual([{ account: "ann", object: "d0", kind: "reply", time: 100, document: "d1" }]);
  });
  it("names the canonical link and its domain once", () => {
    expect(kindsOf({ links: ["https://www.example.org/a?utm_source=x", "https://example.org/a", "no link"] })).toEqual([
      ["link", "https://example.org/a"],
      ["domain", "example.org"],
    ]);
  });
  it("names the same text for two accounts that write the same words", () => {
    const text = "a call to all of you out there";
    expect(kindsOf({ text })).toEqual(kindsOf({ text: text.toUpperCase(), author: "bob" }));
    expect(kindsOf({ text })[0][0]).toBe("text");
  });
  it("takes a given cluster of near copies before the words", () => {
    expect(kindsOf({ text: "whatever", copyOf: "c9" })).toEqual([["text", "c9"]]);
  });
  it("reads a repost as one act, not as copied text, hashtags and handles", () => {
    expect(kindsOf({ text: "RT @bob: a call to all of you #now @cat" }).map(([kind]) => kind)).toEqual(["repost"]);
    expect(kindsOf({ text: "a call to all of you #now", repostOf: "d0" })).toEqual([["repost", "d0"]]);
  });
  it("joins hashtags to one set and keeps handles apart", () => {
    expect(kindsOf({ text: "#b #a @zoe @yan" })).toEqual([
      ["hashtags", "a b"],
      ["handle", "zoe"],
      ["handle", "yan"],
    ]);
  });
  it("does nothing without an author or a time", () => {
    expect(actionsOf(row({ author: "", replyTo: "d0" }))).toEqual([]);
    expect(actionsOf(row({ time: Number.NaN, replyTo: "d0" }))).toEqual([]);
  });
});
