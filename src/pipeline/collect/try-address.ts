import { systemClock } from "../../collect/fetch/host-gate.js";
import type { SourceFetcher } from "../../collect/source-step.js";
import type { Config } from "../../core/config.js";
import { LandfallError } from "../../core/errors.js";
import { sourceSchema } from "../../core/source-config.js";
import type { Workspace } from "../workspace.js";
import { fetcherOf } from "./collector.js";
import type { SourceInput } from "./edit-sources.js";
import { planOf } from "./plan.js";
import { type RecognisedSource, recogniseSource } from "./recognise-source.js";
import { type SourceTrial, trySource } from "./try-source.js";

/** What a tried address gave. */
export interface TriedSource extends RecognisedSource {
  asks: string[];
  limits: string[];
  trials: SourceTrial[];
}

/** What of a workspace it takes to ask: the store stays free for who collects. */
type Asking = Pick<Workspace, "config" | "catalogue" | "folder">;

/**
 * Understands an address, and asks what it stands for its first question; keeps nothing.
 * @throws LandfallError FETCH_REFUSED, FETCH_FAILED, NOT_FOUND
 */
export async function tryAddress(
  workspace: Asking,
  version: string,
  address: string,
  name?: string,
  signal?: AbortSignal,
): Promise<TriedSource> {
  return withFetcher(workspace, version, async (fetcher) => {
    const { source, why } = await recogniseSource(address, fetcher, signal);
    const named: SourceInput = { ...source, name: name ?? freeName(String(source.name), workspace.config) };
    const checked = sourceSchema.safeParse(named);
    if (!checked.success) throw new LandfallError("USAGE", `the name ${checked.error.issues[0].message}`, { next: "give another name" });
    const [planned] = planOf({ ...workspace, config: { ...workspace.config, sources: [checked.data] } });
    const trials = await trySource(planned, fetcher, { now: systemClock.now, signal });
    return { source: named, why, asks: planned.tasks.map(({ asks }) => asks), limits: [...planned.limits], trials };
  });
}

/**
 * Asks a source of the workspace its first question; keeps nothing.
 * @throws LandfallError NOT_FOUND
 */
export async function tryNamed(workspace: Asking, version: string, name: string, signal?: AbortSignal): Promise<SourceTrial[]> {
  const source = planOf(workspace).find((one) => one.name === name);
  if (!source) throw new LandfallError("NOT_FOUND", `there is no live source '${name}'`, { next: "`landfall sources` lists them" });
  return withFetcher(workspace, version, (fetcher) => trySource(source, fetcher, { now: systemClock.now, signal }));
}

async function withFetcher<T>({ config }: Asking, version: string, work: (fetcher: SourceFetcher) => Promise<T>): Promise<T> {
  const fetcher = fetcherOf(config, version);
  try {
    return await work(fetcher);
  } finally {
    await fetcher[Symbol.asyncDispose]();
  }
}

/** The name, or the name with the first number that no other source has. */
export function freeName(name: string, { sources }: Config): string {
  const taken = new Set(sources.map((source) => source.name));
  for (let at = 1; ; at++) {
    const tried = at === 1 ? name : `${name} ${at}`;
    if (!taken.has(tried)) return tried;
  }
}
