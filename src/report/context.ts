import type { Brand, Catalogue } from "../catalogue/types.js";
import type { Config } from "../core/config.js";
import type { Store } from "../store/store.js";

/** What an answer is made from: an open workspace and the generation of facts that counts. */
export interface ReportContext {
  store: Store;
  catalogue: Catalogue;
  config: Config;
  /** Ours first, then the rivals. */
  brands: Brand[];
  /** The newest finished `relate` run; '' where there is none yet. */
  generation: string;
}

/** The title of a workspace. */
export function workspaceName(config: Config): string {
  return config.name ?? `${config.brand} in ${config.market}`;
}

/** Display name of a catalogue id; the id itself where the catalogue no longer has it. */
export function nameOf(catalogue: Catalogue, entity: string): string {
  return catalogue.brand(entity) || catalogue.product(entity) ? catalogue.displayName(entity) : entity;
}
