import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openSecrets } from "./secrets.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-secrets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function write(text: string, mode = 0o600): void {
  const file = join(folder, "s.toml");
  writeFileSync(file, text);
  chmodSync(file, mode);
}

describe("openSecrets", () => {
  it("takes a key from the environment before the file, and none as empty", () => {
    write('A = "from the file"\nB = "b"\n');
    const secrets = openSecrets(folder, "s.toml", { A: "from the environment" });
    expect([secrets("A"), secrets("B"), secrets("C")]).toEqual(["from the environment", "b", ""]);
  });

  it("needs no file", () => {
    expect(openSecrets(folder, "none.toml", {})("A")).toBe("");
  });

  it("refuses a file that others may read", () => {
    write('A = "a"', 0o644);
    expect(() => openSecrets(folder, "s.toml", {})).toThrow("can be read by others; run `chmod 600");
  });

  it("never repeats what stands in the file", () => {
    write('A = "verysecret\n');
    expect(() => openSecrets(folder, "s.toml", {})).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("verysecret") }),
    );
    write("A = 4711\n");
    expect(() => openSecrets(folder, "s.toml", {})).toThrow(expect.not.objectContaining({ message: expect.stringContaining("4711") }));
  });
});
