/** A brand's name beside one of these words says nothing of a product ("Apple service"). */
export const immaterialKinds: ReadonlySet<string> = new Set([
  "app",
  "service",
  "store",
  "game",
  "operating system",
  "programming language",
  "server",
  "radio",
  "storage",
  "accessory",
  "gadget",
]);

/** A product of these kinds is often named as a part of another ("14 inch, Core i5"), which is then no mention. */
export const partKinds: ReadonlySet<string> = new Set([...immaterialKinds, "chip"]);
