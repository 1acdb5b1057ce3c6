import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where the app of a running `landfall start` answers: other commands ask it, for it holds the store. */
const noteName = "landfall.server.json";

/** Notes the address, with its token where it has one, for this user only. */
export function noteServer(dataFolder: string, url: string): Disposable {
  const file = join(dataFolder, noteName);
  writeFileSync(file, JSON.stringify({ url, pid: process.pid }), { mode: 0o600 });
  return { [Symbol.dispose]: () => rmSync(file, { force: true }) };
}

/** Asks the running app; null where there is none, or it gives no answer. */
export async function askServer<T>(dataFolder: string, path: string): Promise<T | null> {
  const file = join(dataFolder, noteName);
  if (!existsSync(file)) return null;
  try {
    const { url } = JSON.parse(readFileSync(file, "utf8")) as { url: string };
    const address = new URL(url);
    const token = address.searchParams.get("token");
    const response = await fetch(new URL(path, address.origin), { headers: token === null ? {} : { authorization: `Bearer ${token}` } });
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    // It has ended without taking its note along.
    return null;
  }
}
