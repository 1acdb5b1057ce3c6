import type { Model } from "./merge-models.js";

/** A successor is announced at least and at most so many months after: closer ones are siblings, later ones a new start. */
const monthsApart: [least: number, most: number] = [4, 26];

/** Numbers skip one at most (Note 5 to Note 7), or go to the next ten (S10 to S20). */
const numberSteps = new Set([0.5, 1, 2, 10]);

/**
 * The product that replaced each, where its line makes it plain: the same line, the same words after the number
 * ("Plus", "Pro", none), the next higher number, announced later.
 * @param prefixOf what the names of the model's line begin with, or null
 */
export function successorsOf(models: Model[], prefixOf: (model: Model) => string | null): Map<Model, Model> {
  const families = new Map<string, { model: Model; number: number; month: number }[]>();
  for (const model of models) {
    const prefix = prefixOf(model);
    const date = model.facts.find((fact) => fact.date.length >= 7)?.date;
    if (prefix === null || !date) continue;
    const rest = model.name
      .slice(prefix.length)
      .trim()
      .toLowerCase()
      .replace(/^iii\b/, "3")
      .replace(/^ii\b/, "2");
    const match = /^(\d{1,2})(?!\d|\.\d)(.*)$/.exec(rest);
    if (!match) continue;
    // "6s" comes between 6 and 7 and has no words of its own.
    const half = /^s\b/.test(match[2]) && model.brand === "apple";
    const words = (half ? match[2].slice(1) : match[2]).trim();
    const key = `${model.brand} ${prefix} ${words}`;
    const entry = { model, number: Number(match[1]) + (half ? 0.5 : 0), month: Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) };
    families.set(key, [...(families.get(key) ?? []), entry]);
  }
  const successors = new Map<Model, Model>();
  for (const family of families.values()) {
    family.sort((a, b) => a.number - b.number);
    for (const { model, number, month } of family) {
      const next = family.find((other) => other.number > number);
      const apart = next ? next.month - month : 0;
      if (next && numberSteps.has(next.number - number) && apart >= monthsApart[0] && apart <= monthsApart[1])
        successors.set(model, next.model);
    }
  }
  return successors;
}
