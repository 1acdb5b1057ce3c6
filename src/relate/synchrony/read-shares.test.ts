import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readShares } from "./read-shares.js";

const header = "object_id,account_id,content_id,timestamp_share\n";
const read = (text: string, options = {}) => readShares([Buffer.from(text)], { keepContent: true, ...options });

async function rowsOf(text: string) {
  const { columns } = await read(text);
  return Array.from({ length: columns.length }, (_, i) => [
    columns.objects.at(columns.object[i]),
    columns.accounts.at(columns.account[i]),
    columns.contentAt!(i),
    columns.time[i],
  ]);
}

describe("readShares", () => {
  it("reads columns in any order, with others between them", async () => {
    expect(await rowsOf("x,timestamp_share,account_id,content_id,object_id\n0,10,a,c,o\n")).toEqual([["o", "a", "c", 10]]);
  });
  it("reads quotes, doubled quotes, commas and line feeds in quotes, a byte order mark and carriage returns", async () => {
    expect(await rowsOf(`\ufeff${header.trim()}\r\n"o,""1""","a\nb",c,10\r\no2,"a2",c2,11`)).toEqual([
      ['o,"1"', "a\nb", "c", 10],
      ["o2", "a2", "c2", 11],
    ]);
  });
  it("leaves out rows without an object and rows whose content is the object, and counts them", async () => {
    const { columns, ...counts } = await read(`${header},a,c,1\nNA,a,c,1\nsame,a,same,1\no,a,c,1\n\n`);
    expect(counts).toMatchObject({ rows: 4, withoutObject: 2, selfShares: 1, broken: 0, diagnostics: [] });
    expect(columns.length).toBe(1);
  });
  it("turns broken rows into diagnostics with their line, and keeps the good ones", async () => {
    const { columns, broken, diagnostics } = await read(`${header}o,a,c,soon\no,a,c\no,,c,1\no,a,,1\n"o\nx",a,c,2\no,a,c,"3\n`);
    expect(columns.length).toBe(1);
    expect(broken).toBe(5);
    expect(diagnostics.map(({ line, code }) => [line, code])).toEqual([
      [2, "bad_date"],
      [3, "bad_row"],
      [4, "no_account"],
      [5, "no_content"],
      [8, "bad_quote"],
    ]);
    expect(diagnostics[0]).toMatchObject({ file: "-", raw: "o,a,c,soon" });
  });
  it("goes on after a quote that is never closed", async () => {
    const { columns, broken } = await read(`${header}"o,a,c,1\no,a,c,2\no,a,c,3\n`);
    expect([columns.length, broken]).toEqual([2, 1]);
  });
  it("keeps only so many diagnostics, and counts the others", async () => {
    const { broken, diagnostics } = await read(header + "x\n".repeat(50), { maxDiagnostics: 3 });
    expect([broken, diagnostics.length]).toEqual([50, 3]);
  });
  it("says which columns are missing", async () => {
    await expect(read("object_id,account_id\n")).rejects.toThrow(/lacks content_id, timestamp_share; name the columns/);
    await expect(read("")).rejects.toThrow(/no header/);
  });
  it("reads the same whatever the size of the pieces", async () => {
    const field = fc.string({ unit: fc.constantFrom("a", "ä", '"', ",", "\n", " ", "\r\n") });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field, field, fc.nat())), fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        const text = header + rows.map(([o, a, c, t]) => `${quoted(o)},${quoted(a)},${quoted(c)},${t}\n`).join("");
        const bytes = Buffer.from(text);
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
        const whole = await readShares([bytes]);
        const parts = await readShares(pieces);
        expect(parts.rows).toBe(rows.length);
        expect(parts.columns.length).toBe(rows.filter(([o, a, c]) => o !== "" && a !== "" && c !== "" && o !== c).length);
        expect([...parts.columns.time]).toEqual([...whole.columns.time]);
        expect([...parts.columns.object]).toEqual([...whole.columns.object]);
      }),
      { numRuns: 50 },
    );
  });
});
