import type { DocumentLine } from "../../core/document.js";
import { domainKind, hostOf } from "./domains.js";
import type { Leaning } from "./pattern.js";
import type { TextCounts } from "./text-counts.js";

export interface ContextCue {
  name: string;
  says: string;
  leans?: Leaning;
}

/** What stands outside the text: client, link, forum, rating, and the text's outward form. Each is a cue by name. */
export const contextList: readonly ContextCue[] = [
  { name: "client-hand", says: "was posted from a program that people type in", leans: { speaker: { person: 1 } } },
  {
    name: "client-scheduler",
    says: "was posted from a scheduler, as firms and outlets use",
    leans: { speaker: { publication: 1, brand: 0.5, shop: 0.5 } },
  },
  { name: "client-relay", says: "was posted by a relay that mirrors feeds", leans: { speaker: { automated: 4 } } },
  { name: "client-other", says: "was posted by a program of its own", leans: { speaker: { automated: 2.5 } } },
  { name: "client-crosspost", says: "was passed on from another network" },
  {
    name: "rated",
    says: "carries a rating, as a buyer's review does",
    leans: { speaker: { person: 2 }, level: { product: 2 }, horizon: { released: 2 }, experience: { claimed: 1.5, specific: 1.5 } },
  },
  { name: "rated-low", says: "carries a low rating", leans: { stance: { negative: 2 } } },
  { name: "rated-middle", says: "carries a middling rating", leans: { stance: { mixed: 1.5 } } },
  { name: "rated-high", says: "carries a high rating", leans: { stance: { positive: 2 } } },
  {
    name: "on-product-page",
    says: "stands on a product's page",
    leans: { speaker: { person: 2 }, level: { product: 2 }, horizon: { released: 2 }, experience: { claimed: 1, specific: 1 } },
  },
  { name: "in-forum", says: "was posted in a forum", leans: { speaker: { person: 1.5 }, tie: { none_found: 1 } } },
  {
    name: "by-outlet",
    says: "appeared in a publication",
    leans: { speaker: { publication: 4 }, tie: { none_found: 1.5 }, experience: { none: 1.5 } },
  },
  { name: "domain-news", says: "links to a news site", leans: { speaker: { publication: 3 }, tie: { none_found: 1 } } },
  { name: "domain-personal", says: "links to a personal site", leans: { speaker: { person: 3 } } },
  { name: "domain-shop", says: "links to a shop", leans: { speaker: { shop: 2 }, tie: { seller: 2 } } },
  { name: "domain-code", says: "links to a code or paper host", leans: { speaker: { person: 1 } } },
  { name: "domain-maker", says: "links to a maker's own site", leans: { speaker: { brand: 3 }, tie: { official: 3 } } },
  { name: "domain-forum", says: "links to a forum", leans: { speaker: { person: 2 } } },
  { name: "domain-video", says: "links to a video site" },
  { name: "domain-other", says: "links to some other site" },
  { name: "affiliate-link", says: "carries an affiliate or tracking link", leans: { tie: { seller: 2 } } },
  { name: "shop-link", says: "carries a shop's link", leans: { tie: { seller: 0.7 } } },
  { name: "is-reply", says: "answers somebody", leans: { speaker: { person: 1.5 } } },
  { name: "is-repost", says: "is marked as a repost", leans: { experience: { none: 0.7 } } },
  { name: "bare-link", says: "is a title with its link and no word more" },
  { name: "title-case", says: "is written in title case", leans: { speaker: { publication: 0.7 } } },
  { name: "all-lower", says: "is written without capitals", leans: { speaker: { person: 0.7 } } },
  { name: "shouted", says: "is written in capitals" },
  { name: "many-tags", says: "carries four hashtags or more" },
  { name: "some-tags", says: "carries a hashtag" },
  { name: "many-links", says: "carries three links or more" },
  { name: "one-link", says: "carries a link" },
  { name: "no-link", says: "carries no link" },
  { name: "ends-with-link", says: "ends with a link" },
  { name: "is-question", says: "ends with a question mark", leans: { speaker: { person: 0.4 } } },
  { name: "is-short", says: "is shorter than eight words" },
  { name: "is-long", says: "is longer than sixty words" },
  { name: "is-very-long", says: "is longer than 150 words" },
  { name: "many-lines", says: "is a list of lines" },
  { name: "no-i", says: "has no first person", leans: { experience: { none: 0.5 } } },
  { name: "says-i", says: "speaks in the first person", leans: { speaker: { person: 1 } } },
  { name: "video-description", says: "describes a video" },
];

const handClients =
  /^(?:twitter for |twitter web|mobile web|twitter lite|tweetbot|echofon|ubersocial|ubertwitter|twitterrific|tweetcaster|fenix|talon|plume|twidere|janetter|tweetlogix|osfoora|carbon|seesmic|twitpic|camera on|photos on|safari on|ios$|os x|instagram|web$|txt|bluesky|mastodon|ivory|tusky|elk|twitter$|x$)/i;
const schedulerClients =
  /^(?:buffer|hootsuite|tweetdeck|sprout|sprinklr|hubspot|socialoomph|later|coschedule|crowdfire|meetedgar|meet edgar|socialpilot|sendible|agorapulse|falcon|khoros|spredfast|percolate|salesforce|adobe|statusbrew|socialflow|echobox|engagor|futuretweets|socialcloud|zoho|loomly|planable|oktopost|voicestorm|everyonesocial|linkedin)/i;
const relayClients =
  /(?:dlvr|ifttt|twitterfeed|zapier|wordpress|feed|rss|paper\.li|twittbot|botize|tweet old post|revive|autopost|auto|bot\b|poster|roundteam|social jukebox|tweet4|tweetmyjobs|jobs|publicize|nextscripts|snap|pinterest|tumblr|postcron|recurpost|server|node|scanner|^google$)/i;
const crosspostClients = /^(?:facebook|youtube|vimeo|tumblr|foursquare|swarm|path|medium)/i;

const affiliateLink =
  /amzn\.to|[?&](?:tag|ref|aff|affid|aff_id|af|afid|at|partner|pid|campid|irclickid|utm_source|did|cjevent|awc|clickid)=|rover\.ebay|ali\.pub|s\.click\.|go\.skimresources|shrsl|rstyle|shopstyle|liketk|awin1|click\.linksynergy|anrdoezrs|tkqlhce|fkrt\.it|bhpho\.to|dpbolvw|jdoqocy|kqzyfj|prf\.hn|geni\.us|magiclinks|hautelook|go\.magik|bit\.ly\/[a-z]*deal/i;
const shopLink =
  /(?:amazon|ebay|flipkart|aliexpress|walmart|bestbuy|etsy|gearbest|banggood|snapdeal|gumtree|craigslist|newegg|argos|shopify|shop\.|store\.|\/shop|\/product|\/dp\/|itm\/|itunes\.apple|play\.google)/i;

/** The names of the cues outside the text, in a fixed order. `words` counts terms that are words, `first` says whether a first person was seen. */
export function contextCues(document: DocumentLine, text: string, counts: TextCounts): string[] {
  const found: string[] = [];
  const client = document.client ?? "";
  if (client) {
    if (handClients.test(client)) found.push("client-hand");
    else if (relayClients.test(client)) found.push("client-relay");
    else if (schedulerClients.test(client)) found.push("client-scheduler");
    else if (crosspostClients.test(client)) found.push("client-crosspost");
    else found.push("client-other");
  }
  const rating = document.rating === null || document.rating === undefined || document.rating === "" ? Number.NaN : Number(document.rating);
  if (!Number.isNaN(rating)) found.push("rated", rating <= 2 ? "rated-low" : rating < 4 ? "rated-middle" : "rated-high");
  if (document.product) found.push("on-product-page");
  if (document.forum) found.push(/description/i.test(document.forum) ? "video-description" : "in-forum");
  if (document.publication) found.push("by-outlet");
  if (document.url) found.push(`domain-${domainKind(hostOf(document.url))}`);
  if (document.reply_to || counts.startsWithHandle) found.push("is-reply");
  if (counts.repost) found.push("is-repost");
  if (counts.urls > 0 && affiliateLink.test(text)) found.push("affiliate-link");
  if (counts.urls > 0 && shopLink.test(text)) found.push("shop-link");
  found.push(counts.urls >= 3 ? "many-links" : counts.urls > 0 ? "one-link" : "no-link");
  if (counts.endsWithUrl) found.push("ends-with-link");
  if (counts.hashtags >= 4) found.push("many-tags");
  else if (counts.hashtags > 0) found.push("some-tags");
  if (counts.words >= 4) {
    const capital = counts.capitalised / counts.words;
    if (counts.shouted / counts.words > 0.6) found.push("shouted");
    else if (capital > 0.6) found.push("title-case");
    else if (capital === 0) found.push("all-lower");
  }
  if (counts.endsWithQuestion) found.push("is-question");
  if (counts.words < 8) found.push("is-short");
  if (counts.words > 60) found.push("is-long");
  if (counts.words > 150) found.push("is-very-long");
  if (counts.lines >= 5) found.push("many-lines");
  found.push(counts.firstPerson ? "says-i" : "no-i");
  return found;
}
