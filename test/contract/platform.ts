/** What a stand-in for a platform is made of. */
import type { CompiledQuery } from "../../src/collect/query.js";
import type { SourceAdapter, SourceTask } from "../../src/collect/source.js";

export const query: CompiledQuery = { phrases: ["Quayphone"], ambiguous: [], exclusions: [], languages: [] };

/** An item of a platform: the n-th newest. */
export interface Item {
  n: number;
  instantMs: number;
}

export interface Platform {
  name: string;
  adapter: SourceAdapter;
  task: (base: string) => SourceTask;
  /** The body that answers a request for the items, newest first. */
  answer: (items: Item[], url: URL) => string;
  /** The body with one item that has lost its form among good ones. */
  withBroken: (items: Item[], url: URL) => string;
  /** The body with its newest item deleted, and the beginning of that item's id; absent where the platform gives no sign. */
  withDeleted?: { answer: (items: Item[], url: URL) => string; id: RegExp };
  contentType: string;
  /** Items in the tests that page through all; more than two pages where absent. */
  itemCount?: number;
  /** True for an archive that never changes: nothing new comes into it. */
  isFixed?: boolean;
  /** How a document is dated whose platform stamps it days ahead of us. */
  futureGrade?: string;
}

export const iso = (ms: number): string => new Date(ms).toISOString();
export const text = (n: number): string => `Quayphone number ${n}: the screen is fine, the battery is not.`;

export function firstTask<Settings>(adapter: SourceAdapter<Settings>, settings: Settings): SourceTask {
  return adapter.plan(query, settings)[0];
}
