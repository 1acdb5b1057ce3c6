import { expect, test } from "vitest";
import { accountKinds, makerNames } from "./accounts.js";
import { domainKind, hostOf } from "./domains.js";

const isMaker = makerNames(["Samsung", "LG"]);

test("an account's name tells news from shops and makers", () => {
  expect(accountKinds("DailyGadgetNews", isMaker)).toContain("news");
  expect(accountKinds("CheapPhoneShop", isMaker)).toContain("shop");
  expect(accountKinds("Samsung_IN", isMaker)).toContain("maker");
  expect(accountKinds("jane_doe", isMaker)).toEqual([]);
});

test("a maker's name of fewer than four letters proves nothing", () => {
  expect(isMaker("lgbtq_voices")).toBe(false);
});

test("hosts are read without www and told apart by kind", () => {
  expect(hostOf("https://www.Example.com:8080/path?q=1")).toBe("example.com");
  expect(hostOf("not a url")).toBe("");
  expect(domainKind("reuters.com")).toBe("news");
  expect(domainKind("someone.blogspot.com")).toBe("personal");
  expect(domainKind("store.example.com")).toBe("maker");
});
