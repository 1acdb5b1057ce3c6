import { describe, expect, it } from "vitest";
import { html, openable, raw } from "./markup.js";

describe("html", () => {
  it("keeps values text", () => {
    expect(html`<p>${"<img src=x onerror=alert(1)>&\"'"}</p>`.text).toBe("<p>&#60;img src=x onerror=alert(1)&#62;&#38;&#34;&#39;</p>");
  });

  it("keeps markup markup, in lists too, and leaves out what is not there", () => {
    expect(html`<ul>${[html`<li>${1}</li>`, raw("<li>2</li>")]}${null}${false}${undefined}</ul>`.text).toBe(
      "<ul><li>1</li><li>2</li></ul>",
    );
  });

  it("keeps a filter inside its attribute", () => {
    expect(openable(3, { q: `"><script>` }).text).not.toContain("<script>");
  });
});
