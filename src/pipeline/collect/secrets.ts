import { existsSync, readFileSync, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { parse as parseToml } from "smol-toml";
import { LandfallError } from "../../core/errors.js";

/** Gives the value of a variable; "" where it has none. Values are never told, logged or kept. */
export type Secrets = (variable: string) => string;

/** Others may read a file with these permission bits. */
const readableByOthers = 0o077;

/**
 * Keys and tokens: from the environment, else from the secrets file.
 * @throws LandfallError CONFIG_INVALID where the file is no list of `NAME = "value"`, or others on this machine may read it
 */
export function openSecrets(folder: string, file: string, environment: NodeJS.ProcessEnv = process.env): Secrets {
  const path = isAbsolute(file) ? file : join(folder, file);
  const kept = existsSync(path) ? readSecrets(path) : {};
  return (variable) => environment[variable] || kept[variable] || "";
}

function readSecrets(path: string): Record<string, string> {
  if (process.platform !== "win32" && (statSync(path).mode & readableByOthers) !== 0)
    throw new LandfallError("CONFIG_INVALID", `${path} holds keys and can be read by others`, { next: `run \`chmod 600 ${path}\`` });
  let table: Record<string, unknown>;
  try {
    table = parseToml(readFileSync(path, "utf8"));
  } catch {
    // The parser's message quotes the line, and the line is the secret.
    throw new LandfallError("CONFIG_INVALID", `${path} can't be read as TOML`, { next: 'write one `NAME = "value"` a line' });
  }
  const values = Object.entries(table);
  const wrong = values.find(([, value]) => typeof value !== "string");
  if (wrong)
    throw new LandfallError("CONFIG_INVALID", `${path}: ${wrong[0]} must be a text in quotes`, {
      next: 'write one `NAME = "value"` a line',
    });
  return Object.fromEntries(values) as Record<string, string>;
}
