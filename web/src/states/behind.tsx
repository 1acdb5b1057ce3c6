import { forgetAll } from "../answers.js";
import { forgetPages } from "../documents/pages.js";
import { isBehind } from "../status.js";

/** Counts everything anew: what is on screen stays until its new answer has come. */
export function catchUp(): void {
  isBehind.value = false;
  forgetAll();
  forgetPages();
}

/** Says that the workspace has moved on, at the foot of the window: nothing that is being read moves. */
export function Behind() {
  if (!isBehind.value) return null;
  return (
    <p class="behind" role="status">
      Documents have come in since this was counted.{" "}
      <button type="button" class="button" onClick={catchUp}>
        Count again
      </button>
    </p>
  );
}
