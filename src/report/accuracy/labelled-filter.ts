import { LandfallError } from "../../core/errors.js";
import { type Axis, axes, axisLabels, voices } from "../../core/reading.js";
import { labelOrigins } from "../../store/corrections.js";
import type { Parameters } from "../../store/store.js";
import type { DocumentFilter } from "../answers.js";

type Add = (condition: string, values?: Parameters) => void;

/** The axes that a label is given on, and the voice that follows from three of them. */
const judgedAxes: readonly (Axis | "voice")[] = [...axes, "voice"];

/** The axes that must be labelled for the voice to be known. */
const voiceAxes: readonly Axis[] = ["tie", "experience", "speaker"];

/** Standing labels of persons, the newest of each document and axis. */
export const standingLabels = `SELECT id, axis, argMax(label, version) AS label, argMax(origin, version) AS origin, argMax(by, version) AS by
  FROM corrections FINAL WHERE undone = 0 GROUP BY id, axis`;

/**
 * Conditions on what persons have labelled and on how probable a label was read. What is right is what `facts` shows: a person's label stands there.
 * @throws LandfallError USAGE for an axis, label or range that there is not
 */
export function addLabelled({ labelled, drawn, probability, agreed }: DocumentFilter, add: Add): void {
  if (labelled !== undefined) {
    if (labelled === "any") add(`f.id IN (SELECT id FROM (${standingLabels}) WHERE ${drawnIn(drawn)})`, drawnValues(drawn));
    else if (labelled.startsWith("!")) add(`f.id NOT IN (${labelledOn(axisOf(labelled.slice(1)), undefined)})`);
    else addJudged(labelled, drawn, add);
  }
  if (agreed !== undefined) add(`(f.id, f.${axisOf(agreed)}) IN (SELECT id, ${axisOf(agreed)} FROM readings FINAL)`);
  if (probability !== undefined) addProbability(probability, add);
}

function addJudged(labelled: string, drawn: string | undefined, add: Add): void {
  const [name, right = "", read = ""] = labelled.split(":");
  const axis = axisOf(name);
  const labels: readonly string[] = axis === "voice" ? voices : axisLabels[axis];
  add(`f.id IN (${labelledOn(axis, drawn)})`, drawnValues(drawn));
  // A horizon is judged only where the document is about a product.
  if (axis === "horizon") add("f.horizon != ''");
  if (right !== "") add(`f.${axis} = {judgedRight:String}`, { judgedRight: oneOf(right, labels, axis) });
  if (read === "withheld")
    add(`f.id IN (SELECT id FROM readings FINAL WHERE ${axis} NOT IN {judgedLabels:Array(String)})`, { judgedLabels: labels });
  else if (read !== "")
    add(`f.id IN (SELECT id FROM readings FINAL WHERE ${axis} = {judgedRead:String})`, { judgedRead: oneOf(read, labels, axis) });
}

function addProbability(probability: string, add: Add): void {
  const [, name, from, to] = /^([a-z]+):(\d(?:\.\d{1,4})?)-(\d(?:\.\d{1,4})?)$/.exec(probability) ?? [];
  const axis = axes.find((one) => one === name);
  if (axis === undefined) throw wrong(`'${probability}' is no probability of an axis`, "write e.g. tie:0-0.6");
  // A horizon has a probability of its own only where the document was read as about a product.
  const asked = axis === "horizon" ? "horizon != '' AND " : "";
  add(`f.id IN (SELECT id FROM readings FINAL WHERE ${asked}${axis}_p >= {sureFrom:Float64} AND ${axis}_p < {sureTo:Float64})`, {
    sureFrom: Number(from),
    // Certainty itself belongs to the last stretch.
    sureTo: Number(to) >= 1 ? 2 : Number(to),
  });
}

function labelledOn(axis: Axis | "voice", drawn: string | undefined): string {
  if (axis !== "voice") return `SELECT id FROM (${standingLabels}) WHERE axis = '${axis}' AND ${drawnIn(drawn)}`;
  const all = voiceAxes.map((one) => `'${one}'`).join(", ");
  return `SELECT id FROM (${standingLabels}) WHERE axis IN (${all}) AND ${drawnIn(drawn)} GROUP BY id HAVING count() = ${voiceAxes.length}`;
}

function drawnIn(drawn: string | undefined): string {
  return drawn === undefined ? "1" : "origin IN {drawn:Array(String)}";
}

function drawnValues(drawn: string | undefined): { drawn?: string[] } {
  return drawn === undefined ? {} : { drawn: drawn.split(",").map((origin) => oneOf(origin, labelOrigins, "how a label was drawn")) };
}

function axisOf(name: string): Axis | "voice" {
  const axis = judgedAxes.find((one) => one === name);
  if (axis === undefined) throw wrong(`'${name}' is no axis`, `choose one of ${judgedAxes.join(", ")}`);
  return axis;
}

function oneOf(value: string, allowed: readonly string[], of: string): string {
  if (allowed.includes(value)) return value;
  throw wrong(`'${value}' is none of ${of}`, `choose one of ${allowed.join(", ")}`);
}

function wrong(message: string, next: string): LandfallError {
  return new LandfallError("USAGE", message, { next });
}
