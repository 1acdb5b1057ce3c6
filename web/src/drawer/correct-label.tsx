import { useState } from "preact/hooks";
import { problemOf, request } from "../api.js";
import type { DocumentDetail, Explanation, Problem } from "../api-types.js";
import { NameField, usePerson } from "../name-field.js";
import { sureness } from "../numbers.js";
import { axisNames, labelWord } from "../words.js";

/** Sets a label right: the choices in words, who says so, and nothing else to fill in. */
export function CorrectLabel({
  path,
  explanation,
  done,
  cancel,
}: {
  path: string;
  explanation: Explanation;
  done: (detail: DocumentDetail) => void;
  cancel: () => void;
}) {
  const [label, setLabel] = useState<string | null>(null);
  const person = usePerson();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const axis = axisNames[explanation.axis] ?? explanation.axis;

  const save = async (event: Event) => {
    event.preventDefault();
    if (label === null) return;
    setBusy(true);
    try {
      const detail = await request<DocumentDetail>(`${path}/corrections`, {
        method: "POST",
        body: { axis: explanation.axis, label, by: person.name },
      });
      person.keep();
      done(detail);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form class="correct" onSubmit={save}>
      <fieldset>
        <legend>
          {axis} is not “{labelWord(explanation.axis, explanation.label)}” ({sureness(explanation.p)}), it is
        </legend>
        {explanation.choices
          .filter((choice) => choice !== explanation.label)
          .map((choice, index) => (
            <label key={choice} class="choice">
              <input
                type="radio"
                name={`label-${explanation.axis}`}
                value={choice}
                checked={label === choice}
                required
                ref={index === 0 ? (input) => focusOnce(input) : undefined}
                onChange={() => setLabel(choice)}
              />
              {labelWord(explanation.axis, choice)}
            </label>
          ))}
      </fieldset>
      <NameField words="Said by" person={person} class="correct-by" />
      {problem && (
        <p class="warning" role="alert">
          {problem.title}. {problem.detail}
        </p>
      )}
      <p class="correct-buttons">
        <button type="submit" class="button" disabled={label === null || busy}>
          Correct it
        </button>
        <button type="button" class="link-button" onClick={cancel}>
          Leave it
        </button>
      </p>
    </form>
  );
}

const focused = new WeakSet<HTMLInputElement>();

/** The reader asked for this form: the first choice takes the focus when it appears, and not again. */
function focusOnce(input: HTMLInputElement | null): void {
  if (!input || focused.has(input)) return;
  focused.add(input);
  input.focus();
}
