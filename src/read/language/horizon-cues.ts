import type { Horizon } from "../../core/reading.js";
import type { Span } from "../../core/span.js";

/** The words that show a horizon in a language that is not read in full. */
export interface HorizonCue extends Span {
  horizon: Exclude<Horizon, "unclear">;
  /** The reason in plain words. */
  says: string;
}

/** Alternatives of plain words: no repetition, so that matching is linear. Order: a rumour outweighs an announcement, that a release. */
const cues: Record<string, [horizon: HorizonCue["horizon"], pattern: RegExp][]> = {
  es: [
    [
      "rumoured",
      /\b(?:rumores?|rumorea|filtrad[oa]s?|filtraci[oó]n|filtraciones|se filtran?|podr[ií]an?|supuest[oa]s?|se espera|estar[ií]a preparando|llegar[ií]a|tendr[ií]a|costar[ií]a)(?![\p{L}])/iu,
    ],
    [
      "announced",
      /\b(?:presentad[oa]s?|presentó|presenta|anuncia|anunció|anunciad[oa]s?|se lanzará|lanzará|llegará|preventa|reserva ya|oficialmente|será lanzado)(?![\p{L}])/iu,
    ],
    [
      "released",
      /\b(?:compr[eé]|he comprado|acabo de comprar|mi nuevo|ya disponible|a la venta|oferta|rebajas|reseña|análisis|review|llevo \S{1,12} (?:días|semanas|meses)|no funciona|se me rompió|lo tengo)(?![\p{L}])/iu,
    ],
  ],
  zh: [
    ["rumoured", /曝光|传闻|爆料|据说|据传|或将|有望|消息称|谍照|疑似|泄露|渲染图/u],
    ["announced", /正式发布|发布会|将于|即将发布|宣布|预售|预约|官宣|亮相/u],
    ["released", /开箱|评测|上手|入手|买了|用了|开售|现货|降价|优惠|死机|发烫|好用|不好用/u],
  ],
};

const reasons: Record<HorizonCue["horizon"], string> = {
  rumoured: "words of rumour or leak, in a language of which only such words are read",
  announced: "words of an announcement, in a language of which only such words are read",
  released: "words of sale or use, in a language of which only such words are read",
};

/** True for the languages of which {@link foreignHorizon} knows words. */
export function hasHorizonCues(lang: string): boolean {
  return lang in cues;
}

/** The first horizon whose words a Spanish or Chinese text holds, strongest first; null where there are none or the language has no cues. */
export function foreignHorizon(text: string, lang: string): HorizonCue | null {
  for (const [horizon, pattern] of cues[lang] ?? []) {
    const found = pattern.exec(text);
    if (found) return { horizon, start: found.index, end: found.index + found[0].length, says: reasons[horizon] };
  }
  return null;
}
