/** The address is the state: every screen, filter and open drawer is a URL that can be shared and gone back to. */
import { computed, signal } from "@preact/signals";

interface Place {
  path: string;
  search: string;
}

/** Where the reader is. */
export const place = signal<Place>({ path: location.pathname, search: location.search });
export const query = computed(() => new URLSearchParams(place.value.search));

/** What is remembered of a place gone by. */
interface EntryState {
  scroll?: number;
  /** True where this entry was made by opening a drawer over the one before. */
  drawer?: boolean;
}

function rememberScroll(): void {
  history.replaceState({ ...(history.state as EntryState | null), scroll: window.scrollY } satisfies EntryState, "");
}

/** Scrolls as soon as the page is tall enough; what is shown from memory is tall enough at once. */
function restoreScroll(top: number, framesLeft = 90): void {
  if (document.documentElement.scrollHeight - window.innerHeight >= top || framesLeft === 0) {
    window.scrollTo({ top, behavior: "instant" });
    return;
  }
  requestAnimationFrame(() => restoreScroll(top, framesLeft - 1));
}

/**
 * Goes to a place of the app.
 * @param options.replace true where going back should skip the present place
 * @param options.keepScroll true where the page under the change stays (a drawer opens, a facet narrows)
 */
export function navigate(href: string, options: { replace?: boolean; keepScroll?: boolean } = {}): void {
  const url = new URL(href, location.href);
  const samePath = url.pathname === place.value.path;
  if (samePath && url.search === place.value.search && url.hash === "") return;
  rememberScroll();
  if (options.replace) history.replaceState(history.state, "", url);
  else history.pushState({ drawer: url.searchParams.has("open") && !query.value.has("open") } satisfies EntryState, "", url);
  place.value = { path: url.pathname, search: url.search };
  if (!options.keepScroll && !options.replace) window.scrollTo({ top: 0, behavior: "instant" });
}

/** The present address with some query parameters changed; `null` removes one. */
export function withParameters(changes: Record<string, string | null>): string {
  const next = new URLSearchParams(place.value.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const search = next.toString();
  return place.value.path + (search === "" ? "" : `?${search}`);
}

/** The address of a document's drawer over the present page. */
export function drawerHref(document: string): string {
  return withParameters({ open: document, for: null });
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
}

/** Makes the browser's own links and its back button work without loading the page anew. */
export function startRouter(): void {
  // The token of an address that others can reach has become a cookie; it should not be shared with a link.
  if (query.value.has("token")) {
    const address = withParameters({ token: null });
    history.replaceState(history.state, "", address);
    place.value = { path: location.pathname, search: location.search };
  }
  history.scrollRestoration = "manual";
  document.addEventListener("click", (event) => {
    if (!isPlainClick(event) || !(event.target instanceof Element)) return;
    const anchor = event.target.closest("a");
    const href = anchor?.getAttribute("href");
    if (!anchor || !href?.startsWith("/") || href.startsWith("/api/") || anchor.hasAttribute("target") || anchor.hasAttribute("download"))
      return;
    event.preventDefault();
    navigate(href, { keepScroll: anchor.hasAttribute("data-keep-scroll"), replace: anchor.hasAttribute("data-replace") });
  });
  window.addEventListener("popstate", (event) => {
    const onlyDrawer = place.value.path === location.pathname && withoutOpen(place.value.search) === withoutOpen(location.search);
    place.value = { path: location.pathname, search: location.search };
    const scroll = (event.state as EntryState | null)?.scroll;
    if (!onlyDrawer) restoreScroll(scroll ?? 0);
  });
  window.addEventListener("pagehide", rememberScroll);
  const entry = history.state as EntryState | null;
  if (entry?.scroll) restoreScroll(entry.scroll);
}

function withoutOpen(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete("open");
  return parameters.toString();
}
