import { useState } from "preact/hooks";
import { forgetAll } from "../answers.js";
import { problemOf, request } from "../api.js";
import type { Problem, StoryEdit, StoryEditResult, StoryPage } from "../api-types.js";
import { forgetPages } from "../documents/pages.js";
import { DoorNumber } from "../marks/door.js";
import { NameField, usePerson } from "../name-field.js";
import { count, counted } from "../numbers.js";
import { navigate } from "../router.js";
import { instant, when } from "../times.js";
import { storyHref, tellerName } from "./words.js";

/** Splits the story, joins it with another, and takes either back: who and when stand beside it. */
export function ByHand({ page }: { page: StoryPage }) {
  const [mode, setMode] = useState<"split" | "merge" | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const person = usePerson();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const begin = (next: "split" | "merge" | null) => {
    setMode(next);
    setChosen([]);
    setProblem(null);
  };
  const send = async (work: () => Promise<StoryEditResult>) => {
    setBusy(true);
    try {
      const { stories } = await work();
      person.keep();
      begin(null);
      forgetAll();
      forgetPages();
      // The story may now go by another document's name: stay with it where it is, else go where its documents went.
      const next = stories.includes(page.story) ? page.story : stories[0];
      if (next !== undefined && next !== page.story) navigate(storyHref(next), { replace: true });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  const save = (event: Event) => {
    event.preventDefault();
    const body =
      mode === "split"
        ? { kind: "split", story: page.story, documents: chosen, by: person.name }
        : { kind: "merge", story: page.story, stories: chosen, by: person.name };
    void send(() => request<StoryEditResult>("/api/race/edits", { method: "POST", body }));
  };
  const undo = ({ edit }: StoryEdit) =>
    void send(() =>
      request<StoryEditResult>(`/api/race/edits/${encodeURIComponent(edit)}?by=${encodeURIComponent(person.name)}`, { method: "DELETE" }),
    );
  const isEnough = mode === "split" ? chosen.length > 0 && chosen.length < page.documents.count : chosen.length > 0;

  return (
    <div class="by-hand">
      <History edits={page.edits} undo={undo} busy={busy} />
      {mode === null && (
        <p class="by-hand-buttons">
          <button type="button" class="button" disabled={page.documents.count < 2} onClick={() => begin("split")}>
            Split it
          </button>
          <button type="button" class="button" disabled={page.near.length === 0} onClick={() => begin("merge")}>
            Merge it with another
          </button>
        </p>
      )}
      {mode !== null && (
        <form onSubmit={save}>
          <fieldset class="by-hand-choices">
            <legend>
              {mode === "split"
                ? "Which documents make a story of their own?"
                : "Which stories are part of this one? Nearest in time and product:"}
            </legend>
            {mode === "split"
              ? page.tellings.map((telling) => (
                  <Choice key={telling.document} value={telling.document} chosen={chosen} set={setChosen}>
                    {tellerName(telling)}, {telling.source}, {when(telling.time)}: {telling.title}
                  </Choice>
                ))
              : page.near.map((story) => (
                  <Choice key={story.story} value={story.story} chosen={chosen} set={setChosen}>
                    {story.label} <small>{counted(story.documents, "document")}</small>
                  </Choice>
                ))}
          </fieldset>
          <NameField words="Said by" person={person} class="correct-by" />
          <p class="correct-buttons">
            <button type="submit" class="button" disabled={!isEnough || busy}>
              {mode === "split" ? `Take ${count(chosen.length)} out` : `Merge ${counted(chosen.length + 1, "story", "stories")}`}
            </button>
            <button type="button" class="link-button" onClick={() => begin(null)}>
              Leave it
            </button>
          </p>
        </form>
      )}
      {problem && (
        <p class="warning" role="alert">
          {problem.title}. {problem.detail}
        </p>
      )}
    </div>
  );
}

function Choice({
  value,
  chosen,
  set,
  children,
}: {
  value: string;
  chosen: readonly string[];
  set: (next: string[]) => void;
  children: preact.ComponentChildren;
}) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        value={value}
        checked={chosen.includes(value)}
        onChange={(event) => set(event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
      />
      <span>{children}</span>
    </label>
  );
}

function History({ edits, undo, busy }: { edits: readonly StoryEdit[]; undo: (edit: StoryEdit) => void; busy: boolean }) {
  if (edits.length === 0) return <p class="quiet">As it was found; nobody has split or merged it.</p>;
  return (
    <ul class="plain by-hand-history">
      {edits.map((edit) => (
        <li key={edit.edit} class={edit.undone ? "undone" : ""}>
          {edit.kind === "merge" ? "Merged stories of " : "Taken out "}
          {edit.documents.map((door, index) => (
            <span key={door.filter.id}>
              {index > 0 && (edit.kind === "merge" ? " and " : ", left ")}
              <DoorNumber
                door={door}
                of={edit.kind === "merge" ? "of a merged story" : index === 0 ? "taken out" : "left"}
                unit={["document", "documents"]}
              />
            </span>
          ))}{" "}
          <small>
            {edit.by}, {instant(edit.at)}
            {edit.undone && `, taken back by ${edit.undoneBy}${edit.undoneAt ? `, ${instant(edit.undoneAt)}` : ""}`}
          </small>{" "}
          {!edit.undone && (
            <button type="button" class="link-button" disabled={busy} onClick={() => undo(edit)}>
              Undo<span class="unseen"> this {edit.kind}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
