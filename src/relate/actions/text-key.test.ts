import { describe, expect, it } from "vitest";
import { handlesOf, hashtagsOf, isRepostText, textKey } from "./text-key.js";

describe("textKey", () => {
  it("is the same for copies that differ in case, marks, links, handles and the beginning of a repost", () => {
    const key = "the new phone is simply very good";
    expect(textKey("The new phone is: simply VERY good!! https://t.co/a1")).toBe(key);
    expect(textKey("RT @somebody: The new phone is simply very good @friend")).toBe(key);
  });
  it("is null for short texts, which strangers say alike", () => {
    expect(textKey("Happy new year to all!")).toBeNull();
  });
  it("leaves out the broken last word of a text that was cut off", () => {
    expect(textKey("one two three four five six sev…")).toBe("one two three four five six");
  });
  it("reads scripts other than Latin", () => {
    expect(textKey("Новый телефон очень хорош и стоит недорого")).toBe("новый телефон очень хорош и стоит недорого");
  });
  it("stays fast on a text made to hurt", () => {
    const started = process.cpuUsage();
    textKey(`${"@a ".repeat(1e5)}${"https://".repeat(1e5)}`);
    hashtagsOf("#".repeat(1e6));
    handlesOf("@".repeat(1e6));
    expect(process.cpuUsage(started).user).toBeLessThan(2000e3);
  });
});

describe("hashtagsOf and handlesOf", () => {
  it("list each once in lower case", () => {
    expect(hashtagsOf("#Beta #alpha and #BETA")).toEqual(["alpha", "beta"]);
    expect(handlesOf("@Bob hi @ann, mail me@home.org @bob")).toEqual(["bob", "ann"]);
  });
  it("leave out whom a text reposts", () => {
    expect(isRepostText("RT @bob: hello @ann")).toBe(true);
    expect(handlesOf("RT @bob: hello @ann")).toEqual(["ann"]);
  });
});
