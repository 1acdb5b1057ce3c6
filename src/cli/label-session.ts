import { type Axis, axisLabels } from "../core/reading.js";
import type { LabelQueue, LabelTask } from "../report/accuracy/answers.js";
import { wrapped } from "./wrapped.js";

/** What a session does to the workspace; the next key waits for it. */
export interface LabelActions {
  /** Keeps a label and gives its name, by which it is taken back. */
  save(task: LabelTask, axis: Axis, label: string): Promise<string>;
  undo(task: LabelTask, name: string): Promise<void>;
  skip(task: LabelTask, axes: Axis[]): Promise<void>;
}

const labelWidth = 12;
/** Where the meaning of a label begins. */
const meaningColumn = 5 + labelWidth + 1;

/** One answered question. */
interface Step {
  task: number;
  axis: Axis;
  /** Null where it was skipped. */
  label: string | null;
  name: string | null;
}

/** A person labelling one document after the other, one axis after the other; every key is kept at once, so that stopping loses nothing. */
export class LabelSession {
  readonly #queue: LabelQueue;
  readonly #actions: LabelActions;
  #task = 0;
  #axis = 0;
  #steps: Step[] = [];
  #note = "";
  isOver = false;

  constructor(queue: LabelQueue, actions: LabelActions) {
    this.#queue = queue;
    this.#actions = actions;
    this.isOver = queue.tasks.length === 0;
  }

  /** Labels given, and documents gone through. */
  get counts(): { labels: number; documents: number } {
    const given = this.#steps.filter(({ label }) => label !== null);
    return { labels: given.length, documents: new Set(given.map(({ task }) => task)).size };
  }

  /** Takes one key; a key that means nothing changes nothing. */
  async press(key: string): Promise<void> {
    if (this.isOver) return;
    this.#note = "";
    const task = this.#queue.tasks[this.#task];
    const axis = this.#axes(task)[this.#axis];
    const choice = Number.parseInt(key, 10);
    if (choice >= 1 && choice <= axisLabels[axis].length) {
      const label = axisLabels[axis][choice - 1];
      this.#steps.push({ task: this.#task, axis, label, name: await this.#actions.save(task, axis, label) });
      this.#forward();
    } else if (key === "s") {
      await this.#actions.skip(task, [axis]);
      this.#steps.push({ task: this.#task, axis, label: null, name: null });
      this.#forward();
    } else if (key === "n") {
      await this.#actions.skip(task, this.#axes(task).slice(this.#axis));
      this.#nextTask();
    } else if (key === "b") await this.#back();
    else if (key === "r") this.#note = this.#compared(this.#task, true);
    else if (key === "q" || key === "\u0003" || key === "\u0004") this.isOver = true;
  }

  /** What the person sees now. */
  show(width: number): string {
    const task = this.#queue.tasks[this.#task];
    if (this.isOver || !task) return this.#note;
    const axis = this.#axes(task)[this.#axis];
    const question = this.#queue.questions.find((one) => one.axis === axis);
    const who = [
      task.publication || task.author,
      task.source,
      task.forum,
      task.client && `with ${task.client}`,
      task.time.from?.slice(0, 10),
    ];
    const context = [
      task.product && `product page: ${task.product}`,
      task.rating !== null && `rating: ${task.rating}`,
      task.links.length > 0 && `links: ${task.links.slice(0, 5).join(" ")}`,
    ];
    const lines = [
      ...(this.#note === "" ? [] : [this.#note, ""]),
      "─".repeat(width),
      `${this.#task + 1} of ${this.#queue.tasks.length} · ${who.filter(Boolean).join(" · ")} · ${task.why}`,
      "",
      ...(task.title === "" || task.title === task.text ? [] : [task.title, ""]),
      task.text,
      "",
      ...context.filter((line): line is string => Boolean(line)),
      `Read for: ${task.target.label ?? "no brand or product"}`,
      "",
      `${axis}: ${question?.asks ?? ""}`,
      ...(question?.labels ?? []).map(({ label, means }, i) => `  ${i + 1}  ${label.padEnd(labelWidth)} ${means}`),
      "  s skip   n next document   b back   r what the reader said   q stop",
    ];
    return lines.flatMap((line) => wrapped(plain(line), width, /^ {2}\d {2}/.test(line) ? meaningColumn : 0)).join("\n");
  }

  /** A horizon is asked only of a product: as the person said, or else as it was read. */
  #axes(task: LabelTask): Axis[] {
    const said =
      this.#steps.findLast((step) => this.#queue.tasks[step.task] === task && step.axis === "level")?.label ?? task.read.level.label;
    const asked = task.axes.filter((axis) => axis !== "horizon" || said === "product");
    return asked.length > 0 ? asked : [...task.axes];
  }

  #forward(): void {
    this.#axis++;
    if (this.#axis >= this.#axes(this.#queue.tasks[this.#task]).length) this.#nextTask();
  }

  #nextTask(): void {
    this.#note = this.#compared(this.#task, false);
    this.#task++;
    this.#axis = 0;
    if (this.#task >= this.#queue.tasks.length) this.isOver = true;
  }

  async #back(): Promise<void> {
    const last = this.#steps.pop();
    if (!last) return;
    if (last.name !== null) await this.#actions.undo(this.#queue.tasks[last.task], last.name);
    this.#task = last.task;
    this.#axis = Math.max(0, this.#axes(this.#queue.tasks[last.task]).indexOf(last.axis));
  }

  /** The person's labels beside the reader's, told only afterwards so that they do not lead. */
  #compared(at: number, all: boolean): string {
    const task = this.#queue.tasks[at];
    const given = new Map(this.#steps.filter((step) => step.task === at && step.label !== null).map(({ axis, label }) => [axis, label]));
    const parts = task.axes.flatMap((axis) => {
      const { label, p } = task.read[axis];
      const said = given.get(axis);
      if ((!all && said === undefined) || label === "") return [];
      const sure = `${Math.round(p * 100)} %`;
      return said === undefined || said === label ? `${axis} ${label} (${sure})` : `${axis} ${label} (${sure}), you ${said}`;
    });
    return parts.length === 0 ? "" : `The reader said: ${parts.join("; ")}.`;
  }
}

/** Collected text without what a terminal would obey. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}
