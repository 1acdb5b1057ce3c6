/**
 * The 1-based line on which a key of a TOML text stands, or on which its closest parent does (1 for a key that should be at the top).
 *
 * The parser gives values without positions; this reads only table headers and `key =` starts, which is all that a message needs.
 * @param path e.g. `["windows", "story_hours"]`, `["sources", "1", "path"]`
 */
export function lineOfKey(text: string, path: string[]): number {
  const lines = text.split(/\r?\n/);
  const counts = new Map<string, number>();
  let table: string[] = [];
  let best = 1;
  let bestDepth = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i].trim();
    const header = /^\[(\[?)\s*([^\]]+?)\s*\]/.exec(line);
    let here: string[];
    if (header) {
      table = splitKey(header[2]);
      if (header[1] === "[") {
        const name = table.join(".");
        const index = counts.get(name) ?? 0;
        counts.set(name, index + 1);
        table = [...table, String(index)];
      }
      here = table;
    } else {
      const equals = line.indexOf("=");
      if (equals < 1 || line.startsWith("#")) continue;
      here = [...table, ...splitKey(line.slice(0, equals))];
    }
    const depth = commonDepth(here, path);
    if (depth > bestDepth && depth === here.length) {
      best = i + 1;
      bestDepth = depth;
    }
  }
  return best;
}

function splitKey(key: string): string[] {
  return key.split(".").map((part) => part.trim().replace(/^["']|["']$/g, ""));
}

function commonDepth(a: string[], b: string[]): number {
  let depth = 0;
  while (depth < a.length && depth < b.length && a[depth] === b[depth]) depth++;
  return depth;
}
