import { useState } from "preact/hooks";
import { forgetAll } from "../answers.js";
import { problemOf, request } from "../api.js";
import type { Erasure, Problem } from "../api-types.js";
import { counted } from "../numbers.js";

/** Erases an author for good: first what would go is counted and shown, then it is confirmed with these numbers. */
export function EraseAuthor({ sources }: { sources: readonly string[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [found, setFound] = useState<Erasure | null>(null);
  const [gone, setGone] = useState<Erasure | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const source = chosen ?? sources[0] ?? "";
  const author = `${source}:${name.trim()}`;

  function change(what: () => void): void {
    what();
    setFound(null);
    setGone(null);
    setProblem(null);
  }

  async function run(path: string, body: unknown, take: (answer: Erasure) => void): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      take(await request<Erasure>(path, { method: "POST", body }));
    } catch (error) {
      setFound(null);
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  }
  const count = () => run("/api/erasures/count", { author }, setFound);
  const erase = ({ documents, quarantined }: Erasure) =>
    run("/api/erasures", { author, documents, quarantined }, (answer) => {
      forgetAll();
      setGone(answer);
      setFound(null);
      setName("");
    });

  return (
    <form
      class="add-source"
      aria-labelledby="erase-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "" && !busy) void count();
      }}
    >
      <h2 id="erase-title">Erase an author</h2>
      <p class="section-question">
        All their documents, with everything made of them, on every source of the platform. It can't be undone; a keyed hash stays, so that
        they are not taken in again. Others' texts that name them stay.
      </p>
      <div class="add-fields">
        <label>
          <span>Name, as their documents carry it</span>
          <input
            type="text"
            value={name}
            maxLength={400}
            onInput={(event) => change(() => setName(event.currentTarget.value))}
            autocomplete="off"
            spellcheck={false}
            required
          />
        </label>
        <label>
          <span>Source</span>
          <select value={source} onChange={(event) => change(() => setChosen(event.currentTarget.value))}>
            {sources.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <button type="submit" class="button" disabled={busy || name.trim() === ""}>
          {busy && !found ? "Counting …" : "Count what would go"}
        </button>
      </div>
      <div role="status">
        {found && <Found found={found} busy={busy} erase={() => void erase(found)} leave={() => setFound(null)} />}
        {gone && (
          <p class="notice">
            {counted(gone.documents, "document")} and {counted(gone.quarantined, "quarantined row")} are erased. Counts are right now;
            stories and groups are being related anew.
          </p>
        )}
        {problem && (
          <p class="notice">
            <b class="warning">{problem.title}.</b> {problem.detail}
          </p>
        )}
      </div>
    </form>
  );
}

/** What was counted, and the one button that erases it. */
function Found({ found, busy, erase, leave }: { found: Erasure; busy: boolean; erase: () => void; leave: () => void }) {
  const { source, names, documents, quarantined } = found;
  const others = names.slice(1);
  return (
    <div class="trial">
      <p>
        <b>{names[0]}</b> of {source}: {counted(documents, "document")}
        {quarantined > 0 && ` and ${counted(quarantined, "quarantined row")}`}
        {others.length > 0 && `, also as ${others.join(", ")}`}.
        {documents === 0 && " Nothing of theirs is here under this name; erased, nothing will be taken in from now on."}
      </p>
      <p class="live-actions">
        <button type="button" class="button" disabled={busy} onClick={erase}>
          {busy ? "Erasing …" : documents === 0 ? "Take nothing in from them" : `Erase ${counted(documents, "document")} for good`}
        </button>
        <button type="button" class="link-button" disabled={busy} onClick={leave}>
          Leave it
        </button>
      </p>
    </div>
  );
}
