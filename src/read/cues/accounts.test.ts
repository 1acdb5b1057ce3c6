import { expect, test } from "vitest";
import { accountKinds, makerNames } from "./accounts.js";
import { domainKind, hostOf } from "./domains.js";

const makers = makerNames(["Samsung", "LG"]);

test("an account's name tells news from shops and makers", () => {
  expect(accountKinds("DailyGadgetNews", makers)).toContain("news");
  expect(accountKinds("CheapPhoneShop", makers)).toContain("shop");
  expect(accountKinds("Samsung_IN", makers)).toContain("maker");
  expect(accountKinds("jane_doe", makers)).toEqual([]);
});

test("a word counts only where it may stand", () => {
  const none = makerNames([]);
  expect(accountKinds("GadgetBot", none)).toEqual(["news", "feed"]);
  expect(accountKinds("bottle_owner", none)).toEqual(["feed"]);
  expect(accountKinds("robots4us", none)).toEqual([]);
  expect(accountKinds("pyrotechnics", none)).toEqual([]);
  expect(accountKinds("s7_fans", none)).toEqual(["fan"]);
  expect(accountKinds("fantasy_reader", none)).toEqual([]);
});

test("a maker's name of fewer than four letters proves nothing", () => {
  expect(makers.begin("lgbtq_voices")).toBe(false);
});

test("hosts are read without www and told apart by kind", () => {
  expect(hostOf("https://www.Example.com:8080/path?q=1")).toBe("example.com");
  expect(hostOf("not a url")).toBe("");
  expect(domainKind("reuters.com", makers)).toBe("news");
  expect(domainKind("someone.blogspot.com", makers)).toBe("personal");
  expect(domainKind("news.samsung.com", makers)).toBe("maker");
});
