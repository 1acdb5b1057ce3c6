/** The brand as written in the catalogue: name, other spellings, and whether the name is also a common word. */
export interface BrandNames {
  name: string;
  aliases?: string[];
  ambiguous?: boolean;
}

/** Brands whose casing, other names or ambiguity the sources do not tell. All others take the most frequent casing. */
export const knownBrands: Record<string, BrandNames> = {
  acer: { name: "Acer" },
  alcatel: { name: "Alcatel", aliases: ["Alcatel OneTouch", "TCL Alcatel"] },
  amazon: { name: "Amazon", aliases: ["亚马逊"] },
  apple: { name: "Apple", aliases: ["Apple Inc", "AAPL", "苹果"], ambiguous: true },
  asus: { name: "Asus", aliases: ["华硕"] },
  att: { name: "AT&T", aliases: ["ATT"] },
  bird: { name: "Bird", ambiguous: true },
  blackberry: { name: "BlackBerry", aliases: ["RIM", "Research In Motion", "Research in Motion Limited"] },
  blu: { name: "BLU", aliases: ["BLU Products"], ambiguous: true },
  bosch: { name: "Bosch" },
  bq: { name: "BQ", ambiguous: true },
  cat: { name: "Cat", ambiguous: true },
  coolpad: { name: "Coolpad", aliases: ["酷派"] },
  dell: { name: "Dell" },
  energizer: { name: "Energizer" },
  gigabyte: { name: "Gigabyte", ambiguous: true },
  google: { name: "Google", aliases: ["谷歌"] },
  haier: { name: "Haier", aliases: ["海尔"] },
  honor: { name: "Honor", aliases: ["荣耀"], ambiguous: true },
  hp: { name: "HP", aliases: ["Hewlett-Packard", "Hewlett Packard"] },
  htc: { name: "HTC", aliases: ["宏达电"] },
  huawei: { name: "Huawei", aliases: ["华为", "華為"] },
  infinix: { name: "Infinix" },
  intex: { name: "Intex" },
  lava: { name: "Lava", ambiguous: true },
  leeco: { name: "LeEco", aliases: ["Letv", "乐视"] },
  lenovo: { name: "Lenovo", aliases: ["联想"] },
  lg: { name: "LG", aliases: ["LG Electronics", "LGE"] },
  meizu: { name: "Meizu", aliases: ["魅族"] },
  micromax: { name: "Micromax" },
  microsoft: { name: "Microsoft", aliases: ["MSFT", "微软"] },
  motorola: { name: "Motorola", aliases: ["Moto", "Motorola Mobility", "摩托罗拉"] },
  nokia: { name: "Nokia", aliases: ["诺基亚", "HMD Global"] },
  nothing: { name: "Nothing", ambiguous: true },
  nvidia: { name: "Nvidia" },
  o2: { name: "O2", ambiguous: true },
  oneplus: { name: "OnePlus", aliases: ["One Plus", "1+", "一加"] },
  oppo: { name: "Oppo", aliases: ["欧珀"] },
  orange: { name: "Orange", ambiguous: true },
  palm: { name: "Palm", ambiguous: true },
  panasonic: { name: "Panasonic" },
  plum: { name: "Plum", ambiguous: true },
  posh: { name: "Posh", ambiguous: true },
  razer: { name: "Razer" },
  realme: { name: "Realme", aliases: ["真我"] },
  samsung: { name: "Samsung", aliases: ["Samsung Electronics", "Samsung Mobile", "三星"] },
  sharp: { name: "Sharp", ambiguous: true },
  sony: { name: "Sony", aliases: ["Sony Mobile", "索尼"] },
  "sony-ericsson": { name: "Sony Ericsson", aliases: ["SonyEricsson"] },
  spice: { name: "Spice", ambiguous: true },
  "t-mobile": { name: "T-Mobile", aliases: ["TMobile"] },
  tcl: { name: "TCL" },
  tecno: { name: "Tecno" },
  toshiba: { name: "Toshiba", aliases: ["东芝"] },
  vivo: { name: "Vivo", ambiguous: true },
  vk: { name: "VK", ambiguous: true },
  vodafone: { name: "Vodafone" },
  xiaomi: { name: "Xiaomi", aliases: ["小米", "Xiaomi Tech"] },
  yu: { name: "YU", ambiguous: true },
  zte: { name: "ZTE", aliases: ["中兴"] },
};

/** Brands of the sources that are another's sub-brand: their models carry the sub-brand's name under the maker. */
export const subBrands: Record<string, { brand: string; prefix: string }> = {
  poco: { brand: "xiaomi", prefix: "Poco" },
  iqoo: { brand: "vivo", prefix: "iQOO" },
};

/** Other names of single models that no rule makes, by `brand/name`. */
export const modelAliases: Record<string, string[]> = {
  "apple/iPhone SE": ["iPhone SE (1st generation)", "iPhone SE (2016)", "iPhone SE 1"],
  "apple/iPhone SE (2020)": ["iPhone SE 2", "iPhone SE (2nd generation)", "iPhone SE2"],
  "apple/iPhone SE (2022)": ["iPhone SE 3", "iPhone SE (3rd generation)"],
  "apple/iPhone X": ["iPhone Ten", "iPhone 10"],
  "apple/iPhone XR": ["iPhone 10R"],
  "apple/iPhone XS": ["iPhone 10S"],
  "apple/iPad": ["iPad (first generation)", "first iPad"],
  "apple/iPad 3": ["new iPad", "iPad (3rd generation)"],
  "samsung/Galaxy Note FE": ["Galaxy Note Fan Edition"],
  "google/Nexus 5": ["Nexus 5 (2013)"],
  "xiaomi/Pocophone F1": ["Poco F1"],
  "oneplus/One": ["OnePlus 1", "OPO"],
};
