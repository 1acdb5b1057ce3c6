import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { forgetAll } from "../answers.js";
import { problemOf, request } from "../api.js";
import type { DocumentDetail, LabelQueue, LabelTask, Problem } from "../api-types.js";
import { forgetPages } from "../documents/pages.js";
import { NameField, usePerson } from "../name-field.js";
import { counted, sureness } from "../numbers.js";
import { drawerHref } from "../router.js";
import { Empty } from "../states/empty.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { when } from "../times.js";
import { axisNames, labelWord } from "../words.js";

/** Documents asked for at a time. */
const atATime = 10;

type Axis = LabelTask["axes"][number];

/** A label given here, to be shown beside the reader's and taken back. */
interface Given {
  task: LabelTask;
  axis: Axis;
  label: string;
  correction: string;
}

/** What must be asked of a document: a horizon only of a product, as said or else as read. */
function asked(task: LabelTask, given: Given[]): Axis[] {
  const said = given.findLast((one) => one.task === task && one.axis === "level")?.label ?? task.read.level?.label;
  const axes = task.axes.filter((axis) => axis !== "horizon" || said === "product");
  return axes.length > 0 ? axes : task.axes;
}

/** Documents to label, one after the other, by keys or by hand. */
export function Labelling() {
  const person = usePerson();
  const [queue, setQueue] = useState<LabelQueue | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [at, setAt] = useState({ task: 0, axis: 0 });
  const [given, setGiven] = useState<Given[]>([]);
  const [begun, setBegun] = useState(false);
  const working = useRef(false);
  const panel = useRef<HTMLElement>(null);
  const who = person.name;

  const draw = useCallback(async () => {
    try {
      setQueue(await request<LabelQueue>(`/api/labels/next?limit=${atATime}&by=${encodeURIComponent(who)}`));
      setAt({ task: 0, axis: 0 });
      setProblem(null);
    } catch (error) {
      setProblem(problemOf(error));
    }
  }, [who]);
  useEffect(() => {
    if (queue === null) void draw();
  }, []);

  const task = queue?.tasks[at.task];
  const axes = task ? asked(task, given) : [];
  const axis = axes[at.axis];
  const question = queue?.questions.find((one) => one.axis === axis);

  const nextDocument = () => {
    forgetAll(["/api/labels"]);
    forgetPages();
    if (queue && at.task + 1 < queue.tasks.length) setAt({ task: at.task + 1, axis: 0 });
    else void draw();
  };
  /** One thing at a time: a key pressed twice must not label twice. */
  const alone = async (work: () => Promise<void>) => {
    if (working.current) return;
    working.current = true;
    try {
      await work();
      setProblem(null);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      working.current = false;
    }
  };
  const say = (label: string) =>
    alone(async () => {
      if (!task || !axis) return;
      const detail = await request<DocumentDetail>(`/api/documents/${encodeURIComponent(task.id)}/corrections`, {
        method: "POST",
        body: { axis, label, by: who, origin: task.origin },
      });
      const correction = detail.corrections.filter((one) => one.axis === axis && !one.undone).at(-1)?.id ?? "";
      const next = [...given, { task, axis, label, correction }];
      setGiven(next);
      if (at.axis + 1 < asked(task, next).length) setAt({ ...at, axis: at.axis + 1 });
      else nextDocument();
    });
  const skip = (whole: boolean) =>
    alone(async () => {
      if (!task || !axis) return;
      await request(`/api/documents/${encodeURIComponent(task.id)}/skips`, {
        method: "POST",
        body: { axes: whole ? axes.slice(at.axis) : [axis], by: who },
      });
      if (!whole && at.axis + 1 < axes.length) setAt({ ...at, axis: at.axis + 1 });
      else nextDocument();
    });
  const back = () =>
    alone(async () => {
      const last = given.at(-1);
      const where = queue?.tasks.indexOf(last?.task as LabelTask) ?? -1;
      if (!last || where < 0) return;
      await request(`/api/documents/${encodeURIComponent(last.task.id)}/corrections/${encodeURIComponent(last.correction)}`, {
        method: "DELETE",
      });
      const before = given.slice(0, -1);
      setGiven(before);
      setAt({ task: where, axis: Math.max(0, asked(last.task, before).indexOf(last.axis)) });
    });

  const keys = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const choice = question?.labels[Number(event.key) - 1];
    if (choice) void say(choice.label);
    else if (event.key === "s") void skip(false);
    else if (event.key === "n") void skip(true);
    else if (event.key === "b") void back();
    else return;
    event.preventDefault();
  };

  if (problem && !queue) return <Failure problem={problem} retry={() => void draw()} />;
  if (!queue) return <SkeletonLines lines={9} />;
  if (!task || !axis || !question) {
    return (
      <Empty title="Nothing is left to label.">
        <p>Every document that is read in full has a person's label, or you skipped it.</p>
      </Empty>
    );
  }
  const last = given.at(-1);
  return (
    <>
      <p class="section-reading">
        {queue.disagreements > 0
          ? `Two readings differ on ${counted(queue.disagreements, "document")}; they come first.`
          : "No two readings differ: first the documents of which the reader is least sure."}
      </p>
      <p class="labelling-who">
        <NameField words="You are" person={person} onChange={person.keep} />
        <span class="quiet">
          {counted(queue.left, "document")} left; {counted(given.length, "label")} given now. What you say is shown at once and never
          overwritten.
        </span>
      </p>
      <section
        ref={panel}
        class="labelling"
        aria-label="Label this document"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys 1 to 5 work while it has the focus
        tabIndex={0}
        onKeyDown={keys}
        onFocus={() => setBegun(true)}
      >
        <p class="row-source">
          <b>{task.publication || task.author || "author unknown"}</b>
          <span>{task.source}</span>
          {task.forum && <span>{task.forum}</span>}
          {task.client && <span>with {task.client}</span>}
          {task.product && <span>product page: {task.product}</span>}
          {task.rating !== null && <span>rating {task.rating}</span>}
          <span>{when(task.time)}</span>
        </p>
        {task.title && task.title !== task.text && <h3 class="labelling-title">{task.title}</h3>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer (WCAG 2.1.1) */}
        <p class="labelling-text" dir="auto" tabIndex={0}>
          {task.text}
        </p>
        <p class="quiet">
          Read for <b>{task.target.label ?? "no brand or product"}</b>; {task.why}.{" "}
          <a class="door" href={drawerHref(task.id)} data-keep-scroll>
            Open it
          </a>
        </p>
        <fieldset class="labelling-choices">
          <legend>
            <span class={`ev ev-${axis}`}>{axisNames[axis] ?? axis}</span> {question.asks}{" "}
            <span class="quiet">
              {at.axis + 1} of {axes.length}
            </span>
          </legend>
          {question.labels.map(({ label, means }, index) => (
            <button
              key={label}
              type="button"
              class="labelling-choice"
              aria-keyshortcuts={String(index + 1)}
              onClick={() => void say(label)}
            >
              <kbd>{index + 1}</kbd>
              <span>
                <b>{label.replace("_", " ")}</b> {means}
              </span>
            </button>
          ))}
        </fieldset>
        <p class="labelling-keys">
          <button type="button" class="link-button" aria-keyshortcuts="s" onClick={() => void skip(false)}>
            Skip <kbd>s</kbd>
          </button>
          <button type="button" class="link-button" aria-keyshortcuts="n" onClick={() => void skip(true)}>
            Next document <kbd>n</kbd>
          </button>
          <button type="button" class="link-button" aria-keyshortcuts="b" disabled={!last} onClick={() => void back()}>
            Back <kbd>b</kbd>
          </button>
          {!begun && <span class="quiet">Click or tab here, then use the keys.</span>}
        </p>
        {problem && (
          <p class="warning" role="alert">
            {problem.title}. {problem.detail}
          </p>
        )}
        <p class="labelling-last" role="status">
          {last && <LastLabel given={last} />}
        </p>
      </section>
    </>
  );
}

/** What was just said beside what the reader had read: told only afterwards, so that it does not lead. */
function LastLabel({ given: { task, axis, label } }: { given: Given }) {
  const read = task.read[axis];
  const name = (axisNames[axis] ?? axis).toLowerCase();
  if (!read || read.label === "")
    return (
      <>
        You said {name}: {labelWord(axis, label)}.
      </>
    );
  if (read.label === label)
    return (
      <>
        You said {name}: {labelWord(axis, label)}; so did the reader ({sureness(read.p)}).
      </>
    );
  return (
    <>
      You said {name}: {labelWord(axis, label)}; the reader had read {labelWord(axis, read.label)} ({sureness(read.p)}).
    </>
  );
}
