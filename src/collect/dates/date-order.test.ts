import { describe, expect, it } from "vitest";
import { decideDateOrder } from "./date-order.js";

describe("decideDateOrder", () => {
  it("decides for the whole column by one day above 12", () => {
    expect(decideDateOrder(["1/2/2016", "6/24/2016 3:48", "3/4/2016"])).toMatchObject({ order: "mdy", basis: "decided" });
    expect(decideDateOrder(["1/2/2016", "24/6/2016"])).toMatchObject({ order: "dmy", basis: "decided" });
  });

  it("assumes month first where nothing tells, and says so", () => {
    expect(decideDateOrder(["1/2/2016", "3/4/2016"])).toEqual({
      order: "mdy",
      basis: "assumed",
      reason: "no number is above 12 in the sampled dates; month first is assumed: say --date-order",
    });
  });

  it("assumes day first for dots, which are written only so", () => {
    expect(decideDateOrder(["01.02.2016"])).toMatchObject({ order: "dmy", basis: "assumed" });
  });

  it("does not call a mixed column decided", () => {
    expect(decideDateOrder(["24/6/2016", "6/24/2016", "25/6/2016"])).toMatchObject({ order: "dmy", basis: "assumed" });
  });

  it("has nothing to decide where years stand first or months are written", () => {
    expect(decideDateOrder(["2016-01-02", "31-Jul-18", "", null, 1451606400])).toMatchObject({ basis: "irrelevant" });
  });
});
