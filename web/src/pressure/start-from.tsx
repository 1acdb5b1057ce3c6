import { navigate } from "../router.js";
import { accountHref, objectHref } from "./addresses.js";

/** A field that takes an account or a link: who acts with it? */
export function StartFrom() {
  return (
    <form
      class="start-from"
      onSubmit={(event) => {
        event.preventDefault();
        const value = new FormData(event.currentTarget).get("start");
        const typed = typeof value === "string" ? value.trim() : "";
        if (typed !== "") navigate(isAddress(typed) ? objectHref(typed) : accountHref(typed));
      }}
    >
      <label for="start">Start from one account or one link</label>
      <input id="start" name="start" type="text" placeholder="name, source/name or https://…" autocomplete="off" spellcheck={false} />
      <button type="submit" class="button">
        Who acts with it?
      </button>
    </form>
  );
}

/** What has a scheme, or a host with a path, is a link; "source/name" is an account. */
export function isAddress(typed: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(typed) || /^[^/\s@]+\.[a-z]{2,}\/\S/i.test(typed);
}
