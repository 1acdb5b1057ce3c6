import { useState } from "preact/hooks";
import { keep } from "../answers.js";
import { problemOf, request } from "../api.js";
import type { Problem, SourceList, SourceTrial } from "../api-types.js";
import { counted } from "../numbers.js";
import { instant } from "../times.js";
import { gradeWords } from "../words.js";

/** Adds a source by its address: first it is asked what it is and what it gives, and nothing is kept of that. */
export function AddSource() {
  const [address, setAddress] = useState("");
  const [name, setName] = useState("");
  const [busy, setBusy] = useState<"test" | "add" | null>(null);
  const [trial, setTrial] = useState<SourceTrial | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [added, setAdded] = useState("");
  const body = { address: address.trim(), ...(name.trim() === "" ? {} : { name: name.trim() }) };

  async function run(what: "test" | "add"): Promise<void> {
    if (body.address === "") return;
    setBusy(what);
    setProblem(null);
    setAdded("");
    try {
      if (what === "test") setTrial(await request<SourceTrial>("/api/sources/test", { method: "POST", body }));
      else {
        keep("/api/sources", await request<SourceList>("/api/sources", { method: "POST", body }));
        setAdded(body.name ?? body.address);
        setTrial(null);
        setAddress("");
        setName("");
      }
    } catch (error) {
      setTrial(null);
      setProblem(problemOf(error));
    } finally {
      setBusy(null);
    }
  }

  return (
    <form
      class="add-source"
      aria-labelledby="add-source-title"
      onSubmit={(event) => {
        event.preventDefault();
        void run("test");
      }}
    >
      <h2 id="add-source-title">Add a source</h2>
      <p class="section-question">
        A feed, a page that offers one, a sitemap, <code>r/community</code>, <code>#hashtag@server</code>. It is asked what it is first;
        only the public internet is asked.
      </p>
      <div class="add-fields">
        <label>
          <span>Address</span>
          <input
            type="text"
            value={address}
            onInput={(event) => setAddress(event.currentTarget.value)}
            placeholder="https://"
            autocomplete="off"
            spellcheck={false}
            required
          />
        </label>
        <label>
          <span>Name, if not its own</span>
          <input type="text" value={name} maxLength={80} onInput={(event) => setName(event.currentTarget.value)} autocomplete="off" />
        </label>
        <button type="submit" class="button" disabled={busy !== null || body.address === ""}>
          {busy === "test" ? "Asking …" : "Test"}
        </button>
        <button type="button" class="button" disabled={busy !== null || body.address === ""} onClick={() => void run("add")}>
          {busy === "add" ? "Adding …" : "Add"}
        </button>
      </div>
      <div role="status">
        {added !== "" && <p class="notice">{added} is added and is being asked.</p>}
        {problem && (
          <p class="notice">
            <b class="warning">{problem.title}.</b> {problem.detail}
          </p>
        )}
        {trial && <Trial trial={trial} />}
      </div>
    </form>
  );
}

/** What a first question gave. */
function Trial({ trial }: { trial: SourceTrial }) {
  return (
    <div class="trial">
      <p>
        <b>{String(trial.source.name)}</b>, {trial.why}.
      </p>
      {trial.trials.map((one) => (
        <div key={one.task}>
          <p class="quiet">
            {one.reason === ""
              ? `${counted(one.documents, "document")} in ${counted(one.requests, "request")}. Nothing was kept.`
              : `${one.outcome}: ${one.reason}`}
          </p>
          <ol class="trial-samples">
            {one.samples.map((sample) => (
              <li key={sample.url + sample.title + sample.text}>
                <q>{(sample.title || sample.text).slice(0, 140)}</q>
                <small>
                  {" "}
                  {sample.published ? instant(sample.published) : "time unknown"}, {gradeWords[sample.grade] ?? sample.grade}
                </small>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}
