import { describe, expect, it } from "vitest";
import { webAddress } from "./web-address.js";

describe("webAddress", () => {
  it("lets web addresses through", () => {
    expect(webAddress("https://example.org/a?b=1")).toBe("https://example.org/a?b=1");
  });

  it.each(["javascript:alert(1)", "JaVaScRiPt:alert(1)", " data:text/html,x", "file:///etc/passwd", "//example.org", "not an address", ""])(
    "never makes a link of %j",
    (url) => {
      expect(webAddress(url)).toBeNull();
    },
  );
});
