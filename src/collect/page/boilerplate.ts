import { headingTags } from "./block-tags.js";
import { elementsOf, type HtmlElement, plainText } from "./html-tree.js";

/** Words that, standing in a class name or an id, name what is not the article. */
const refusedWords = new Set([
  ...["comment", "comments", "commentlist", "disqus", "respond", "livefyre", "kommentar", "kommentare", "commentaires"],
  ...[
    "related",
    "relatedposts",
    "recommended",
    "recommendation",
    "recommendations",
    "recirc",
    "recirculation",
    "outbrain",
    "taboola",
    "trending",
  ],
  ...["share", "sharing", "sharebar", "sharethis", "sharedaddy", "addthis", "addtoany", "socials", "facebook", "whatsapp"],
  ...["newsletter", "subscribe", "signup", "optin", "mailchimp", "donate", "donation", "crosssell"],
  ...["breadcrumb", "breadcrumbs", "crumbs", "footer", "masthead", "navbar", "nav", "navigation", "navi", "subnav", "topbar", "toolbar"],
  ...["cookie", "cookies", "consent", "gdpr", "popup", "lightbox", "tooltip", "offcanvas"],
  ...["ad", "ads", "advert", "advertisement", "advertising", "adsense", "adslot", "dfp", "sponsored", "werbung", "anzeige", "publicity"],
  ...["byline", "taglist", "hashtags", "pagination", "pager", "prevnext", "login", "timestamp"],
  ...[
    "screenreader",
    "noprint",
    "printonly",
    "impressum",
    "navbox",
    "editsection",
    "printfooter",
    "catlinks",
    "inhaltsverzeichnis",
    "jetpack",
    "wpcnt",
  ],
]);

/** Words that name a box beside the article, but often also a part of it: they refuse only what holds little. */
const doubtfulWords = new Set([
  ...[
    "sidebar",
    "widget",
    "widgets",
    "menu",
    "skip",
    "promo",
    "promos",
    "promoted",
    "cta",
    "modal",
    "overlay",
    "dialog",
    "popular",
    "follow",
    "social",
    "twitter",
    "sponsor",
  ],
  ...[
    "bio",
    "tags",
    "teaser",
    "teasers",
    "copyright",
    "rating",
    "ratings",
    "stars",
    "poll",
    "survey",
    "feedback",
    "infinite",
    "carousel",
    "slider",
    "swiper",
    "ticker",
  ],
  ...["caption", "captions", "imagecaption", "bildunterschrift", "credit", "credits", "hidden", "invisible", "banner"],
]);

/** The same as the refused, said in two words. */
const refusedPairs = new Set([
  ...[
    "author bio",
    "author box",
    "author info",
    "author card",
    "about author",
    "post author",
    "article author",
    "entry author",
    "author description",
    "author profile",
  ],
  ...[
    "entry meta",
    "post meta",
    "article meta",
    "meta data",
    "entry footer",
    "post footer",
    "article footer",
    "post info",
    "entry info",
    "article info",
  ],
  ...[
    "read more",
    "read next",
    "read also",
    "also read",
    "more from",
    "more stories",
    "more articles",
    "most read",
    "most popular",
    "up next",
    "next post",
    "previous post",
  ],
  ...["post navigation", "post nav", "sr only", "visually hidden", "screen reader", "mail list", "mailing list", "sign up", "email form"],
  ...[
    "post tags",
    "entry tags",
    "tag list",
    "tag cloud",
    "tag links",
    "cat links",
    "post date",
    "entry date",
    "published date",
    "publish date",
  ],
  ...[
    "see also",
    "you may",
    "may also",
    "also like",
    "similar posts",
    "similar articles",
    "related posts",
    "table contents",
    "edit section",
    "print only",
    "no print",
    "reading time",
    "read time",
  ],
]);

/** Words before a refused one that make it a property of the element ("has-sidebar", "overflow-hidden"), and after it ("sidebar-layout"). */
const propertyBefore = new Set([
  "has",
  "with",
  "no",
  "without",
  "is",
  "not",
  "overflow",
  "x",
  "y",
  "label",
  "enable",
  "disable",
  "off",
  "hide",
  "backface",
]);
const layoutWords = new Set(["wrap", "wrapper", "layout", "grid", "canvas", "page", "main", "content", "body", "columns", "elementor"]);

const refusedRoles = new Set([
  ...[
    "navigation",
    "banner",
    "complementary",
    "contentinfo",
    "search",
    "dialog",
    "alertdialog",
    "alert",
    "menu",
    "menubar",
    "toolbar",
    "tooltip",
    "tablist",
  ],
]);

/** Elements that are another thing than the article by what they are. */
export const refusedTags: ReadonlySet<string> = new Set(["nav", "aside", "footer", "menu", "dialog"]);

/** Words that name the article itself: an element so called is kept whatever else its class says. */
const articleWords =
  /(?:^|[^a-z])(?:article|story|post|entry|page|content|news|main|blog|text)[-_]?(?:body|content|text|copy|main)(?![a-z])|articlebody|(?:^| )(?:post|article|story|content|entry|main|hentry)(?: |$)/i;

const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden/i;

const camelStep = /([a-z0-9])([A-Z])/g;
/** Characters of class and id that are looked at. */
const longestNames = 600;
const notWord = /[^a-z0-9\u00c0-\u024f]+/;

/** The class names and the id of an element, each taken apart at joiners and camel case. */
function namesOf(element: HtmlElement): string[][] {
  const { class: classes, id } = element.attributes;
  if (classes === undefined && id === undefined) return [];
  return `${classes ?? ""} ${id ?? ""}`
    .slice(0, longestNames)
    .split(/\s+/)
    .filter((name) => !name.includes(":") && !name.includes("["))
    .map((name) => name.replace(camelStep, "$1 $2").toLowerCase().split(notWord).filter(Boolean));
}

export function isHidden(element: HtmlElement): boolean {
  const { hidden, style, id } = element.attributes;
  // React streams late parts into hidden elements "S:0", "S:1", ... and moves them into place with a script.
  if (id !== undefined && id.startsWith("S:")) return false;
  if (hidden !== undefined && hidden !== "until-found") return true;
  if (style !== undefined && hiddenStyle.test(style)) return true;
  return element.attributes["aria-hidden"] === "true" && element.tag !== "p";
}

/** True where an element's name says that it holds the article. */
export function namesArticle(element: HtmlElement): boolean {
  if (element.attributes.itemprop === "articleBody") return true;
  const { class: names, id } = element.attributes;
  return (names !== undefined && articleWords.test(names)) || (id !== undefined && articleWords.test(id));
}

/** How surely an element's tag, role, class or id says that it is navigation, advertising, comments, sharing, or another thing than the article. */
export type Refusal = "no" | "doubtful" | "comments" | "sure";

export function refusalOf(element: HtmlElement): Refusal {
  if (refusedTags.has(element.tag)) return "sure";
  if (element.tag === "body" || element.tag === "html" || element.tag === "main") return "no";
  const role = element.attributes.role;
  if (role !== undefined && refusedRoles.has(role)) return "sure";
  // The id of a heading is made from its words.
  if (headingTags.has(element.tag) || element.tag === "blockquote") return "no";
  let refusal: Refusal = "no";
  const names = namesOf(element);
  // The id of a section is often made from the words of its heading: it says what the section is about.
  if (element.attributes.id !== undefined && isMadeFromHeading(element)) names.pop();
  for (const words of names) {
    const said = refusalOfName(words);
    if (said === "sure" || said === "comments") return said;
    if (said === "doubtful") refusal = "doubtful";
  }
  return refusal === "doubtful" && isOwnLead(element) ? "no" : refusal;
}

/** Words that call a lead what they otherwise call a pointer to another article. */
const teaserName = /teaser/i;
/** A lead is a paragraph or two: it holds no more elements than this. */
const leadElements = 40;

/** True for an article's own teaser, its lead: a pointer to another article is a link, or holds one or a heading. */
function isOwnLead(element: HtmlElement): boolean {
  if (!teaserName.test(`${element.attributes.class ?? ""} ${element.attributes.id ?? ""}`)) return false;
  let looked = 0;
  for (const { tag } of elementsOf(element))
    if (tag === "a" || tag === "img" || headingTags.has(tag) || ++looked > leadElements) return false;
  for (let at = element.parent; at !== null; at = at.parent) if (at.tag === "a") return false;
  return true;
}

function isMadeFromHeading(element: HtmlElement): boolean {
  const first = element.children.find((child): child is HtmlElement => typeof child !== "string");
  if (!first || !headingTags.has(first.tag)) return false;
  const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "");
  const id = slug(element.attributes.id);
  // One word may name a box and stand in its heading alike.
  return /[-_]/.test(element.attributes.id) && id !== "" && slug(plainText(first)).startsWith(id.slice(0, 40));
}

function refusalOfName(words: readonly string[]): Refusal {
  let refusal: Refusal = "no";
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (i + 1 < words.length && refusedPairs.has(`${word} ${words[i + 1]}`)) return "sure";
    const isDoubtful = doubtfulWords.has(word);
    if (!isDoubtful && !refusedWords.has(word)) continue;
    if (i > 0 && propertyBefore.has(words[i - 1])) continue;
    if (isDoubtful) {
      if (!words.some((other) => layoutWords.has(other))) refusal = "doubtful";
      continue;
    }
    return word.startsWith("comment") || word.startsWith("kommentar") || word === "disqus" || word === "respond" ? "comments" : "sure";
  }
  return refusal;
}
