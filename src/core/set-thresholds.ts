import { isDeepStrictEqual } from "node:util";
import { parse as parseToml } from "smol-toml";
import { LandfallError } from "./errors.js";
import type { Axis } from "./reading.js";

const table = /^\s*\[\s*reading\s*\]\s*(#.*)?$/;
const subtable = /^\s*\[\s*reading\s*\.\s*thresholds\s*\]\s*(#.*)?$/;
const anyTable = /^\s*\[/;
const key = /^\s*thresholds\s*=/;

/**
 * The text of a workspace file with other thresholds in `[reading]`; everything else, comments too, stays as it was written.
 * @throws LandfallError CONFIG_INVALID where the file writes them in a way that cannot be changed without touching something else
 */
export function setThresholds(text: string, thresholds: Partial<Record<Axis, number>>): string {
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const values = Object.entries(thresholds).filter(([, value]) => value > 0);
  const line =
    values.length === 0 ? null : `thresholds = { ${values.map(([axis, value]) => `${axis} = ${numberText(value)}`).join(", ")} }`;
  const lines = withoutSubtable(text.split(/\r?\n/));
  const at = lines.findIndex((one) => table.test(one));
  let next: string[];
  if (at < 0) next = line === null ? lines : [...trimmedEnd(lines), "", "[reading]", line, ""];
  else {
    const length = lines.slice(at + 1).findIndex((one) => anyTable.test(one));
    const end = length < 0 ? lines.length : at + 1 + length;
    const inside = lines.slice(at + 1, end).findIndex((one) => key.test(one));
    next = [...lines];
    if (inside >= 0) next.splice(at + 1 + inside, 1, ...(line === null ? [] : [line]));
    else if (line !== null) next.splice(at + 1, 0, line);
  }
  const changed = next.join(lineEnd);
  if (!isOnlyThresholds(text, changed, Object.fromEntries(values))) {
    throw new LandfallError("CONFIG_INVALID", "landfall.toml writes its thresholds in a way that is not changed from here", {
      next: `edit it by hand: [reading] ${line ?? "without thresholds"}`,
    });
  }
  return changed;
}

/** `[reading.thresholds]` and its keys go: the line in `[reading]` takes their place. */
function withoutSubtable(lines: string[]): string[] {
  const at = lines.findIndex((one) => subtable.test(one));
  if (at < 0) return lines;
  const length = lines.slice(at + 1).findIndex((one) => anyTable.test(one));
  const end = length < 0 ? lines.length : at + 1 + length;
  return [...lines.slice(0, at), ...lines.slice(end)];
}

function trimmedEnd(lines: string[]): string[] {
  let end = lines.length;
  while (end > 0 && lines[end - 1].trim() === "") end--;
  return lines.slice(0, end);
}

/** The proof that nothing else has changed: both texts say the same but for the thresholds. */
function isOnlyThresholds(before: string, after: string, thresholds: Record<string, number>): boolean {
  try {
    const [was, is] = [parseToml(before), parseToml(after)].map((file) => ({
      ...file,
      reading: { ...((file.reading as object) ?? {}) },
    })) as [{ reading: { thresholds?: unknown } }, { reading: { thresholds?: unknown } }];
    if (!sameJson(is.reading.thresholds ?? {}, thresholds)) return false;
    delete was.reading.thresholds;
    delete is.reading.thresholds;
    return sameJson(was, is);
  } catch {
    return false;
  }
}

/** Whatever the order of keys. */
function sameJson(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}

/** TOML wants a digit on both sides of the point. */
function numberText(value: number): string {
  return String(Number(value.toFixed(4)));
}
