import type { Stance, Voice } from "../../core/reading.js";
import type { ActionRow } from "../actions/of-document.js";

/** What one document says of one brand. */
export interface BrandStance {
  /** Catalogue id. */
  brand: string;
  stance: Stance | "unclear";
}

/** A document as groups see it: what was done in it, and how it was read. `time` is in Unix seconds. */
export interface GroupRow extends ActionRow {
  /** The platform; empty or absent where all are of one. */
  source?: string;
  /** The program that posted it; empty where unknown. */
  client?: string | null;
  /** Brands it speaks of, each once; empty where it names none. */
  brands: readonly BrandStance[];
  voice?: Voice | null;
}
