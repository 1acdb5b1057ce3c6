import type { OpenHandles } from "../source.js";

/** Handles kept at most; the one not used for longest is closed first. */
const mostHandles = 32;

/** Keeps what local sources have open between two steps, and closes it all at the end. */
export class HandleStore implements OpenHandles, AsyncDisposable {
  readonly #kept = new Map<string, AsyncDisposable & { position: string }>();

  take(key: string): (AsyncDisposable & { position: string }) | null {
    const handle = this.#kept.get(key) ?? null;
    this.#kept.delete(key);
    return handle;
  }

  keep(key: string, handle: AsyncDisposable & { position: string }): void {
    const former = this.take(key);
    if (former && former !== handle) void former[Symbol.asyncDispose]();
    this.#kept.set(key, handle);
    for (const [oldest, one] of this.#kept) {
      if (this.#kept.size <= mostHandles) return;
      this.#kept.delete(oldest);
      void one[Symbol.asyncDispose]();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const handles = [...this.#kept.values()];
    this.#kept.clear();
    await Promise.all(handles.map((handle) => handle[Symbol.asyncDispose]()));
  }
}
