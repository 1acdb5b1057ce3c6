import { createHash } from "node:crypto";

/** Separates fields inside a hashed key, so that ("ab","c") and ("a","bc") differ. It cannot occur in a trimmed field. */
const fieldSeparator = "\u001f";

/** A stable 128-bit id of some fields, as 26 lower-case base-32 digits. Collisions stay improbable past 10^15 documents. */
export function stableId(...fields: string[]): string {
  const digest = createHash("sha256").update(fields.join(fieldSeparator)).digest();
  let value = 0n;
  for (let i = 0; i < 16; i++) value = (value << 8n) | BigInt(digest[i]);
  return value.toString(32).padStart(26, "0");
}
