import type { SourceStep } from "../../collect/source-step.js";
import type { Diagnostic } from "../../core/errors.js";

/** Defects of the asking and not of what came: no row that could not be used. */
const askingDefects: ReadonlySet<string> = new Set(["unreachable", "too_many", "bad_status", "refused", "no_access", "gone"]);

/** True for a diagnostic that says why nothing came. */
export function isAskingDefect({ code }: Diagnostic): boolean {
  return askingDefects.has(code);
}

/**
 * Why a step gave nothing; null where it went well. A step that only turned to another way (another server, the page instead of the API) has a new cursor and has failed all the same.
 */
export function failureOf(step: Pick<SourceStep, "outcome" | "diagnostics" | "documents">): Diagnostic | null {
  if (step.outcome !== "read" && step.outcome !== "unchanged") return step.diagnostics.at(0) ?? noReason;
  return step.documents.length === 0 ? (step.diagnostics.find(isAskingDefect) ?? null) : null;
}

const noReason: Diagnostic = { file: "", line: 0, code: "failed", reason: "no reason was given", raw: "" };
