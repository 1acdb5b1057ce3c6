import { hashOf } from "../tokens.js";
import { wordSet } from "../word-table.js";

/** Function words that are frequent in English and in no other language of Latin script ("in", "so", "me", "an" are left out). */
const words =
  "the and of that you it is was for with this have are not but they what your from just my we can all about when how get if there who would their been has had than then " +
  "which will were more out only could should because don't can't it's i'm i've isn't doesn't didn't won't does did why these those his her our us really very good great " +
  "after before into over also some any here now one be it's people time new love like want need know think make work works using used phone";

/** Hashes of the words, as tokens have them. */
export const englishWords = wordSet(words.split(" ").map(hashOf));
