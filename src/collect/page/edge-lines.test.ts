import { describe, expect, it } from "vitest";
import { blocksOf } from "./blocks.js";
import { withoutEdgeLabels } from "./edge-lines.js";
import { parseHtml } from "./html-tree.js";

const prose = "The phone went on sale on Tuesday in forty shops, and its battery lasts two days.";
const kept = (html: string): string[] => withoutEdgeLabels(blocksOf(parseHtml(html), () => false)).map(({ text }) => text);

describe("the edges of an article", () => {
  it("lose who and when, section names and buttons", () =>
    expect(
      kept(
        `<div>Phones</div><div>By Ada Quay</div><p>7 September 2016, 10:30</p><p>${prose}</p><div>By Bo Pier</div><p>${prose} Again.</p><div>Quick print</div><div>pp</div>`,
      ),
    ).toEqual([prose, `${prose} Again.`]));

  it("keep headings, items, cells and sentences", () => {
    const html = `<h2>In short</h2><p>Dear reader,</p><p>${prose}</p><ul><li>1 January 2018 in Kiel</li></ul><p>Good luck!</p>`;
    expect(kept(html)).toEqual(["In short", "Dear reader,", prose, "1 January 2018 in Kiel", "Good luck!"]);
  });

  it("keep a list of names that is too long for labels", () => {
    const names = ["Ada", "Bo", "Cy", "Dee", "Ed", "Fay", "Gus"];
    expect(kept(`<p>${prose}</p>${names.map((name) => `<p>${name} Quay</p>`).join("")}`)).toHaveLength(8);
  });

  it("are all there is where no line is prose", () => expect(kept("<p>Kiel</p><p>Bonn</p>")).toEqual(["Kiel", "Bonn"]));
});
