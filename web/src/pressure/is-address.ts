/** What has a scheme, or a host with a path, is a link; "source/name" is an account. */
export function isAddress(typed: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(typed) || /^[^/\s@]+\.[a-z]{2,}\/\S/i.test(typed);
}
