const link = /https?:\/\/[^\s<>"'`{}|\\^\u0000-\u0020…]+…?/gi;

/** Marks that end a sentence or close a bracket after a link and belong to neither. */
const trailing = ".,;:!?)]*_~»”’";

/** Links kept of one document; beyond it a text is a list. */
const linkCap = 200;

/** Longest link kept, in characters: what browsers and servers take. */
const longestLink = 2048;

/** The http links in a text, in order, each once; a link that the text cuts off (`https://t.co/Ab…`) is none. */
export function extractLinks(text: string): string[] {
  if (!text.includes("://")) return [];
  const found = new Set<string>();
  for (const [match] of text.matchAll(link)) {
    if (found.size >= linkCap) break;
    if (match.endsWith("…") || match.length > longestLink) continue;
    const opensBracket = match.includes("(");
    let end = match.length;
    while (trailing.includes(match[end - 1]) && !(match[end - 1] === ")" && opensBracket)) end--;
    const url = match.slice(0, end);
    const host = url.slice(url.indexOf("://") + 3);
    if (host.length > 3 && host.indexOf(".") > 0) found.add(url);
  }
  return [...found];
}
