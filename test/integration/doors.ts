import type { Door } from "../../src/report/answers.js";

/** Every number of an answer that opens: its path in the answer, its count and its filter. */
export function doorsOf(value: unknown, path = ""): { path: string; door: Door }[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => doorsOf(item, `${path}[${i}]`));
  if (typeof value !== "object" || value === null) return [];
  const found: { path: string; door: Door }[] = [];
  const record = value as Record<string, unknown>;
  if (typeof record.count === "number" && typeof record.filter === "object") found.push({ path, door: record as unknown as Door });
  if (typeof record.n === "number" && typeof record.baseFilter === "object") {
    found.push({ path: `${path} (base)`, door: { count: record.n, filter: record.baseFilter as Door["filter"] } });
  }
  return [
    ...found,
    ...Object.entries(record).flatMap(([key, item]) => (key === "filter" || key === "baseFilter" ? [] : doorsOf(item, `${path}.${key}`))),
  ];
}
