/** Kinds of product that are no device: what runs on one, is sold in one or stands in a room of its own. */
const programs = ["app", "service", "store", "game", "operating system", "programming language"];
const wares = ["server", "radio", "storage", "accessory", "gadget"];

/** A brand's name beside one of these words says nothing of a product ("Apple service"). */
export const immaterialKinds: ReadonlySet<string> = new Set([...programs, ...wares]);

/** A product of these kinds is often named as a part of another ("14 inch, Core i5"), which is then no mention. */
export const partKinds: ReadonlySet<string> = new Set([...programs, ...wares, "chip"]);
