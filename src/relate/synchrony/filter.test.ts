import { describe, expect, it } from "vitest";
import { synchronyFilter } from "./filter.js";

const shares = "object_id,account_id,content_id,timestamp_share\no,b,1,0\no,a,2,5\np,a,3,100\np,b,4,101\np,a,5,102\nbroken\n";

async function run(options: Parameters<typeof synchronyFilter>[1]) {
  const { csv, ...rest } = await synchronyFilter([Buffer.from(shares)], options);
  return { ...rest, csv: Buffer.concat([...csv]).toString() };
}

describe("synchronyFilter", () => {
  it("writes CooRTweet's columns and weights in conformance", async () => {
    const { csv, edges, read } = await run({ conformance: true });
    expect(csv).toBe("account_id,account_id_y,weight\na,b,3\n");
    expect(edges).toBe(1);
    expect(read).toMatchObject({ rows: 6, broken: 1 });
  });
  it("counts objects and adds the odds without it", async () => {
    const { csv, window } = await run({ windowSeconds: 60 });
    expect(csv).toMatch(/^account_id,account_id_y,weight,expected,p,q\na,b,2,[\d.e-]+,[\d.e-]+,[\d.e-]+\n$/);
    expect(window).toMatchObject({ windowSeconds: 60, from: "setting" });
  });
  it("lets the data choose the window, or says why it cannot", async () => {
    expect((await run({})).window).toMatchObject({ windowSeconds: 60, from: "default" });
  });
});
