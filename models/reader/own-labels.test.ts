import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { decodeLabels, readOwnLabelled } from "./own-labels.js";

const corpora = fileURLToPath(new URL("../../../shared/data/corpora", import.meta.url));

describe("our own labels", () => {
  it("takes a code apart into the labels of the seven axes", () => {
    expect(decodeLabels("posn-p+", "Apple iPhone 6")).toEqual({
      labeller: 0,
      target: "Apple iPhone 6",
      level: "product",
      horizon: "released",
      experience: "specific",
      tie: "none_found",
      disclosed: null,
      speaker: "person",
      stance: "positive",
    });
    expect(decodeLabels("n-nsyp0", "-")).toMatchObject({ level: "none", horizon: null, tie: "seller", disclosed: true, target: null });
  });

  it("refuses a character that means nothing on its axis", () => {
    expect(() => decodeLabels("pxsn-p+", "a")).toThrow('"x" means nothing on horizon');
    expect(() => decodeLabels("pos", "a")).toThrow("7 characters");
  });

  it.skipIf(!existsSync(corpora))(
    "finds the text and the names of every label that stands by reference, and keeps the codebook's rules",
    () => {
      const found = readOwnLabelled();
      expect(found.length).toBeGreaterThan(10_000);
      expect(found.filter(({ labels }) => labels.mentions).length).toBeGreaterThan(30_000);
      for (const { labels, text } of found) {
        expect(text.length).toBeGreaterThan(0);
        for (const name of (labels.mentions ?? []) as string[]) expect(name.length > 0 && text.includes(name)).toBe(true);
        expect(labels.horizon === null).toBe(labels.level !== "product");
        if (labels.tie !== "seller" && labels.tie !== "compensated") expect(labels.disclosed).toBeNull();
      }
    },
  );
});
