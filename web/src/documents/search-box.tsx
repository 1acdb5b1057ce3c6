import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** Raised by `/`; the box takes the focus when it is next on screen. */
export const searchWanted = signal(0);

/** A pause in typing after which the list follows. */
const pauseMs = 280;

export function SearchBox({ value, search }: { value: string; search: (words: string) => void }) {
  const [words, setWords] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    if (document.activeElement !== input.current) setWords(value);
  }, [value]);
  // Before the next key comes: whoever types on after `/` types into the box.
  useLayoutEffect(() => {
    if (searchWanted.value > 0) {
      searchWanted.value = 0;
      input.current?.focus();
      input.current?.select();
    }
  }, [searchWanted.value]);
  useEffect(() => () => clearTimeout(waiting.current), []);

  const ask = (next: string, now: boolean) => {
    setWords(next);
    clearTimeout(waiting.current);
    if (now) search(next.trim());
    else waiting.current = setTimeout(() => search(next.trim()), pauseMs);
  };

  return (
    <search class="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask(words, true);
        }}
      >
        <label class="unseen" for="search">
          Words to find
        </label>
        <input
          id="search"
          ref={input}
          type="search"
          value={words}
          maxLength={400}
          placeholder="Words that all must occur, or a “phrase in quotes”"
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => ask(event.currentTarget.value, false)}
          onKeyDown={(event) => {
            if (event.key === "Escape") input.current?.blur();
          }}
        />
        <kbd>/</kbd>
      </form>
    </search>
  );
}
