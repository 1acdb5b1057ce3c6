import type { StepRow } from "../../store/cursors.js";

/** What steps have brought, and whether anything since it was last taken. */
export class News {
  documents = 0;
  #isNew = false;

  add({ documents, duplicates, deleted }: StepRow): void {
    this.documents += documents;
    // A known document may have come with other content.
    this.#isNew ||= documents + duplicates + deleted > 0;
  }

  /** True where something came since the last time; from then on false. */
  take(): boolean {
    const wasNew = this.#isNew;
    this.#isNew = false;
    return wasNew;
  }
}
