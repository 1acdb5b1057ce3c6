import type { HtmlElement } from "./html-tree.js";
import { plainText } from "./html-tree.js";

/** A link in the main text. */
export interface PageLink {
  url: string;
  /** The linked words. */
  text: string;
  /** True where the page itself marks it as paid (`rel=sponsored`). */
  sponsored: boolean;
  /** True where it asks not to be followed (`rel=nofollow`, `rel=ugc`). */
  nofollow: boolean;
  /** True where the address carries an affiliate's mark. */
  affiliate: boolean;
}

/** Links kept of one page, and the longest kept, in characters: what browsers and servers take. */
const linkCap = 500;
const longestLink = 2048;

/** Hosts whose purpose is paid referral, by registered domain. */
const affiliateHosts = new Set([
  ...[
    "amzn.to",
    "shareasale.com",
    "awin1.com",
    "anrdoezrs.net",
    "dpbolvw.net",
    "jdoqocy.com",
    "kqzyfj.com",
    "tkqlhce.com",
    "go.redirectingat.com",
    "skimresources.com",
  ],
  ...[
    "linksynergy.com",
    "click.linksynergy.com",
    "rstyle.me",
    "shopstyle.it",
    "prf.hn",
    "pntra.com",
    "pntrac.com",
    "pjtra.com",
    "gopjn.com",
    "avantlink.com",
    "viglink.com",
    "redirect.viglink.com",
  ],
  ...[
    "tradedoubler.com",
    "clk.tradedoubler.com",
    "zanox.com",
    "ad.zanox.com",
    "webgains.com",
    "track.webgains.com",
    "s.click.aliexpress.com",
    "fkrt.it",
    "bit.ly.amzn",
    "sjv.io",
    "pxf.io",
    "howl.me",
    "shop-links.co",
    "narrativ.com",
    "shopmy.us",
    "belboon.com",
    "financeads.net",
  ],
]);

/** Query parameters that name who is paid, with the host they count on; `null` for any host. */
const affiliateParameters: [RegExp, RegExp | null][] = [
  [/^tag$/, /(?:^|\.)amazon\.[a-z.]{2,6}$/],
  [/^(?:campid|mkrid|mkcid)$/, /(?:^|\.)ebay\.[a-z.]{2,6}$/],
  [
    /^(?:aff_?id|affiliate_?id|aff_fcid|aff_trace_key|affiliate|affid|awc|irclickid|ranmid|raneaid|ransiteid|subid|clickref|afftrack)$/,
    null,
  ],
];

/** The links of some anchors, absolute, each address once, in order. */
export function linksOf(anchors: readonly HtmlElement[], base: string | null): PageLink[] {
  const links = new Map<string, PageLink>();
  for (const anchor of anchors) {
    if (links.size >= linkCap) break;
    const url = absoluteUrl(anchor.attributes.href, base);
    if (url === null || links.has(url)) continue;
    const rel = (anchor.attributes.rel ?? "").toLowerCase().split(/\s+/);
    links.set(url, {
      url,
      text: plainText(anchor),
      sponsored: rel.includes("sponsored"),
      nofollow: rel.includes("nofollow") || rel.includes("ugc"),
      affiliate: isAffiliate(url),
    });
  }
  return [...links.values()];
}

/** The http address that a reference names from a page; null for other schemes, for places on the page itself, and for what is no address. */
export function absoluteUrl(reference: string | undefined, base: string | null): string | null {
  const text = reference?.trim();
  if (!text || text.startsWith("#") || text.length > longestLink) return null;
  try {
    const url = base ? new URL(text, base) : new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** True where an address carries an affiliate's mark: a referral host, or a parameter that says who is paid. */
export function isAffiliate(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const host = url.hostname.replace(/^www\./, "");
  if (affiliateHosts.has(host) || affiliateHosts.has(host.split(".").slice(-2).join("."))) return true;
  for (const name of url.searchParams.keys()) {
    const key = name.toLowerCase();
    if (affiliateParameters.some(([form, hosts]) => form.test(key) && (hosts === null || hosts.test(host)))) return true;
  }
  return false;
}
