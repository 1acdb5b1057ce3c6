import { expect, test } from "vitest";
import { classOf, copyGroups, type LabelledDocument } from "./labelled.js";

const document = (text: string, labels: Record<string, unknown> = {}): LabelledDocument => ({
  id: "1",
  source: "test",
  text,
  labels: { labeller: 1, ...labels },
});

test("documents that differ in links, handles and figures are one group", () => {
  const groups = copyGroups([
    document("RT @someone: the new thing costs 300 today https://example.com/a"),
    document("the new thing costs 299 today https://example.com/b"),
    document("something else entirely is written here"),
  ]);
  expect(groups[0]).toBe(groups[1]);
  expect(groups[2]).not.toBe(groups[0]);
});

test("a label that an axis does not have is no class", () => {
  expect(classOf(document("", { level: "brand", horizon: null }), "level")).toBe(1);
  expect(classOf(document("", { level: "brand", horizon: null }), "horizon")).toBe(-1);
});

test("disclosure is judged only where a tie was found", () => {
  expect(classOf(document("", { tie: "seller", disclosed: true }), "disclosed")).toBe(1);
  expect(classOf(document("", { tie: "none_found", disclosed: true }), "disclosed")).toBe(-1);
});
