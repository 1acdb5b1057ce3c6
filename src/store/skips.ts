import type { Axis } from "../core/reading.js";
import type { Store } from "./store.js";

/** Keeps that a person could not label a document on some axes: it is not drawn for them again. */
export async function saveSkips(store: Store, id: string, axes: readonly Axis[], by: string): Promise<void> {
  const at = Date.now();
  await store.insert(
    "skips",
    axes.map((axis) => ({ id, axis, by, at, version: store.nextVersion() })),
  );
}
