import { slugOf } from "../../src/catalogue/name-key.js";
import { subBrands } from "./brands.js";

/** A source's model name taken apart. */
export interface ModelName {
  /** Slug of the brand it is sold under. */
  brand: string;
  /** Without brand, storage size, model code, region and kind words. */
  name: string;
  /** Model codes that stood in the name. */
  codes: string[];
  /** Other names given in brackets. */
  aliases: string[];
  /** What the words said: a watch, a tablet, or nothing. */
  kind: "watch" | "tablet" | "";
  /** True where a region, network or size was cut off: another row may be the plain model. */
  isVariant: boolean;
}

/** Brands that put a model code beside the name ("I9300 Galaxy S III", "Galaxy Ace S5830", "Zenfone Max ZC550KL"). */
const brandsWithCodes = new Set(["samsung", "lg", "sony", "motorola", "asus", "micromax", "google"]);
/** Names that mean nothing without the code beside them. */
const hollowNames = new Set([
  "Moto",
  "Bolt",
  "Canvas",
  "Unite",
  "Vdeo",
  "Spark",
  "Zenfone",
  "Zenpad",
  "Fonepad",
  "Smart",
  "Windows",
  "Cell",
]);
const codeToken = /^(?:[A-Z]{1,4}-?\d{3,5}[A-Z]{0,3}|i\d{3,4}[A-Z]?)$/;

const description = /\b(?:smartphone|phone|tablet|watch)\. /;
const systemWords = / (?:Windows Mobile|Symbian|Linux|Firefox OS|Android)$/;
/** The newest source adds the kind in small letters. */
const kindWords = /(?: Android)? (watch|tablet)$/;
const storage = /[ ,]+\d+(?:\/\d+)* ?(?:GB|TB)$/i;
const regionInBrackets =
  /\s*\((?:USA|India|China|CDMA|Global|Verizon|T-Mobile|Asia|Indonesia|Russia|Intel|Tegra|Media[Tt]ek|octa-core|Snapdragon[^)]*|Dimensity|White [vV]ersion|White Edition|unspecified version|Windows|5G|4GB\+64GB|SM-[A-Z0-9]+|S801|t1|V100)\)/g;
const networkWords =
  /(?<!iPhone)(?: \+)?[ -](?:CDMA|dual sim|dual-sim|Dual-LTE|Wi-?Fi(?: \+ (?:3G|Cellular))?|Cellular|TD-LTE|LTE-A|3G\/LTE|3G|5G UW|LTE)$/i;
const watchSizes = / (?:38|40|41|42|44|45|46|49)mm\b| Aluminum\b| Stainless\b/g;

/** Which names by other firms are a brand of their own or Google's. */
function settleBrand(brand: string, name: string): [brand: string, name: string] {
  const sub = subBrands[brand];
  if (sub) return [sub.brand, name.startsWith(sub.prefix) ? name : `${sub.prefix} ${name}`];
  if (brand === "huawei" && /^Honor \S/i.test(name)) return ["honor", name.slice("Honor ".length)];
  if (brand === "lenovo" && name === "ThinkPad") return [brand, "ThinkPad Tablet"];
  const nexus = /^(?:Google )?(Nexus (?:One|S|4|5X?|6P?|7|9|10))\b/.exec(name);
  if (nexus && brand !== "google") return ["google", name.slice(name.indexOf("Nexus"))];
  return [brand, name];
}

/** "DROID X" and "droid x" are one name: words that makers shout, as people write them. */
const shouted: [RegExp, string][] = [
  [/\bDROID\b/g, "Droid"],
  [/\bRAZR\b/g, "Razr"],
  [/\bMOTO\b/g, "Moto"],
  [/\bDEFY\b/g, "Defy"],
  [/\bXOOM\b/g, "Xoom"],
  [/\bMILESTONE\b/g, "Milestone"],
  [/\bATRIX\b/g, "Atrix"],
  [/\bCLIQ\b/g, "Cliq"],
  [/\bEVO\b/g, "Evo"],
  [/\bKeyone\b|\bKEYone\b/g, "KeyOne"],
  [/\bKEY2\b/g, "Key2"],
  [/\bPRIV\b/g, "Priv"],
  [/\bpro\b/g, "Pro"],
];

/** Takes one source's model name apart, or null where the row announces nothing ("… Not announced yet. Features …"). */
export function modelNameOf(sourceBrand: string, model: string): ModelName | null {
  let name = model.replace(/\s+/g, " ").trim();
  if (description.test(name) || /announced yet/.test(name)) return null;
  let kind: ModelName["kind"] = "";
  const kindMatch = kindWords.exec(name);
  if (kindMatch) {
    kind = kindMatch[1] as "watch" | "tablet";
    name = name.slice(0, kindMatch.index);
  }
  name = name.replace(systemWords, "").replace(systemWords, "");

  let brand = slugOf(sourceBrand.replaceAll("&", ""));
  const spoken = sourceBrand.toLowerCase();
  if (name.toLowerCase().startsWith(`${spoken} `)) name = name.slice(spoken.length + 1);
  [brand, name] = settleBrand(brand, name);
  for (const [from, to] of shouted) name = name.replace(from, to);

  const before = name;
  let isVariant = false;
  name = name.replace(storage, "");
  const trimmed = name.replace(regionInBrackets, "").replace(networkWords, "").replace(networkWords, "").replace(regionInBrackets, "");
  if (trimmed !== name && trimmed !== "") {
    isVariant = true;
    name = trimmed;
  }
  if (kind === "watch" || /^Watch\b/.test(name)) name = name.replace(watchSizes, "");
  name = name.replace(/\bNote(?=\d)/g, "Note ");
  if (brand === "samsung") name = name.replace(/(Z (?:Fold|Flip)) (?=\d)/, "$1");
  if (brand === "htc") name = name.replace(/\((M\d\w?|E\d)\)/, "$1").replace(/\((M8 Eye)\)/, "$1");

  const codes: string[] = [];
  if (brandsWithCodes.has(brand)) {
    const tokens = name.split(" ");
    const kept = tokens.filter((token) => !codeToken.test(token));
    if (
      kept.length > 0 &&
      kept.length < tokens.length &&
      !hollowNames.has(kept.join(" ")) &&
      kept.some((token) => /[A-Za-z]{2}/.test(token))
    ) {
      codes.push(...tokens.filter((token) => codeToken.test(token)));
      name = kept.join(" ");
    }
  }
  const aliases: string[] = [];
  name = name.replace(/\s*\(([^)]*)\)/g, (whole, inside: string) => {
    if (/^(?:\d{4}|\dst gen|\dnd gen|\drd gen|\dth gen|\d{4} Edition|[12]a?)$/i.test(inside)) return whole.replace("Gen", "gen");
    if (/^[A-Za-z].*\d/.test(inside) && inside.length <= 20 && !/-\d{3}|mm|µm/.test(inside)) {
      aliases.push(inside.replace(new RegExp(`^${sourceBrand} `, "i"), ""));
      return "";
    }
    return /^\d/.test(inside) && inside.length <= 4 ? ` ${inside}` : "";
  });
  name = name.replace(/\s+/g, " ").trim();
  if (name === "") name = before;
  return { brand, name, codes, aliases, kind, isVariant };
}
