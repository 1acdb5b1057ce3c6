import { describe, expect, it } from "vitest";
import { timed } from "../../../test/processor-time.js";
import { foreignHorizon } from "./horizon-cues.js";

describe("foreignHorizon", () => {
  it("tells a rumour, an announcement and use apart in Spanish", () => {
    expect(foreignHorizon("El Mi Note 2 podría llegar en septiembre", "es")).toMatchObject({ horizon: "rumoured", start: 13, end: 19 });
    expect(foreignHorizon("Xiaomi presentó el Mi Mix en Pekín", "es")?.horizon).toBe("announced");
    expect(foreignHorizon("Acabo de comprar el Mi 5 y no carga", "es")?.horizon).toBe("released");
  });
  it("tells them apart in Chinese", () => {
    expect(foreignHorizon("小米Note 2真机曝光", "zh")?.horizon).toBe("rumoured");
    expect(foreignHorizon("小米Note 2将于9月14日发布", "zh")?.horizon).toBe("announced");
    expect(foreignHorizon("小米5用了两个月，电池很好", "zh")?.horizon).toBe("released");
  });
  it("says nothing for other languages and texts without cues", () => {
    expect(foreignHorizon("Das Handy ist schnell", "de")).toBeNull();
    expect(foreignHorizon("Hola a todos", "es")).toBeNull();
  });
  it("takes a hostile text in a bounded time", () => {
    const text = "s filtr llevo ".repeat(60_000);
    expect(timed(() => foreignHorizon(text, "es")).processorMs).toBeLessThan(2000);
  });
});
