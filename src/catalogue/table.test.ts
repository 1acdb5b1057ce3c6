import { expect, test } from "vitest";
import type { Diagnostic } from "../core/errors.js";
import { readTable, splitRow } from "./table.js";

function read(text: string) {
  const problems: Diagnostic[] = [];
  const rows: [number, string[]][] = [];
  readTable("brands", text, "brands.csv", problems, (line, cells) => rows.push([line, cells]));
  return { rows, problems: problems.map(({ line, reason }) => `${line}: ${reason}`) };
}

test("columns come in any order, optional ones may be missing, comments and empty lines are skipped", () => {
  expect(read('name,id\n# well known\n\n"Acme, Inc",acme\r\n')).toEqual({ rows: [[4, ["acme", "Acme, Inc", "", ""]]], problems: [] });
});

test("a byte order mark and short rows are fine", () => {
  expect(read("\uFEFFid,name,aliases,ambiguous\nacme,Acme\n").rows).toEqual([[2, ["acme", "Acme", "", ""]]]);
});

test("every bad row is told with its line and what to do, and the good ones are read", () => {
  const { rows, problems } = read('id,name,ambiguous\nAcme Corp,Acme,\nacme,,maybe\ngood,Good,yes\nx,"X\ny,Y,no,more\n');
  expect(rows).toEqual([[4, ["good", "Good", "", "yes"]]]);
  expect(problems).toEqual([
    "2: id is 'Acme Corp'; give lower-case letters and digits joined by hyphens, such as 'la-pavoni'",
    "3: name is empty; give text",
    "3: ambiguous is 'maybe'; give yes, no or nothing",
    '5: a quoted cell is not closed; end it with " on the same line, and double any " inside it',
    '6: 4 cells for 3 columns; put " around a cell that holds a comma',
  ]);
});

test("a header with a wrong, double or missing column says so and reads nothing", () => {
  expect(read("id,nam,id\nacme,Acme,x\n")).toEqual({
    rows: [],
    problems: [
      "1: column 'nam' is not known; did you mean 'name'?",
      "1: column 'id' stands twice; leave one",
      "1: column 'name' is missing; add it: The name as people write it.",
    ],
  });
  expect(read("# nothing\n").problems).toEqual(["1: the first line must name the columns: id,name,aliases,ambiguous"]);
});

test("quotes hold commas and doubled quotes", () => {
  expect(splitRow('a,"b, ""c""",d')).toEqual(["a", 'b, "c"', "d"]);
  expect(splitRow("a, b ,c")).toEqual(["a", "b", "c"]);
  expect(splitRow('a,"b')).toBeNull();
  expect(splitRow('a,"b"c')).toBeNull();
  expect(splitRow('"a",')).toEqual(["a", ""]);
});
