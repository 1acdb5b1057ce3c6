/** Where the pages of Pressure stand. */
import { place } from "../router.js";

export function groupHref(group: string): string {
  return `/pressure/${encodeURIComponent(group)}`;
}

export function accountHref(account: string): string {
  return `/pressure?${new URLSearchParams({ account })}`;
}

/** @param object `KIND:OBJECT`, or a link's address */
export function objectHref(object: string): string {
  return `/pressure?${new URLSearchParams({ object })}`;
}

export function edgeHref(a: string, b: string): string {
  return `/pressure?${new URLSearchParams({ a, b })}`;
}

/** The group that the present address names; null on the other pages of Pressure. */
export function groupOfPlace(): string | null {
  const name = place.value.path.slice("/pressure/".length);
  return place.value.path.startsWith("/pressure/") && name !== "" ? decodeURIComponent(name) : null;
}

/** "microblog/ann" is "ann": a name without its source. */
export function nameOfAccount(account: string): string {
  return account.slice(account.indexOf("/") + 1);
}
