import { useState } from "preact/hooks";
import { recall, remember } from "./remembered.js";

interface Person {
  /** As it stands in the field. */
  written: string;
  write: (text: string) => void;
  /** What is told: "me" of somebody who gives no name. */
  name: string;
  /** Keeps the name for the next time. */
  keep: () => void;
}

/** Who says what is said by hand: asked once, remembered in this browser. */
export function usePerson(): Person {
  const [written, write] = useState(recall("by") ?? "");
  const trimmed = written.trim();
  return { written, write, name: trimmed || "me", keep: () => remember("by", trimmed || null) };
}

/** The field in which they give their name. */
export function NameField({
  words,
  person,
  class: name,
  onChange,
}: {
  words: string;
  person: Person;
  class?: string;
  onChange?: () => void;
}) {
  return (
    <label class={name}>
      {words}{" "}
      <input
        type="text"
        value={person.written}
        maxLength={120}
        placeholder="me"
        autocomplete="name"
        onInput={(event) => person.write(event.currentTarget.value)}
        onChange={onChange}
      />
    </label>
  );
}
