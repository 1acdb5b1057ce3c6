import { describe, expect, it } from "vitest";
import { addSource, pauseSource, removeSource } from "./edit-sources.js";

const text = `# ours
brand = "Xiaomi" # the brand
market = "US"

# first
[[sources]]
kind = "feeds"
name = "One" # a remark
feeds = ["https://one.example/rss"]

# second
[[sources]]
kind = "file"
path = "a.csv"
name = "Two"
[sources.map]
text = "body"

[[sources]]
name = "Three"
kind = "hackernews"

[windows]
story_hours = 10
`;

describe("addSource", () => {
  it("writes a block at the end and leaves the rest as it was", () => {
    const made = addSource(text, { kind: "feeds", name: 'New "one"', feeds: ["https://n.example/feed"] });
    expect(made.startsWith(text.trimEnd())).toBe(true);
    expect(made).toContain('[[sources]]\nkind = "feeds"\nname = "New \\"one\\""\nfeeds = [ "https://n.example/feed" ]\n');
  });

  it("refuses a second source of the same name", () => {
    expect(() => addSource(text, { kind: "hackernews", name: "One" })).toThrow("must be a name that no other source has");
  });

  it("refuses what is no source", () => {
    expect(() => addSource(text, { kind: "feeds", name: "F", feeds: ["ftp://x"] })).toThrow("must be an address that begins with http");
  });
});

describe("pauseSource", () => {
  it("pauses a source and lets it go on again", () => {
    const paused = pauseSource(text, "Three", true);
    expect(paused).toContain('[[sources]]\npaused = true\nname = "Three"');
    expect(pauseSource(paused, "Three", false)).toBe(text);
  });

  it("says that there is no source of a name", () => {
    expect(() => pauseSource(text, "Four", true)).toThrow("there is no [[sources]] block named 'Four'");
  });
});

describe("removeSource", () => {
  it("takes a source out with its tables, and leaves the next one's comment", () => {
    expect(removeSource(text, "One")).toContain("# first\n\n# second\n[[sources]]");
    const made = removeSource(text, "Two");
    expect(made).not.toContain("body");
    expect(made).toContain('name = "Three"');
  });
});
