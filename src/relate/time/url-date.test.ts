import { describe, expect, it } from "vitest";
import { urlDate } from "./url-date.js";

const day = (url: string) => {
  const time = urlDate(url);
  return time && `${new Date(time.from).toISOString()} ${(time.to - time.from) / 3_600_000}`;
};

describe("urlDate", () => {
  it("reads the day in common shapes of addresses, a day long", () => {
    for (const path of [
      "2016/09/07/phone",
      "2016/9/7/phone",
      "news/2016-09-07-phone",
      "2016/sep/07/phone",
      "a/phone-20160907-x",
      "07-Sep-2016/phone",
    ]) {
      expect(day(`https://news.example/${path}`)).toBe("2016-09-07T00:00:00.000Z 24");
    }
  });

  it("takes neither a month alone, nor a day that does not exist, nor another number for a date", () => {
    for (const path of ["2016/09/phone", "2016/02/31/phone", "phone-2016091", "item/201609071234", "2016/13/07/"]) {
      expect(day(`https://news.example/${path}`)).toBeNull();
    }
  });
});
