import { describe, expect, it } from "vitest";
import { buildCatalogue } from "../../catalogue/catalogue.js";
import { sourceDocument } from "../../collect/source-document.js";
import { authorHash, pseudonymOf, pseudonymousId, withPseudonyms } from "./privacy.js";

const key = Buffer.alloc(32, 1);
const catalogue = buildCatalogue({
  brands: [{ id: "boilwell", name: "Boilwell", aliases: ["boilwell_us"], ambiguous: false }],
  products: [],
  facts: [],
  prices: [],
});
const time = { interval: null, grade: "unknown", assumedZone: null } as const;
const post = (fields: object) => sourceDocument("Loop", "1", { time, ...fields });

describe("keyed hashes", () => {
  it("are the same for one account however it is written, and other under another key or source", () => {
    expect(authorHash(key, "Loop", "@Ada")).toBe(authorHash(key, "Loop", "ada"));
    expect(authorHash(key, "Loop", "ada")).not.toBe(authorHash(key, "Other", "ada"));
    expect(authorHash(key, "Loop", "ada")).not.toBe(authorHash(Buffer.alloc(32, 2), "Loop", "ada"));
  });
});

describe("withPseudonyms", () => {
  it("takes a person's name out of author, text, address and fields", () => {
    const made = withPseudonyms(
      post({
        author: "ada.example",
        text: "as @ada.example. said to @bo, mail a@b.example",
        url: "https://n.example/ada.example/1",
        extra: { did: "did:plc:xyz", handle: "ada.example", score: 3 },
      }),
      key,
      catalogue,
    );
    const ada = pseudonymOf(key, "ada.example");
    expect(made).toMatchObject({
      author: ada,
      text: `as @${ada}. said to @${pseudonymOf(key, "bo")}, mail a@b.example`,
      url: "",
      extra: { score: 3 },
    });
    expect(JSON.stringify(made)).not.toContain("ada.example");
  });

  it("hashes ids that name an account, the same way each time, and keeps the others", () => {
    const made = withPseudonyms(
      { ...post({ author: "did:plc:xyz", replyTo: "bluesky:did:plc:abc.k2" }), id: "bluesky:did:plc:xyz.k1" },
      key,
      catalogue,
    );
    expect(made.id).toMatch(/^bluesky:[0-9a-f]{32}$/);
    expect(made.id).toBe(pseudonymousId(key, "bluesky:did:plc:xyz.k1"));
    expect(made.replyTo).toMatch(/^bluesky:[0-9a-f]{32}$/);
    expect(pseudonymousId(key, "reddit:t3_a")).toBe("reddit:t3_a");
  });

  it("leaves brands and outlets named", () => {
    expect(withPseudonyms(post({ author: "Boilwell", text: "by @boilwell_us" }), key, catalogue)).toMatchObject({
      author: "Boilwell",
      text: "by @boilwell_us",
    });
    expect(withPseudonyms(post({ author: "The Kettle", publication: "The Kettle" }), key, catalogue).author).toBe("The Kettle");
  });
});
