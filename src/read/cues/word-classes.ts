/** Words that play the same part in a pattern: `{name}` in a cue stands for any of them. */
const lists = {
  /** The writer as the one who acts. */
  i: "i we i've ive i'm im i'd i'll we've we're we'd me",
  have: "have had has having 've got gotten get own owned owning",
  "i-have": "i've ive we've",
  my: "my mine our myself",
  his: "his her their someone's friend's friends brother sister mom mum dad wife husband son daughter boyfriend girlfriend people everyone",
  kin: "mom mum mother dad father wife husband son daughter brother sister friend grandma grandmother grandfather parents kids kid child girlfriend boyfriend fiance nephew niece",
  it: "it this that one these those them mine",
  use: "use used using",
  buy: "buy purchase order preorder get",
  bought: "bought purchased ordered received picked got upgraded switched",
  "time-unit":
    "second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks wk wks month months mth mths year years yr yrs",
  count: "a an one two three four five six seven eight nine ten twelve couple few several many half 1 2 3",
  please: "please pls plz",
  negation:
    "not no never don't dont doesn't doesnt didn't didnt can't cant cannot won't wont isn't isnt wasn't wouldn't couldn't nothing nobody without hardly barely ain't aren't haven't hasn't",
  intensifier: "so very really super extremely pretty absolutely totally truly quite too just such",
  fail: "broke broken dead died dies dying crash crashes crashed crashing freeze freezes freezing froze frozen lag lags laggy lagging glitch glitches glitchy glitching bug bugs buggy overheat overheats overheating hot cracked shattered scratched stuck reboot reboots rebooting restarts restarting shut shuts bricked drain drains draining drained disconnects disconnecting disconnected unresponsive malfunction malfunctioning defective faulty fails failed failing exploded slow",
  work: "work works worked working charge charges charging turn turns connect connects connecting load loads loading respond responds open opens opening sync syncs update updates updating install pair pairs recognize detect show shows showing play plays",
  good: "good great love loved loves awesome amazing excellent perfect best nice happy fantastic beautiful cool wonderful superb brilliant impressive impressed gorgeous sexy favorite favourite enjoy enjoying enjoyed sweet incredible stunning glad recommend recommended worth pleased satisfied brilliant reliable smooth sleek sick dope",
  bad: "bad worst terrible horrible awful hate hated hates poor sucks suck sucked crap crappy garbage trash useless disappointed disappointing disappointment annoying annoyed frustrated frustrating pathetic worse shit shitty ridiculous stupid fail fucking fuck wtf sad ugly waste regret broken joke rubbish lame hates worthless pissed angry mad unacceptable mess",
  report:
    "says said claims claim claimed reports reported reportedly according report analyst analysts sources source insider insiders rumor rumors rumour rumours tipster leak leaks leaked leaking",
  hedge:
    "may might could possibly probably perhaps maybe likely allegedly apparently supposedly reportedly rumored rumoured expected tipped suggest suggests suggesting hint hints hinted hinting",
  launch:
    "launch launches launching launched unveil unveils unveiling unveiled announce announces announcing announced introduce introduces introducing introduced reveal reveals revealed debut debuts debuted showcase showcases showcased present presents",
  "launch-now":
    "launches launched unveils unveiled announces announced introduces introduced reveals revealed debuts debuted introducing announcing",
  "launch-base": "launch unveil announce introduce reveal release debut arrive come ship show",
  arrive: "launch release arrive come debut ship land hit unveil announce drop appear",
  future: "will would 'll to soon upcoming next going gonna plans planning set",
  month:
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec",
  season: "spring summer fall autumn winter holiday christmas q1 q2 q3 q4",
  deal: "deal deals discount discounts off sale sales coupon coupons promo voucher bargain offer offers cheap cheaper cheapest clearance rebate cashback save saving savings discounted flash steal",
  shop: "ebay amazon flipkart walmart bestbuy aliexpress snapdeal paytm etsy gumtree craigslist olx gearbest banggood argos currys newegg costco target craigslist lazada jumia jd",
  order: "buy shop order purchase get grab bid checkout",
  condition:
    "unlocked refurbished refurb used mint sealed unopened boxed oem genuine original replacement wholesale locked sim-free simfree unlock dual nib bnib",
  gadget:
    "phone phones smartphone smartphones tablet tablets laptop laptops watch smartwatch speaker headphones earphones earbuds device devices app apps camera tv console handset handsets headset charger case cases notebook pc computer cover covers cable earphone headphone keyboard printer monitor router drone",
  part: "battery camera screen display speaker speakers mic microphone charger charging button keyboard software update fingerprint sensor sound bass audio wifi bluetooth signal storage memory performance ui os touchscreen volume cable headphone jack port design build quality price size weight",
  company:
    "ceo shares stock shareholders earnings revenue profit profits sales quarter investors lawsuit court judge jury sues sued suing patent patents antitrust fine fined settlement acquisition acquires acquired acquire buys deal merger partnership partners partner invests investment invest hiring hires hired layoffs jobs employees workers factory factories supplier suppliers headquarters executive executives cfo chief vp vice president founder heir bribery arrest investigation probe regulators regulator tax taxes market marketshare shipments analysts valuation campus store stores retail encryption fbi privacy government strategy billion million",
  news: "news report breaking exclusive update via headline headlines article blog coverage roundup video watch read story",
  question: "what why how when where which who does do did is are can should has anyone anybody someone any",
  affiliate: "affiliate affiliates commission commissions",
  gift: "gifted complimentary sent sponsored sponsor sponsoring sponsors invited courtesy",
  wish: "want wants wanna need wish hope hoping wishing wanting considering thinking consider planning tempted deciding debating looking",
  verdict: "review reviews reviewed hands-on unboxing impressions tested unbox",
} satisfies Record<string, string>;

export const wordClasses: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(lists).map(([name, words]) => [name, words.split(" ")]),
);
