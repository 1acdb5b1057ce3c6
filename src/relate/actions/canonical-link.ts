import { parse } from "tldts";

/** Parameters that say where a reader came from, not which page it is. From the lists that browsers and feed readers strip. */
const trackingNames = new Set([
  "fbclid",
  "gclid",
  "dclid",
  "gbraid",
  "wbraid",
  "msclkid",
  "yclid",
  "twclid",
  "ttclid",
  "igshid",
  "igsh",
  "mc_cid",
  "mc_eid",
  "_hsenc",
  "_hsmi",
  "mkt_tok",
  "vero_id",
  "oly_anon_id",
  "oly_enc_id",
  "s_cid",
  "cmpid",
  "cmp",
  "ncid",
  "ref",
  "ref_src",
  "ref_url",
  "referrer",
  "source",
  "src",
  "feature",
  "si",
  "spm",
  "scm",
  "share",
  "shared",
  "ito",
  "smid",
  "smtyp",
  "sr_share",
  "soc_src",
  "soc_trk",
  "guccounter",
  "amp",
]); // prettier-ignore
const trackingPrefixes = ["utm_", "pk_", "mtm_", "hsa_", "at_", "ns_", "wt_", "__"];
/** A longer address is no link that two people share by hand, characters. */
const maxLength = 2048;
/** Subdomains that show the same page in another dress. */
const dressPattern = /^(?:www\d?|m|mobile|amp)\./;

/**
 * The address two shares of one page have in common: https, lower-case host without www or m, no tracking parameter, parameters in
 * order, no fragment, no trailing slash. Null where it is no http address of a host.
 */
export function canonicalLink(link: string): string | null {
  if (link.length > maxLength) return null;
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`);
  } catch {
    return null;
  }
  if ((url.protocol !== "http:" && url.protocol !== "https:") || !url.hostname.includes(".")) return null;
  const host = url.hostname.toLowerCase().replace(/\.$/, "").replace(dressPattern, "");
  const port = url.port === "" || url.port === "80" || url.port === "443" ? "" : `:${url.port}`;
  let path = url.pathname.replace(/\/amp\/?$/, "");
  while (path.endsWith("/")) path = path.slice(0, -1);
  const kept = [...url.searchParams].filter(([name]) => !isTracking(name.toLowerCase()));
  kept.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  const query = kept.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
  return `https://${host}${port}${path}${query === "" ? "" : `?${query}`}`;
}

function isTracking(name: string): boolean {
  return trackingNames.has(name) || trackingPrefixes.some((prefix) => name.startsWith(prefix));
}

/** Hosts that carry other people's pages: sharing them says nothing about a common source. */
const carriers = new Set([
  "t.co",
  "bit.ly",
  "goo.gl",
  "ow.ly",
  "buff.ly",
  "dlvr.it",
  "ift.tt",
  "fb.me",
  "tinyurl.com",
  "is.gd",
  "lnkd.in",
  "youtu.be",
  "wp.me",
  "amzn.to",
  "ebay.to",
  "trib.al",
  "twitter.com",
  "x.com",
  "facebook.com",
  "youtube.com",
  "instagram.com",
  "reddit.com",
  "redd.it",
  "linkedin.com",
  "google.com",
  "amazon.com",
  "ebay.com",
  "apple.com",
  "wordpress.com",
  "blogspot.com",
  "medium.com",
  "tumblr.com",
  "bsky.app",
  "t.me",
]); // prettier-ignore

/** The registered domain of a canonical link, or null where it is a carrier of other people's pages or an address number. */
export function sourceDomain(canonical: string): string | null {
  const { domain, isIp } = parse(canonical);
  return domain === null || isIp || carriers.has(domain) ? null : domain;
}
