import { describe, expect, it } from "vitest";
import { contentWords } from "./words.js";

describe("contentWords", () => {
  it("gives lower-case stems without function words, accents and addresses", () => {
    expect(contentWords("The phones launched via https://a.example/x in the Café, Xiaomi's launches")).toEqual([
      "phon",
      "launch",
      "cafe",
      "xiaomi",
      "launch",
    ]);
  });

  it("keeps model names with digits and words of other scripts", () => {
    expect(contentWords("Mi 5 и Redmi 小米")).toEqual(["mi", "redmi", "小米"]);
  });
});
