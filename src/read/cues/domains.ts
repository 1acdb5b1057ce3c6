import type { MakerNames } from "./accounts.js";

/** What kind of site a host is, by public knowledge of well-known sites and by the form of the name. */
export type DomainKind = "news" | "personal" | "shop" | "code" | "maker" | "forum" | "video" | "other";

const news = new Set(
  `techcrunch.com bloomberg.com nytimes.com theverge.com wsj.com washingtonpost.com arstechnica.com theguardian.com engadget.com wired.com bbc.com bbc.co.uk anandtech.com
zdnet.com reuters.com latimes.com qz.com forbes.com venturebeat.com ap.org apnews.com buzzfeed.com vice.com fusion.net businessinsider.com cnn.com computerworld.com nautil.us fastcompany.com
macrumors.com extremetech.com backchannel.com thenextweb.com gizmodo.com cnet.com cnbc.com ft.com economist.com theatlantic.com newyorker.com time.com fortune.com usatoday.com npr.org
independent.co.uk telegraph.co.uk dailymail.co.uk mirror.co.uk huffingtonpost.com mashable.com recode.net techradar.com pcmag.com pcworld.com macworld.com 9to5mac.com 9to5google.com appleinsider.com
androidcentral.com androidpolice.com androidauthority.com phandroid.com gsmarena.com phonearena.com xda-developers.com tomshardware.com tomsguide.com digitaltrends.com slashgear.com theregister.co.uk
theregister.com theinquirer.net itworld.com infoworld.com networkworld.com informationweek.com eweek.com techrepublic.com bgr.com imore.com cultofmac.com idownloadblog.com patentlyapple.com digitimes.com
nikkei.com koreaherald.com koreatimes.co.kr yonhapnews.co.kr chosun.com scmp.com straitstimes.com indiatimes.com ndtv.com gadgets360.com thehindu.com hindustantimes.com livemint.com smh.com.au abc.net.au
cbc.ca cbsnews.com nbcnews.com abcnews.go.com foxnews.com go.com yahoo.com msn.com marketwatch.com barrons.com seekingalpha.com fool.com investors.com thestreet.com politico.com slate.com salon.com vox.com
motherboard.vice.com technologyreview.com spectrum.ieee.org scientificamerican.com newscientist.com nature.com popsci.com popularmechanics.com ibtimes.com ibtimes.co.uk inverse.com theintercept.com
propublica.org chipworks.com ifixit.com consumerreports.org aboveavalon.com eff.org neowin.net winbeta.org windowscentral.com thurrott.com mspoweruser.com sammobile.com xiaomitoday.com gizmochina.com
notebookcheck.net laptopmag.com trustedreviews.com stuff.tv t3.com expertreviews.co.uk alphr.com dpreview.com petapixel.com polygon.com kotaku.com ign.com eurogamer.net hackaday.com makezine.com
threatpost.com krebsonsecurity.com securityweek.com darkreading.com boingboing.net slashdot.org betanews.com ghacks.net lifehacker.com makeuseof.com howtogeek.com deadline.com variety.com hollywoodreporter.com
billboard.com rollingstone.com pitchfork.com nypost.com sfgate.com sfchronicle.com mercurynews.com bostonglobe.com chicagotribune.com dw.com spiegel.de lemonde.fr lefigaro.fr elpais.com heise.de`
    .split(/\s+/)
    .filter(Boolean),
);
const code = new Set(["github.com", "gitlab.com", "bitbucket.org", "arxiv.org", "sourceforge.net", "googlesource.com", "npmjs.com"]);
const shops = new Set(
  "amazon.com amazon.co.uk amazon.de amazon.in ebay.com ebay.co.uk flipkart.com walmart.com bestbuy.com aliexpress.com etsy.com newegg.com gearbest.com banggood.com target.com kickstarter.com indiegogo.com".split(
    " ",
  ),
);
const personal =
  /(?:^|\.)(?:medium\.com|blogspot\.[a-z.]+|wordpress\.com|tumblr\.com|substack\.com|github\.io|dreamwidth\.org|livejournal\.com|svbtle\.com|ghost\.io|posthaven\.com|typepad\.com|neocities\.org|dev\.to|hashnode\.dev|twitter\.com|micro\.blog|daringfireball\.net|marco\.org|stratechery\.com)$/;
const forums =
  /(?:^|\.)(?:reddit\.com|ycombinator\.com|stackoverflow\.com|stackexchange\.com|quora\.com|discussions\.apple\.com|forums?\.[a-z0-9.-]+|lobste\.rs)$|^(?:forums?|discuss(?:ions)?|community)\./;
const videos = /(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|twitch\.tv|dailymotion\.com)$/;
const newsWords =
  /news|times|post|herald|tribune|daily|gazette|journal|magazine|today|press|review|insider|world|tech|gadget|mobile|android|phone|chronicle|guardian|observer|report/;
const makerWords =
  /^(?:www\.|store\.|shop\.|support\.|developer\.|developers\.|blog\.|blogs\.|news\.|newsroom\.|investor\.|opensource\.|security\.|research\.|images\.|machinelearning\.|play\.|cloud\.)+/;

/** The lower-case host of an address without "www.", or an empty string. */
export function hostOf(url: string): string {
  const match = /^[a-z][a-z0-9+.-]{0,20}:\/\/([^/?#\s:@]{1,253})/i.exec(url);
  return match ? match[1]!.toLowerCase().replace(/^www\./, "") : "";
}

/** The kind of a host: known outlets, shops and hosts by name, makers by the catalogue, the rest by the words in the name. */
export function domainKind(host: string, makers: MakerNames): DomainKind {
  if (host === "") return "other";
  const base = host.split(".").slice(-2).join(".");
  const base3 = host.split(".").slice(-3).join(".");
  if (news.has(host) || news.has(base) || news.has(base3)) return "news";
  if (personal.test(host)) return "personal";
  if (forums.test(host)) return "forum";
  if (videos.test(host)) return "video";
  if (code.has(host) || code.has(base)) return "code";
  if (shops.has(host) || shops.has(base3)) return "shop";
  if (makers.has(base3.split(".", 1)[0]) || makers.has(base.split(".", 1)[0]) || makerWords.test(host)) return "maker";
  if (newsWords.test(base)) return "news";
  return "other";
}
