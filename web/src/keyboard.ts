/** The keys that work on every page: `/` searches, `j` and `k` walk along a list. `Esc` belongs to what is open. */
import { searchWanted } from "./documents/search-box.js";
import { navigate, place } from "./router.js";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function walk(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-document]")];
  if (rows.length === 0) return;
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at === -1 ? firstInView(rows) : Math.min(rows.length - 1, Math.max(0, at + step))];
  next?.focus({ preventScroll: true });
  next?.closest("li")?.scrollIntoView({ block: "nearest" });
}

/** Where nothing is chosen the walk begins at what is being looked at. */
function firstInView(rows: HTMLElement[]): number {
  const found = rows.findIndex((row) => row.getBoundingClientRect().top >= 0);
  return found === -1 ? rows.length - 1 : found;
}

export function listenToKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "/") {
      event.preventDefault();
      if (place.value.path !== "/documents") navigate("/documents");
      searchWanted.value += 1;
    } else if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
  });
}
