import type { DocumentLine } from "../../core/document.js";
import { type Situation, shareNames } from "../situation.js";
import { accountKinds, type MakerNames } from "./accounts.js";
import { domainKind, hostOf } from "./domains.js";
import type { Leaning } from "./pattern.js";
import type { TextCounts } from "./text-counts.js";
import { WordFinder } from "./word-finder.js";

/** Shares are told in steps up to these, and one above. */
const shareSteps = [0.03, 0.15, 0.4, 0.7, 0.9];

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
  { name: "target-product", says: "is read for a listed product", leans: { level: { product: 1.5 } } },
  { name: "target-line", says: "is read for a line of products", leans: { level: { product: 0.8 } } },
  { name: "target-brand", says: "is read for a company", leans: { level: { brand: 1.5 } } },
  { name: "target-unlisted", says: "is read for a product that is not listed", leans: { level: { product: 0.8 } } },
  { name: "target-none", says: "names nothing to read it for", leans: { level: { none: 1.5 } } },
  { name: "target-hardware", says: "is about a thing" },
  { name: "target-software", says: "is about an app, system or service" },
  { name: "state-rumoured", says: "names a product that was not announced on that day", leans: { horizon: { rumoured: 1.5 } } },
  { name: "state-announced", says: "names a product that was announced but not on sale on that day", leans: { horizon: { announced: 1 } } },
  { name: "state-released", says: "names a product that was on sale on that day", leans: { horizon: { released: 0.7 } } },
  { name: "state-discontinued", says: "names a product that had been withdrawn by that day", leans: { horizon: { released: 0.7 } } },
  { name: "state-unknown", says: "names a product of unknown state" },
  { name: "names-nothing", says: "names no product and no company", leans: { level: { none: 1 } } },
  { name: "names-one-product", says: "names one product" },
  { name: "names-two-products", says: "names two products" },
  { name: "names-many-products", says: "names three products or more" },
  { name: "names-brands-only", says: "names companies only", leans: { level: { brand: 1 } } },
  { name: "names-many-brands", says: "names three companies or more" },
  { name: "names-in-tags-only", says: "carries names in tags only" },
  { name: "author-news", says: "comes from an account named as an outlet", leans: { speaker: { publication: 1 } } },
  { name: "author-shop", says: "comes from an account named as a shop", leans: { speaker: { shop: 1 }, tie: { seller: 0.7 } } },
  { name: "author-maker", says: "comes from an account with a maker's name", leans: { speaker: { brand: 1 }, tie: { official: 1 } } },
  { name: "author-feed", says: "comes from an account named as a feed", leans: { speaker: { automated: 0.5 } } },
  { name: "author-jobs", says: "comes from a job account" },
  { name: "author-fan", says: "comes from a fan account", leans: { speaker: { person: 0.5 } } },
  { name: "client-named-as-author", says: "was posted by the account's own program", leans: { speaker: { automated: 1 } } },
  { name: "repeats-news", says: "repeats an account named as an outlet", leans: { speaker: { publication: 1 } } },
  { name: "repeats-shop", says: "repeats an account named as a shop", leans: { speaker: { shop: 1 }, tie: { seller: 0.7 } } },
  { name: "repeats-maker", says: "repeats an account with a maker's name", leans: { speaker: { brand: 1 }, tie: { official: 1 } } },
  { name: "repeats-feed", says: "repeats an account named as a feed" },
  { name: "repeats-jobs", says: "repeats a job account" },
  { name: "repeats-fan", says: "repeats a fan account" },
  { name: "no-level-cue", says: "has no sign of a company or a product" },
  { name: "no-horizon-cue", says: "has no sign of what will be or what is", leans: { horizon: { unclear: 0.7 } } },
  { name: "no-experience-cue", says: "has no sign of own use", leans: { experience: { none: 0.7 } } },
  { name: "no-tie-cue", says: "has no sign of a gain", leans: { tie: { none_found: 0.7 } } },
  { name: "no-speaker-cue", says: "has no sign of who talks" },
  { name: "no-stance-cue", says: "has no evaluating word", leans: { stance: { neutral: 0.7 } } },
  { name: "first-name-brand", says: "names a company first" },
  { name: "first-name-product", says: "names a listed product first" },
  { name: "first-name-line", says: "names a line of products first" },
  { name: "first-name-unlisted", says: "names an unlisted product first" },
  { name: "first-name-accessory", says: "names an accessory first" },
  { name: "names-listed-product", says: "names a listed product", leans: { level: { product: 0.7 } } },
  { name: "names-line-only", says: "names a line of products and nothing closer" },
  { name: "names-unlisted-only", says: "names only products that are not listed" },
  ...shareCues(),
];

const indexes = new Map(contextList.map(({ name }, index) => [name, index]));

/** The place of a cue in {@link contextList}. */
export function contextIndex(name: string): number {
  const index = indexes.get(name);
  if (index === undefined) throw new RangeError(`no context cue ${name}`);
  return index;
}

/** The places of the cues that begin alike, by the rest of their names. */
function family<Rest extends string>(prefix: string, rests: readonly Rest[]): Record<Rest, number> {
  return Object.fromEntries(rests.map((rest) => [rest, contextIndex(prefix + rest)])) as Record<Rest, number>;
}

const accountKindNames = ["news", "shop", "maker", "feed", "jobs", "fan"] as const;
const targetIs = family("target-", ["product", "line", "brand", "unlisted", "none", "hardware", "software"]);
const stateIs = family("state-", ["rumoured", "announced", "released", "discontinued", "unknown"]);
const firstNameIs = family("first-name-", ["brand", "product", "line", "unlisted", "accessory"]);
const authorIs = family("author-", accountKindNames);
const repeatsA = family("repeats-", accountKindNames);
const domainIs = family("domain-", ["news", "personal", "shop", "code", "maker", "forum", "video", "other"]);
const clientIs = family("client-", ["hand", "scheduler", "relay", "other", "crosspost"]);
const names = family("names-", ["nothing", "brands-only", "one-product", "two-products", "many-products", "many-brands"]);
const namesOnly = family("names-", ["listed-product", "line-only", "unlisted-only", "in-tags-only"]);
const rated = family("rated", ["", "-low", "-middle", "-high"]);
const carries = family("", ["many-links", "one-link", "no-link", "affiliate-link", "shop-link", "many-tags", "some-tags"]);
const written = family("", ["shouted", "title-case", "all-lower", "is-short", "is-long", "is-very-long", "many-lines"]);
const ends = family("", ["ends-with-link", "is-question"]);
const stands = family("", ["on-product-page", "in-forum", "video-description", "by-outlet", "is-reply", "is-repost"]);
const person = family("", ["says-i", "no-i", "client-named-as-author"]);
const shareIs = shareNames.map((name) => [...shareSteps, 1].map((_, step) => contextIndex(`share-${name}-${step}`)));

const handClients =
  /^(?:twitter for |twitter web|mobile web|twitter lite|tweetbot|echofon|ubersocial|ubertwitter|twitterrific|tweetcaster|fenix|talon|plume|twidere|janetter|tweetlogix|osfoora|carbon|seesmic|twitpic|camera on|photos on|safari on|ios$|os x|instagram|web$|txt|bluesky|mastodon|ivory|tusky|elk|twitter$|x$)/i;
const schedulerClients =
  /^(?:buffer|hootsuite|tweetdeck|sprout|sprinklr|hubspot|socialoomph|later|coschedule|crowdfire|meetedgar|meet edgar|socialpilot|sendible|agorapulse|falcon|khoros|spredfast|percolate|salesforce|adobe|statusbrew|socialflow|echobox|engagor|futuretweets|socialcloud|zoho|loomly|planable|oktopost|voicestorm|everyonesocial|linkedin)/i;
const relayClients =
  /(?:dlvr|ifttt|twitterfeed|zapier|wordpress|feed|rss|paper\.li|twittbot|botize|tweet old post|revive|autopost|auto|bot\b|poster|roundteam|social jukebox|tweet4|tweetmyjobs|jobs|publicize|nextscripts|snap|pinterest|tumblr|postcron|recurpost|server|node|scanner|^google$)/i;
const crosspostClients = /^(?:facebook|youtube|vimeo|tumblr|foursquare|swarm|path|medium)/i;

const affiliateParameters = "tag ref aff affid aff_id af afid at partner pid campid irclickid utm_source did cjevent awc clickid".split(
  " ",
);
const affiliateHosts =
  "amzn.to rover.ebay ali.pub s.click. go.skimresources shrsl rstyle shopstyle liketk awin1 click.linksynergy anrdoezrs tkqlhce fkrt.it bhpho.to dpbolvw jdoqocy kqzyfj prf.hn geni.us magiclinks hautelook go.magik";
const shops =
  "amazon ebay flipkart aliexpress walmart bestbuy etsy gearbest banggood snapdeal gumtree craigslist newegg argos shopify shop. store. /shop /product /dp/ itm/ itunes.apple play.google";
const linkBits = { affiliate: 1, shop: 2, shortened: 4 };
const linkFinder = new WordFinder([
  ...affiliateParameters.flatMap((name) => [`?${name}=`, `&${name}=`]).map((word) => ({ word, bits: linkBits.affiliate })),
  ...affiliateHosts.split(" ").map((word) => ({ word, bits: linkBits.affiliate })),
  ...shops.split(" ").map((word) => ({ word, bits: linkBits.shop })),
  { word: "bit.ly/", bits: linkBits.shortened },
]);
/** A shortened address that speaks of a deal. */
const shortenedDeal = /bit\.ly\/[a-z]*deal/i;

type ClientKind = keyof typeof clientIs;

const clientKinds = new Map<string, ClientKind>();
/** The programs that people post from are few; a hostile stream of made-up ones must not fill the memory. */
const clientsKept = 1000;
const longestClient = 80;

function clientKind(client: string): ClientKind {
  const known = clientKinds.get(client);
  if (known) return known;
  const kind = handClients.test(client)
    ? "hand"
    : relayClients.test(client)
      ? "relay"
      : schedulerClients.test(client)
        ? "scheduler"
        : crosspostClients.test(client)
          ? "crosspost"
          : "other";
  if (clientKinds.size < clientsKept && client.length <= longestClient) clientKinds.set(client, kind);
  return kind;
}

/** Puts the cues outside the text into `found`, by their place in {@link contextList}, in a fixed order. */
export function contextCues(
  document: DocumentLine,
  text: string,
  counts: TextCounts,
  situation: Situation,
  makers: MakerNames,
  found: number[],
): void {
  found.length = 0;
  nameCues(situation, found);
  accountCues(document, text, counts, makers, found);
  if (document.client) found.push(clientIs[clientKind(document.client)]);
  const rating = document.rating === null || document.rating === undefined || document.rating === "" ? Number.NaN : Number(document.rating);
  if (!Number.isNaN(rating)) found.push(rated[""], rating <= 2 ? rated["-low"] : rating < 4 ? rated["-middle"] : rated["-high"]);
  if (document.product) found.push(stands["on-product-page"]);
  if (document.forum) found.push(/description/i.test(document.forum) ? stands["video-description"] : stands["in-forum"]);
  if (document.publication) found.push(stands["by-outlet"]);
  if (document.url) found.push(domainIs[domainKind(hostOf(document.url), makers)]);
  if (document.reply_to || counts.startsWithHandle) found.push(stands["is-reply"]);
  if (counts.repost) found.push(stands["is-repost"]);
  const links = counts.urls > 0 ? linkFinder.find(text) : 0;
  if (links & linkBits.affiliate || (links & linkBits.shortened && shortenedDeal.test(text))) found.push(carries["affiliate-link"]);
  if (links & linkBits.shop) found.push(carries["shop-link"]);
  found.push(counts.urls >= 3 ? carries["many-links"] : counts.urls > 0 ? carries["one-link"] : carries["no-link"]);
  if (counts.endsWithUrl) found.push(ends["ends-with-link"]);
  if (counts.hashtags >= 4) found.push(carries["many-tags"]);
  else if (counts.hashtags > 0) found.push(carries["some-tags"]);
  if (counts.words >= 4) {
    const capital = counts.capitalised / counts.words;
    if (counts.shouted / counts.words > 0.6) found.push(written.shouted);
    else if (capital > 0.6) found.push(written["title-case"]);
    else if (capital === 0) found.push(written["all-lower"]);
  }
  if (counts.endsWithQuestion) found.push(ends["is-question"]);
  if (counts.words < 8) found.push(written["is-short"]);
  if (counts.words > 60) found.push(written["is-long"]);
  if (counts.words > 150) found.push(written["is-very-long"]);
  if (counts.lines >= 5) found.push(written["many-lines"]);
  found.push(counts.firstPerson ? person["says-i"] : person["no-i"]);
}

/** What the names of the text say, apart from its words. */
function nameCues(situation: Situation, found: number[]): void {
  found.push(targetIs[situation.target]);
  if (situation.nature) found.push(targetIs[situation.nature]);
  if (situation.state) found.push(stateIs[situation.state]);
  const { products, brands, mentions } = situation;
  if (products === 0) found.push(brands === 0 ? names.nothing : names["brands-only"]);
  else found.push(products === 1 ? names["one-product"] : products === 2 ? names["two-products"] : names["many-products"]);
  if (brands >= 3) found.push(names["many-brands"]);
  for (let share = 0; share < shareNames.length; share++) found.push(shareIs[share][stepOf(situation.shares[shareNames[share]])]);
  if (mentions.length > 0) found.push(firstNameIs[mentions[0].kind]);
  let hasProduct = false;
  let hasLine = false;
  let hasUnlisted = false;
  for (const { kind } of mentions) {
    if (kind === "product") hasProduct = true;
    else if (kind === "line") hasLine = true;
    else if (kind === "unlisted") hasUnlisted = true;
  }
  if (hasProduct) found.push(namesOnly["listed-product"]);
  else if (hasLine) found.push(namesOnly["line-only"]);
  else if (hasUnlisted) found.push(namesOnly["unlisted-only"]);
  if (situation.onlyTags) found.push(namesOnly["in-tags-only"]);
}

const repeatedAccount = /(?:\bRT @|\bvia @|“@)(\w{1,30})/;

/** What the names of the account and of the account that it repeats say. */
function accountCues(document: DocumentLine, text: string, counts: TextCounts, makers: MakerNames, found: number[]): void {
  const author = document.author ?? "";
  if (author && !author.includes(" ")) {
    for (const kind of accountKinds(author, makers)) found.push(authorIs[kind]);
    if (document.client && keyOf(document.client) === keyOf(author)) found.push(person["client-named-as-author"]);
  }
  const repeated = counts.repost ? repeatedAccount.exec(text.slice(0, repeatWindow)) : null;
  if (repeated) for (const kind of accountKinds(repeated[1], makers)) found.push(repeatsA[kind]);
}

/** The account that is repeated is named near the text's beginning or end; a tweet's length covers both. */
const repeatWindow = 400;

function keyOf(name: string): string {
  return name
    .slice(0, 60)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

function stepOf(share: number): number {
  let step = 0;
  while (step < shareSteps.length && share > shareSteps[step]) step++;
  return step;
}

function shareCues(): ContextCue[] {
  const about = { product: "a product", brand: "a company", nothing: "nothing named" };
  const edges = [0, ...shareSteps, 1].map((edge) => Math.round(edge * 100));
  return shareNames.flatMap((name) =>
    edges.slice(1).map((edge, step) => ({
      name: `share-${name}-${step}`,
      says: `is about ${about[name]} with a probability of ${edges[step]} to ${edge} %, by its names alone`,
    })),
  );
}
