/** Small choices of the reader that outlive the page; a browser that forbids storage loses nothing else. */

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`landfall.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`landfall.${name}`);
    else localStorage.setItem(`landfall.${name}`, value);
  } catch {
    // Storage may be forbidden; the choice then holds for this page.
  }
}
