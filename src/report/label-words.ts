import type { Axis } from "../core/reading.js";

/** What each label means, in the words of the codebook, for the sentence beside it. */
export const labelMeanings: Record<Axis, Record<string, string>> = {
  level: {
    product: "about a product that a person could buy",
    brand: "about the company, with no particular product in view",
    none: "about neither a brand nor a product",
    unclear: "too unsure to say whether it is about a product or a brand",
  },
  horizon: {
    rumoured: "treats the product as not official: leak, rumour, wish or prediction",
    announced: "treats the product as official but not yet in buyers' hands",
    released: "treats the product as on sale or in use",
    unclear: "gives no sign whether the product is out",
  },
  experience: {
    none: "reports no use of one's own",
    claimed: "says that they own or used it, and nothing more",
    specific: "says that they used it, with a detail that comes from use",
    unclear: "too unsure to say whether the writer used it",
  },
  tie: {
    official: "the brand itself, its staff or its agency speaks",
    seller: "the writer sells or brokers it",
    compensated: "the writer was paid, gifted, lent or invited",
    none_found: "no tie found",
    unclear: "too unsure to say whether the writer gains from it",
  },
  speaker: {
    person: "a person speaks",
    publication: "a publication speaks",
    brand: "a brand speaks",
    shop: "a shop speaks",
    automated: "posted by a machine",
    unclear: "too unsure to say who speaks",
  },
  stance: {
    positive: "for the target",
    negative: "against the target",
    mixed: "both for and against the target",
    neutral: "neither for nor against the target",
    unclear: "too unsure to say what the writer thinks of it",
  },
};

/** What the release state of the catalogue means, for the sentence beside it. */
export const releaseMeanings: Record<string, string> = {
  rumoured: "not announced yet",
  announced: "announced, not yet on sale",
  released: "on sale",
  discontinued: "no longer sold",
  unknown: "not known to the catalogue",
};
