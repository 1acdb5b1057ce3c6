import type { Catalogue } from "../catalogue/types.js";
import type { DocumentLine } from "../core/document.js";
import { type Axis, axes, type Evidence, type Reading, voiceOf } from "../core/reading.js";
import { type Adjustment, calibrationsOf } from "./adjust/adjustment.js";
import { findAspects } from "./aspects/find.js";
import { findClaims } from "./claims/find.js";
import { makerNames } from "./cues/accounts.js";
import { addEvidence } from "./evidence.js";
import { Features, featuresOf } from "./features.js";
import { createLanguageDetector } from "./language/detect.js";
import { foreignHorizon, hasHorizonCues } from "./language/horizon-cues.js";
import { createMentionFinder } from "./mentions/find.js";
import { type Head, headLabels, heads, type ReaderModel } from "./model.js";
import { loadReaderModel } from "./model-file.js";
import { publishedDay, publishedInstant } from "./published-day.js";
import { Scorer } from "./scorer.js";
import { situationOf } from "./situation.js";
import { Tokens, tokenise } from "./tokens.js";

/** Reads documents by the codebook. Synchronous and pure: the same document gives the same reading. */
export interface Reader {
  /** @param target the entity to read the document for, where not the likeliest */
  read(document: DocumentLine, target?: string): Reading;
  /** The probability of every label of every axis, in the order of `axisLabels`; a workspace's own adjustment is fitted on them. */
  weigh(document: DocumentLine, target?: string): Record<Axis, number[]>;
  /** Changes with the weights and with the code of the reader. */
  readerVersion: string;
}

export interface ReaderOptions {
  catalogue: Catalogue;
  /** ISO 3166-1 alpha-2, the market whose release dates count; `*` (the default) is the first market anywhere. */
  market?: string;
  /** Default: the weights that come with Landfall. */
  model?: ReaderModel;
  /** A label less probable than its axis's threshold is given as `unclear`. Default 0: always the likeliest. */
  thresholds?: Partial<Record<Axis, number>>;
  /** What a workspace's own labels changed; none by default. */
  adjustment?: Adjustment;
}

/** UTF-16 units of a text that are read: some 8,000 words. What follows is not looked at, so that no document takes unbounded time. */
export const longestText = 50_000;

/**
 * The probability told for a horizon that the words of a Spanish or Chinese text show. Assumed, not measured: there are
 * no labelled texts in these languages.
 */
const foreignHorizonP = 0.67;

/** Raised by hand where the code changes what is read from the same weights. */
export const codeVersion = "1";

/** The labels that say that nothing was found: they need no evidence. */
const defaultLabels: Partial<Record<Head, string>> = {
  level: "none",
  horizon: "unclear",
  experience: "none",
  tie: "none_found",
  stance: "neutral",
  disclosed: "no",
};

/** A reader over a catalogue. It keeps buffers: use one a thread. */
export function createReader(options: ReaderOptions): Reader {
  const model = options.model ?? loadReaderModel();
  const market = options.market ?? "*";
  const thresholds = options.thresholds ?? {};
  const languages = createLanguageDetector();
  const finder = createMentionFinder(options.catalogue);
  const makers = makerNames(options.catalogue.brands.map((brand) => brand.name));
  const scorer = new Scorer(model);
  const tokens = new Tokens();
  const features = new Features();

  const calibrations = calibrationsOf(model, options.adjustment);

  /** Takes the document's features into the scorer. */
  const take = (document: DocumentLine, wanted?: string) => {
    const text = document.text.length > longestText ? document.text.slice(0, longestText) : document.text;
    tokenise(text, tokens);
    const language = languages.detect(text, tokens);
    const found = finder.find(document, tokens);
    const target = wanted
      ? (found.candidates.find((candidate) => candidate.entity === wanted) ?? {
          label: options.catalogue.displayName(wanted),
          p: 0,
          entity: wanted,
        })
      : found.target;
    featuresOf(document, tokens, situationOf(options.catalogue, document, text, found, target), makers, features);
    scorer.calibration = calibrations(document.source);
    scorer.take(features);
    return { language, found, target };
  };

  /** The label of a head for the document taken: that of the greatest probability times preference. */
  const best = (head: Head) => {
    const p = scorer.probabilities(head);
    const { preference } = model.calibration[head];
    let index = 0;
    for (let k = 1; k < p.length; k++) if (p[k] * preference[k] > p[index] * preference[index]) index = k;
    return { index, label: headLabels[head][index], p: p[index], all: p };
  };

  /** A label as told: `unclear` below its threshold. */
  const labelled = <A extends Axis>(axis: A, { label, p }: { label: string; p: number }) => ({
    label: p < (thresholds[axis] ?? 0) ? ("unclear" as const) : (label as (typeof headLabels)[A][number]),
    p,
  });

  const weigh = (document: DocumentLine, wanted?: string) => {
    take(document, wanted);
    return Object.fromEntries(axes.map((axis) => [axis, [...scorer.probabilities(axis)]])) as Record<Axis, number[]>;
  };

  const read = (document: DocumentLine, wanted?: string): Reading => {
    const { language, found, target } = take(document, wanted);
    const chosen = {
      level: best("level"),
      horizon: best("horizon"),
      experience: best("experience"),
      tie: best("tie"),
      speaker: best("speaker"),
      stance: best("stance"),
      disclosed: best("disclosed"),
    };
    const level = labelled("level", chosen.level);
    const cue = level.label === "product" ? foreignHorizon(tokens.text, language.lang) : null;
    // Names, links and the account may say the same more surely.
    const foreign = cue && (chosen.horizon.label !== cue.horizon || chosen.horizon.p < foreignHorizonP) ? cue : null;
    const horizon =
      level.label === "product"
        ? labelled("horizon", foreign ? { label: foreign.horizon, p: foreignHorizonP } : chosen.horizon)
        : { label: null, p: level.p };
    const experience = labelled("experience", chosen.experience);
    const tie = labelled("tie", chosen.tie);
    const speaker = labelled("speaker", chosen.speaker);
    const stance = labelled("stance", chosen.stance);
    const paid = tie.label === "seller" || tie.label === "compensated";
    const evidence: Evidence[] = [];
    if (foreign && horizon.label === foreign.horizon) {
      const { start, end, says } = foreign;
      const without = chosen.horizon.all[(headLabels.horizon as readonly string[]).indexOf(foreign.horizon)];
      evidence.push({ axis: "horizon", start, end, cue: says, weight: Math.max(0, foreignHorizonP - without) });
    }
    for (const head of heads) {
      const isAsked = head === "horizon" ? horizon.label !== null && !foreign : head === "disclosed" ? paid : true;
      const isWithheld = head !== "disclosed" && chosen[head].p < (thresholds[head] ?? 0);
      if (isAsked && !isWithheld && chosen[head].label !== defaultLabels[head])
        addEvidence(evidence, scorer, features, head, chosen[head].index, chosen[head].all);
    }
    const entity = target.entity;
    return {
      id: document.id,
      lang: language.lang,
      mentions: found.mentions,
      target,
      level,
      horizon,
      experience,
      tie,
      disclosed: paid ? { label: chosen.disclosed.index === 1, p: chosen.disclosed.p } : { label: null, p: tie.p },
      speaker,
      stance,
      voice: voiceOf({ tie: tie.label, experience: experience.label, speaker: speaker.label }),
      repost: features.repost,
      // The codebook: aspects only of own use or of a judgement.
      aspects:
        chosen.experience.label === "none" && chosen.stance.label === "neutral"
          ? []
          : findAspects(document, tokens, found.mentions, language.lang, target.entity),
      claims: mayClaim(level.label, horizon.label, language.lang)
        ? findClaims(document, tokens, found.mentions, publishedInstant(document.published))
        : [],
      evidence,
      release_state: entity ? releaseState(options.catalogue, entity, market, document) : "unknown",
      read_in_full: language.lang === "en" || language.lang === "und",
    };
  };
  return { read, weigh, readerVersion: `${codeVersion}-${model.version}${options.adjustment ? `-${options.adjustment.name}` : ""}` };
}

/** A claim is about what is not official: a product that reads as announced or on sale makes none. Languages that are not read in full get the benefit of the doubt. */
function mayClaim(level: string, horizon: string | null, lang: string): boolean {
  if (hasHorizonCues(lang) && horizon === "released") return false;
  return lang !== "en" || level === "brand" || horizon === "rumoured" || horizon === "unclear";
}

function releaseState(catalogue: Catalogue, entity: string, market: string, document: DocumentLine): Reading["release_state"] {
  const day = publishedDay(document.published);
  if (day === null || !catalogue.product(entity)) return "unknown";
  return catalogue.releaseState(entity, market, day).state;
}
