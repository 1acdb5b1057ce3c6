import { describe, expect, it } from "vitest";
import { timed } from "../../../test/processor-time.js";
import { readCitations } from "./read.js";

const read = (text: string, more: object = {}) => readCitations({ id: "1", text, ...more }).map(({ kind, source }) => `${kind} ${source}`);

describe("readCitations", () => {
  it("reads 'via' and 'h/t' with a name or a handle", () => {
    expect(read("New render of the Mi Note 2 (via Phone Daily)")).toEqual(["via Phone Daily"]);
    expect(read("Leaked case, h/t @case_maker")).toEqual(["via case_maker"]);
  });

  it("reads 'according to', also through a report", () => {
    expect(read("According to DigiTimes, orders were cut.")).toEqual(["according_to DigiTimes"]);
    expect(read("orders were cut, according to a report by Morning Post.")).toEqual(["according_to Morning Post"]);
  });

  it("reads 'X reports' and takes no pronoun or weekday for a source", () => {
    expect(read("Morning Post reports that the date has moved.")).toEqual(["reports Morning Post"]);
    expect(read("It reports a loss. According to Monday plans, He said nothing.")).toEqual([]);
  });

  it("reads a source line, a repost and a handle", () => {
    expect(read("The price is known.\nSource: Evening Star")).toEqual(["source_line Evening Star"]);
    expect(read("RT @ana: look at this")).toEqual(["repost ana"]);
    expect(read("what do you say, @ana?")).toEqual(["mention ana"]);
  });

  it("reads addresses in the text and beside it once, without the document's own", () => {
    const more = { url: "https://www.own.example/a", links: ["http://blog.example/x?utm=1", "https://own.example/a#top"] };
    expect(read("see https://blog.example/x", more)).toEqual(["link https://blog.example/x"]);
  });

  it("does not take an outlet's own name for a source", () => {
    expect(read("Morning Post has learned more.", { publication: "Morning Post" })).toEqual([]);
  });

  it("gives the place of each in the text", () => {
    const text = "Orders were cut, according to DigiTimes.";
    const [citation] = readCitations({ id: "1", text });
    expect(text.slice(citation.start, citation.end)).toBe("DigiTimes");
  });

  it("stays fast on hostile text", () => {
    const { processorMs } = timed(() => {
      for (const unit of ["A ", "According to ", "@a", "Via ", "A&.'", "http://", "Source: "])
        readCitations({ id: "1", text: unit.repeat(20_000) });
    });
    expect(processorMs).toBeLessThan(20_000);
  });
});
