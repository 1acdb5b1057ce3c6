import type { Catalogue } from "../../catalogue/types.js";
import type { DocumentLine } from "../../core/document.js";
import type { Mention, Target } from "../../core/reading.js";
import type { Tokens } from "../tokens.js";
import { accessoryNouns } from "./accessories.js";
import { candidatesOf, kindsOf } from "./candidates.js";
import { gatherContext } from "./context.js";
import { Linker } from "./link.js";
import { addListItems } from "./lists.js";
import { Matches, matchNames } from "./matches.js";
import type { MentionModel } from "./model.js";
import { readMentionModel } from "./model-file.js";
import { buildNameIndex } from "./names.js";
import { spansOf } from "./spans.js";
import { TagFeatures } from "./tag-features.js";
import { Tagger } from "./tagger.js";
import { TargetChooser } from "./target.js";

/** What a document names, and which of it the document is about. */
export interface MentionResult {
  /** In text order, without overlaps; every occurrence of a name is a mention of its own. */
  mentions: Mention[];
  target: Target;
  /** Every named entity as a target of its own, the likeliest first; `target` is the first of them, or nothing (label null) where that is likelier. */
  candidates: Target[];
}

/** Finds names in documents. Make one per catalogue; it may be used for any number of documents, one at a time. */
export interface MentionFinder {
  /** @param tokens the tokens of `document.text` */
  find(document: DocumentLine, tokens: Tokens): MentionResult;
}

/**
 * Builds the name index of a catalogue (a fraction of a second for 10,000 products) and returns a finder over it.
 * @param model learned weights; those that come with Landfall where none are given
 */
export function createMentionFinder(catalogue: Catalogue, model: MentionModel = readMentionModel()): MentionFinder {
  const index = buildNameIndex(catalogue);
  const linker = new Linker(catalogue, index);
  const kinds = kindsOf(catalogue);
  const matches = new Matches();
  const tagger = new Tagger(new TagFeatures(model.casing), model.tagger);
  const chooser = new TargetChooser(catalogue, model.target);
  const related: (string | null)[] = [];
  return {
    find(document, tokens) {
      matchNames(index, tokens, matches);
      const tags = tagger.run(tokens, matches);
      const context = gatherContext(document, index);
      const spans = addListItems(spansOf(tokens, tags, matches, index, accessoryNouns), tokens, index, catalogue);
      const mentions = linker.link(document, tokens, spans, context, related);
      const candidates = candidatesOf(catalogue, kinds, tokens, mentions, related, context, matches);
      const ranked = chooser.rank(tokens, mentions.length, candidates, context.forumNames.length > 0, context.product);
      return { mentions, target: ranked[0], candidates: ranked.filter(({ label }) => label !== null) };
    },
  };
}
