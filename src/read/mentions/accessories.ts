import { hashOf } from "../tokens.js";
import { type WordTable, wordSet } from "../word-table.js";

/** Nouns of things that are sold for a product and are not it. A name that ends in one is an accessory's. */
const nouns = [
  "adapter",
  "armband",
  "backpack",
  "bag",
  "band",
  "battery",
  "bumper",
  "cable",
  "cables",
  "case",
  "cases",
  "charger",
  "chargers",
  "cord",
  "cords",
  "cover",
  "covers",
  "dock",
  "earphones",
  "filter",
  "grip",
  "headphones",
  "holder",
  "holster",
  "keyboard",
  "lens",
  "mount",
  "pouch",
  "protector",
  "protectors",
  "refill",
  "remote",
  "skin",
  "skins",
  "sleeve",
  "stand",
  "strap",
  "stylus",
  "tripod",
  "wallet",
];

/** Hashes of the nouns, as tokens have them. */
export const accessoryNouns: WordTable = wordSet(nouns.map(hashOf));
