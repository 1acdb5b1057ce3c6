/** An address folded for comparison, `host/path` without scheme, "www.", "m.", query, fragment and last slash; null where it is none. */
export function addressKey(url: string): string | null {
  const match = /^(?:https?:)?\/\/(?:www\.|m\.|mobile\.|amp\.)?([a-z0-9.-]{3,253})(?::\d+)?(\/[^?#\s]*)?/i.exec(url.trim());
  if (!match || !match[1].includes(".")) return null;
  const path = (match[2] ?? "").replace(/\/+(?:amp\/?)?$/, "");
  return match[1].toLowerCase() + path;
}

/** The host of a folded address. */
export function hostOf(key: string): string {
  const slash = key.indexOf("/");
  return slash < 0 ? key : key.slice(0, slash);
}

/** A name, handle or host folded for comparison: letters and digits only, without a leading "the", "@" or a final domain ending. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/^@/, "")
    .replace(/^the\s+/, "")
    .replace(/\.(?:com|net|org|io|co|co\.uk|tv|news)$/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
