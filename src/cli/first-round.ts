import type { PlannedSource } from "../pipeline/collect/plan.js";
import type { StepRow, TaskState } from "../store/cursors.js";
import type { Effects } from "./effects.js";

/** Tells how the first round over sources that were never asked goes, and in the end plainly what could not be reached. */
export class FirstRound {
  readonly #effects: Effects;
  readonly #show: (busy: string | null) => void;
  readonly #waiting = new Set<string>();
  readonly #failures = new Map<string, string>();
  #all = 0;
  #documents = 0;

  constructor(effects: Effects, show: (busy: string | null) => void) {
    this.#effects = effects;
    this.#show = show;
  }

  /** Begins with the sources that will be asked. */
  begin(sources: readonly PlannedSource[]): void {
    const asked = sources.filter(({ config, tasks }) => !config.paused && tasks.length > 0);
    for (const { name } of asked) this.#waiting.add(name);
    this.#all = asked.length;
    if (this.#all === 0)
      this.#effects.tell("no live source to collect: add one with `landfall sources add ADDRESS`, or in the app under Sources");
    else this.#tell();
  }

  /** A step was kept: its source has answered, or has not. */
  add({ source, documents, reason }: StepRow, { outcome }: TaskState): void {
    if (this.#all === 0) return;
    this.#documents += documents;
    if (outcome === "read" || outcome === "unchanged") this.#failures.delete(source);
    else if (this.#waiting.has(source)) this.#failures.set(source, reason);
    this.#waiting.delete(source);
    if (this.#waiting.size > 0) this.#tell();
    else this.#end();
  }

  #tell(): void {
    const stage = `collecting: ${this.#all - this.#waiting.size} of ${this.#all} sources asked, ${this.#documents} documents`;
    this.#show(stage);
    this.#effects.progress({ stage, done: this.#all - this.#waiting.size, total: this.#all, unit: "steps" });
  }

  #end(): void {
    this.#show(null);
    this.#effects.quiet();
    const reached = this.#all - this.#failures.size;
    this.#effects.tell(`${reached} of ${this.#all} sources answered, ${this.#documents} documents came`);
    for (const [source, reason] of this.#failures) this.#effects.tell(`  not reached: ${source}: ${reason}`);
    if (reached === 0)
      this.#effects.tell(
        "nothing could be reached: check this machine's network, DNS and proxy. Each source is tried again by itself; meanwhile `landfall import FILE` brings in exports.",
      );
    this.#all = 0;
  }
}
