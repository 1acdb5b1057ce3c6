/** Parameters in which news services carry the article's own address. */
const addressParameters = ["url", "u", "q", "target"];
/** Hosts that lead on to an article from an address of their own. */
const leadingHosts = /(?:^|\.)(?:bing\.com|msn\.com|google\.[a-z.]{2,6}|yahoo\.com|duckduckgo\.com)$/;

/** The article's own address behind that of a news service, where it can be told without asking; else the address as it is. */
export function articleAddress(link: string): string {
  if (!URL.canParse(link)) return link;
  const url = new URL(link);
  if (!leadingHosts.test(url.hostname)) return link;
  for (const name of addressParameters) {
    const value = url.searchParams.get(name);
    if (value && /^https?:\/\//i.test(value) && URL.canParse(value)) return new URL(value).href;
  }
  const packed = /^\/(?:rss\/)?articles\/([\w-]{20,})/.exec(url.pathname)?.[1];
  return (packed && addressIn(packed)) || link;
}

/** Older addresses of one service hold the article's, in base64 between two control bytes. */
function addressIn(packed: string): string | null {
  const text = Buffer.from(packed, "base64url").toString("latin1");
  const address = /https?:\/\/[\x21-\x7e]{4,2000}/.exec(text)?.[0];
  return address && URL.canParse(address) ? new URL(address).href : null;
}
