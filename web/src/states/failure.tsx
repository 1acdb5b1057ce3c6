import type { Problem } from "../api-types.js";

/** A request failed: what, why, and the next step. */
export function Failure({ problem, retry }: { problem: Problem; retry?: () => void }) {
  return (
    <div class="state" role="alert">
      <p class="state-title">{problem.title}</p>
      <p class="state-text">{problem.detail}</p>
      {retry && (
        <button type="button" class="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}
