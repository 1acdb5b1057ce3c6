import { readdirSync, readFileSync } from "node:fs";
import { dataFolder } from "../mentions/material.js";

/** One line in so many is kept for the evaluation. */
const heldOutEvery = 5;

export function isHeldOut(line: number): boolean {
  return line % heldOutEvery === 0;
}

export function linesOf(kind: "sentences" | "word-pairs" | "single-words", language: string): string[] {
  return readFileSync(`${dataFolder}/language/lingua/${kind}/${language}.txt`, "utf8").split("\n").filter(Boolean);
}

/** The codes of the 75 languages. */
export function languages(): string[] {
  return readdirSync(`${dataFolder}/language/lingua/sentences`)
    .map((file) => file.slice(0, -4))
    .sort();
}
