import { navigate } from "../router.js";
import { accountHref, objectHref } from "./addresses.js";
import { isAddress } from "./is-address.js";

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
