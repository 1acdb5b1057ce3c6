import { buildCatalogue } from "../../catalogue/catalogue.js";
import type { Brand, Catalogue, Product } from "../../catalogue/types.js";

const brand = (id: string, name: string, aliases: string[] = [], ambiguous = false): Brand => ({ id, name, aliases, ambiguous });
const product = (of: string, name: string, line: string | null = null, aliases: string[] = [], kind = "phone"): Product => ({
  id: `${of}/${name.toLowerCase().replaceAll(" ", "-")}`,
  brand: of,
  name,
  kind,
  isLine: false,
  line,
  aliases,
  successor: null,
});
const line = (of: string, name: string, kind = "phone", aliases: string[] = []): Product => ({
  ...product(of, name, null, aliases, kind),
  isLine: true,
});

/** A few brands and products, for tests. */
export function smallCatalogue(): Catalogue {
  const products = [
    line("apple", "iPhone"),
    product("apple", "iPhone 6", "apple/iphone"),
    product("apple", "iPhone 6s", "apple/iphone"),
    product("apple", "iPhone 7", "apple/iphone"),
    product("apple", "iPhone 7 Plus", "apple/iphone"),
    line("samsung", "Galaxy S"),
    product("samsung", "Galaxy S7", "samsung/galaxy-s", ["SM-G930"]),
    product("samsung", "Galaxy S7 edge", "samsung/galaxy-s"),
    line("samsung", "Galaxy Note"),
    product("samsung", "Galaxy Note 7", "samsung/galaxy-note"),
    line("xiaomi", "Mi Note"),
    product("xiaomi", "Mi Note 2", "xiaomi/mi-note"),
    line("xiaomi", "Redmi Note"),
    product("xiaomi", "Redmi Note 7", "xiaomi/redmi-note"),
    product("xiaomi", "Mi 5"),
    product("lg", "G5"),
    product("oneplus", "3"),
  ];
  return buildCatalogue({
    brands: [
      brand("apple", "Apple", ["AAPL"], true),
      brand("samsung", "Samsung"),
      brand("xiaomi", "Xiaomi", ["小米"]),
      brand("lg", "LG"),
      brand("oneplus", "OnePlus", ["One Plus"]),
    ],
    products,
    facts: [
      { product: "samsung/galaxy-note-7", market: "*", event: "announced", date: "2016-08-02", source: "test" },
      { product: "xiaomi/redmi-note-7", market: "*", event: "announced", date: "2019-01-10", source: "test" },
    ],
    prices: [],
  });
}
