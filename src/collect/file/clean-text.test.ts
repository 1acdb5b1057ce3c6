import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timed } from "../../../test/processor-time.js";
import { decodeEntities, htmlToText, judgeTexts, repairEscapes, tidy } from "./clean-text.js";
import { extractLinks } from "./extract-links.js";

describe("judgeTexts", () => {
  it("takes a file as escaped where ampersands come as entities only, addresses apart", () => {
    expect(judgeTexts(["fast &amp; cheap", "a &lt;3", "see https://a.example/?x=1&y=2"])).toEqual({ escaped: true, html: false });
  });

  it("leaves a file alone where people write bare ampersands", () => {
    expect(judgeTexts(["fast & cheap", "black & white", "how to write &amp; in HTML"])).toEqual({ escaped: false, html: false });
    expect(judgeTexts(["no ampersand at all"])).toEqual({ escaped: false, html: false });
  });

  it("takes a file as HTML where most texts have tags", () => {
    expect(judgeTexts(["<p>one</p>", "<p>two <a href='#'>x</a></p>", "three"])).toMatchObject({ html: true });
    expect(judgeTexts(["a <3 b", "if a<b and c>d"])).toMatchObject({ html: false });
  });
});

describe("decodeEntities", () => {
  it("decodes once and leaves what is no entity", () => {
    expect(decodeEntities("a &amp;lt; b &lt;3 &#8217; &#x1F600; &nosuch; &#0; &#xD800; & c")).toBe(
      "a &lt; b <3 ’ 😀 &nosuch; &#0; &#xD800; & c",
    );
  });
});

describe("htmlToText", () => {
  it("makes line ends of paragraphs and breaks and drops other tags", () => {
    expect(htmlToText('<p>one<br/>two &amp; <a href="https://a.example">three</a></p><p>four</p>')).toBe("one\ntwo & three\nfour");
  });

  it("takes no time over tags that never close", () => {
    const tags = "<a ".repeat(100_000);
    const { processorMs } = timed(() => [htmlToText(tags), judgeTexts([tags])]);
    // Each tag is looked at for 2,000 characters at most; a quadratic scan of 300,000 would take minutes.
    expect(processorMs).toBeLessThan(10_000);
  });
});

describe("repairEscapes", () => {
  it("decodes code points that R printed", () => {
    expect(repairEscapes("so good <U+0001F600> <U+2764>")).toBe("so good 😀 ❤");
  });

  it("decodes halves of surrogate pairs that R printed as bytes", () => {
    expect(repairEscapes("love it <ed>\u00a0\u00bd<ed>\u00b8\u0082!")).toBe("love it 😂!");
    expect(repairEscapes("<ed><a0><bd><ed><b8><82>")).toBe("😂");
    expect(repairEscapes("caf<c3><a9>")).toBe("café");
  });

  it("leaves ordinary text alone", () => {
    for (const text of ["a <b> c", "<ed> is a name", "x < y > z", "<U+ZZZZ>", "<U+FFFFFFFF>"]) expect(repairEscapes(text)).toBe(text);
  });
});

describe("tidy", () => {
  it("drops NUL, joins line ends, replaces half characters, trims", () => {
    expect(tidy(" a\0b\r\nc\rd \ud83d e ")).toBe("ab\nc\nd \ufffd e");
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", " ", "\r", "\n", "\0", "\ud83d", "\ude00", "😀", "é") }), (text) => {
        expect(tidy(tidy(text))).toBe(tidy(text));
      }),
    );
  });
});

describe("extractLinks", () => {
  it("finds each link once, without the marks that follow it", () => {
    expect(extractLinks("see https://a.example/x?y=1&z=2, (http://b.example/p). https://a.example/x?y=1&z=2! “https://c.example”")).toEqual(
      ["https://a.example/x?y=1&z=2", "http://b.example/p", "https://c.example"],
    );
  });

  it("keeps a bracket that belongs to the address", () => {
    expect(extractLinks("https://w.example/Phone_(model) and (https://w.example/a)")).toEqual([
      "https://w.example/Phone_(model)",
      "https://w.example/a",
    ]);
  });

  it("takes no link that the text cuts off, and none without a host", () => {
    expect(extractLinks("https://t.example/Ab… https:// http://x ftp://a.example https://localhost")).toEqual([]);
  });
});
