import type { Axis } from "./reading.js";

/** One axis of the codebook as it is put to whoever labels: a question, a line a label, and the rulings that are needed most. */
export interface AxisRules {
  asks: string;
  labels: Readonly<Record<string, string>>;
  rulings: readonly string[];
}

/** The codebook in short, shown to a person who labels and given to the second reader. A label says what the text supports; in doubt the weaker one. */
export const codebook: Readonly<Record<Axis, AxisRules>> = {
  level: {
    asks: "Is it about a product or about the company?",
    labels: {
      product: "a product or product line that a person could buy; apps, services and systems too",
      brand: "the company: results, strategy, staff, shops, lawsuits, with no product in view",
      none: "neither: the word means something else, or it is a tag, a signature or a keyword in spam",
    },
    rulings: ["Company business is brand unless one product is what it is about.", "A list of gear with no main product is none."],
  },
  horizon: {
    asks: "How does the text treat the product: to come, or there?",
    labels: {
      rumoured: "not official: leak, rumour, wish, prediction",
      announced: "official, not yet in buyers' hands: unveiled, pre-order, a date set",
      released: "on sale or in use: review, deal, fault, comparison, accessory, repair",
      unclear: "the text gives no sign",
    },
    rulings: [
      "New hardware that launches or is coming is announced unless the text says that it is on sale or in use.",
      "An update that is out is released; one in beta or promised is announced; an unofficial report of either is rumoured.",
    ],
  },
  experience: {
    asks: "Does the writer report use of their own?",
    labels: {
      none: "no use of their own: news, opinion, question before buying, wish, joke, advert, somebody else's use",
      claimed: "says or implies that they own, used or bought it, and nothing more; praise or blame in adjectives alone",
      specific: "own use with a detail that comes from use: how long, what happened, a fault, a situation, a comparison from use",
    },
    rulings: [
      "An owner's question about a fault is specific.",
      "An outlet's own headline that says review, tested or hands-on is claimed.",
      "A seller's 'tested, works' is none; ordered and not yet received is none.",
    ],
  },
  tie: {
    asks: "Who gains from the text?",
    labels: {
      official: "the brand itself, its staff or its agency speaks, press releases included",
      seller: "sells or brokers it: shop, listing, deal, coupon, affiliate link, give-away for reach",
      compensated: "an outside writer who was paid, gifted, lent or invited for it",
      none_found: "nothing of the kind to be seen",
    },
    rulings: [
      "Affiliate and coupon links make a seller; where also gifted or sponsored, compensated.",
      "A person who sells their own is a seller.",
    ],
  },
  speaker: {
    asks: "Who is talking?",
    labels: {
      person: "a person, one-person channels and blogs too",
      publication: "an outlet, or a channel that reports as one; a headline posted bare with its link",
      brand: "a maker, in its own name",
      shop: "a shop or a marketplace listing",
      automated: "a feed mirror, a bot, a templated listing",
    },
    rulings: ["A repost keeps the speaker of what it repeats, unless a machine reposts."],
  },
  stance: {
    asks: "Is the writer for or against the target?",
    labels: {
      positive: "evaluates it well",
      negative: "evaluates it badly, or reports a fault of their own device",
      mixed: "both",
      neutral: "neither",
    },
    rulings: ["Bad news reported as a fact is neutral.", "Sarcasm is read for what it means."],
  },
};
