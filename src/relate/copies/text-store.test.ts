import { describe, expect, it } from "vitest";
import { TextStore } from "./text-store.js";

function textOf(store: TextStore, distinct: number): string {
  const codes = new Uint16Array(store.longest);
  return String.fromCharCode(...codes.subarray(0, store.read(distinct, codes)));
}

describe("TextStore", () => {
  it("folds case and white space and keeps a text once", () => {
    const store = new TextStore();
    expect(store.add("  The NEW\n\tphone ")).toBe(0);
    expect(store.add("the new phone")).toBe(0);
    expect(store.add("another")).toBe(1);
    expect(store.rows).toBe(3);
    expect(store.distinct).toBe(2);
    expect(textOf(store, 0)).toBe("the new phone");
  });

  it("keeps characters beyond one byte", () => {
    const store = new TextStore();
    store.add("小米 5 — été 😀");
    expect(textOf(store, 0)).toBe("小米 5 — été 😀");
  });

  it("tells thousands of texts apart after growing, and an empty text from none", () => {
    const store = new TextStore();
    for (let i = 0; i < 5000; i++) expect(store.add(`text ${i}`)).toBe(i);
    for (let i = 0; i < 5000; i++) expect(store.add(`TEXT  ${i}`)).toBe(i);
    expect(store.length(store.add(" "))).toBe(0);
  });
});
