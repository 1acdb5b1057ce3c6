import { createHash } from "node:crypto";
import { lstat, open, readdir, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";

/** A file of a watched folder. */
export interface ScannedFile {
  path: string;
  /** Relative to the folder; the file's name where a file is watched by itself. */
  name: string;
  size: number;
  /** Unix milliseconds. */
  mtimeMs: number;
}

/** Files looked at in one folder, and folders down which they are looked for. */
const mostFiles = 5_000;
const deepestLevel = 4;

/** Names of files that somebody is still writing, or that no person put there. */
const unfinished = /^[.~]|~$|\.(?:part|partial|tmp|temp|crdownload|download|swp|lock)$/i;

/** The files under a folder, or the file itself, by name. Links are not followed: they may lead out of the folder. @throws where the path is not there */
export async function scanFiles(path: string, accepts: (name: string) => boolean): Promise<ScannedFile[]> {
  const info = await stat(path);
  if (info.isFile()) return [{ path, name: basename(path), size: Number(info.size), mtimeMs: Math.floor(info.mtimeMs) }];
  const files: ScannedFile[] = [];
  const waiting: { folder: string; level: number }[] = [{ folder: path, level: 0 }];
  for (let next = waiting.shift(); next && files.length < mostFiles; next = waiting.shift()) {
    const { folder, level } = next;
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (unfinished.test(entry.name) || files.length >= mostFiles) continue;
      const full = join(folder, entry.name);
      if (entry.isDirectory() && level < deepestLevel) waiting.push({ folder: full, level: level + 1 });
      if (!entry.isFile() || !accepts(entry.name)) continue;
      // A file that went in the meantime is none.
      const found = await lstat(full).catch(() => null);
      if (found) files.push({ path: full, name: relative(path, full), size: Number(found.size), mtimeMs: Math.floor(found.mtimeMs) });
    }
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Bytes at the beginning and at the end of what was read that tell whether a file was written on or written anew. */
const probeBytes = 4096;

/** A short hash of the first and the last bytes of a file's first `size` bytes. */
export async function fingerprint(path: string, size: number): Promise<string> {
  const file = await open(path, "r");
  try {
    const hash = createHash("sha1");
    for (const at of [0, Math.max(0, size - probeBytes)]) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(probeBytes, size)), 0, Math.min(probeBytes, size), at);
      hash.update(buffer.subarray(0, bytesRead));
    }
    return hash.digest("base64url").slice(0, 12);
  } finally {
    await file.close();
  }
}
