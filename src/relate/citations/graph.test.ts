import { describe, expect, it } from "vitest";
import { citationGraph } from "./graph.js";

const row = (id: string, from: number, text: string, more: object = {}) => ({ id, text, time: { from, to: from + 1 }, ...more });

describe("citationGraph", () => {
  it("joins a citing document to the cited outlet's earliest document that was not certainly later", () => {
    const graph = citationGraph([
      row("a", 10, "The phone comes in October.", { publication: "DigiTimes" }),
      row("b", 20, "The phone comes in November.", { publication: "DigiTimes" }),
      row("c", 15, "According to DigiTimes, it comes in October.", { publication: "Morning Post" }),
    ]);
    expect(graph.edges.map(({ from, to, earlier }) => ({ from, to, earlier }))).toEqual([{ from: "c", to: "a", earlier: true }]);
    expect(graph.circles).toEqual([]);
  });

  it("follows a link by its address, whatever its scheme, query or last slash", () => {
    const graph = citationGraph([
      row("a", 10, "News.", { url: "https://www.blog.example/phone/" }),
      row("b", 20, "Look: http://blog.example/phone?ref=1", { author: "ana" }),
    ]);
    expect(graph.edges.map(({ from, to }) => `${from}>${to}`)).toEqual(["b>a"]);
  });

  it("keeps sources that were not seen apart, and a bare handle is none", () => {
    const graph = citationGraph([row("a", 10, "According to DigiTimes, soon. @ben what do you say?")]);
    expect(graph.edges).toEqual([]);
    expect([...graph.outside].map(([id, citations]) => `${id} ${citations.map((citation) => citation.source)}`)).toEqual(["a DigiTimes"]);
  });

  it("finds outlets that cite one another in a circle, and says that the source named was not seen earlier", () => {
    const graph = citationGraph([
      row("a", 10, "Evening Star reports that it is curved.", { publication: "Morning Post" }),
      row("b", 20, "Daily Echo reports that it is curved.", { publication: "Evening Star" }),
      row("c", 30, "Morning Post reports that it is curved.", { publication: "Daily Echo" }),
      row("d", 40, "Morning Post reports that it is curved.", { publication: "Weekly News" }),
    ]);
    expect(graph.circles).toEqual([["a", "b", "c"]]);
    expect(graph.edges.map(({ from, to, earlier }) => `${from}>${to} ${earlier}`)).toEqual([
      "a>b false",
      "b>c false",
      "c>a true",
      "d>a true",
    ]);
  });
});
