import { Option } from "commander";
import { LandfallError } from "../core/errors.js";

/** Flags that several commands share, defined once. */
export const flags = {
  workspace: () => new Option("--workspace <folder>", "the folder with landfall.toml; this folder where absent").env("LANDFALL_WORKSPACE"),
  json: () => new Option("--json", "print the result as JSON"),
};

/** What every command gets. */
export interface CommonOptions {
  workspace?: string;
  json?: boolean;
}

/**
 * A number given as text.
 * @throws LandfallError USAGE
 */
export function numberFlag(
  name: string,
  value: string,
  { least, most, whole = false }: { least: number; most: number; whole?: boolean },
): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number) || number < least || number > most || (whole && !Number.isInteger(number))) {
    throw new LandfallError("USAGE", `--${name} must be a ${whole ? "whole " : ""}number from ${least} to ${most}, got '${value}'`, {
      next: "run with --help to see what it takes",
    });
  }
  return number;
}

/** Names separated by commas. */
export function listFlag(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
