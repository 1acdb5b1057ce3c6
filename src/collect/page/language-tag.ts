import { metaOf, type PageFacts } from "./page-facts.js";

const tag = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_].*)?$/i;

/** The language that the page says it is in, as a BCP 47 tag: `en`, `en-US`, `zh-Hant-TW`. Null where it says none, or no language. */
export function languageTag(facts: PageFacts): string | null {
  const said = [facts.htmlLang, metaOf(facts, "og:locale", "content-language", "language", "dc.language", "inlanguage")];
  for (const value of said) {
    const match = value ? tag.exec(value.split(",")[0].trim()) : null;
    if (!match) continue;
    const [, language, script, region] = match;
    const parts = [language.toLowerCase()];
    if (script) parts.push(script[0].toUpperCase() + script.slice(1).toLowerCase());
    if (region) parts.push(region.toUpperCase());
    return parts.join("-");
  }
  return null;
}
