import { describe, expect, it } from "vitest";
import { decompress } from "./decompress.js";
import { zstdLongWindowCap } from "./zstd-blocks.js";

const states = ["holds", "fails", "swells"];
const text = Array.from(
  { length: 400 },
  (_, i) => `line ${i}: the battery of the Quayphone ${states[i % 3]} after ${(i * 7919) % 365} days\n`,
).join("");

/** `zstd -19 --long=31` of the text above, from standard input: its head asks for a window of 2 GiB. */
const longWindow = Buffer.from(
  [
    "KLUv/QSopS4A+nNcDRmQOcsB2Kcx3lkPDdKL7YKklDKllCT2XR+c5wDGAMUA9DIWW+xjTNjiUGnjooS/zxSWWNsqyqi5NURUm4rKf5F5hi1J7kY3g+QtxqjjmJWYj2YWS+WUtwlhjNRsRORUK6dLzR",
    "NtT5FNPgwZix3VHL/y2DeabEn4mu1RjEtrPKJzLN4upKdtiXZtfjS8V2XU4dSk3Weab6nYCq7BRkVqZkTEYYXe5TTbjTQ5vg2OijVqdMoSsm/oWcdxVW7xxqRqgkTrWOSzC9Fs6ykcKGCgT4UCBggD",
    "wLDAgMAhDggOGhAMDgwEFBYSDgcGFhIOLDBIIABh4bAAwUFDg8GAw0FCwyFAHA4MFFAIC14iKLOqIVK1U/akfr7m4tYqyXK7CoparYhRIvJQfUIxPMlMw5WoJJU7egVJsGZWmopnMid+Vg+9Tk+OpZ",
    "vYYkaWsCWhGSmaSEQvYst8FRJSvMm5ECnr49JbcwflX/+Jz1lfIl/cw4vvLFNKpti4RnG0t4w9tJqKtD3/C4uwylHLTV1K774rl8G2K1tfYxYdsTgkUjcsUxjSU2LmjCWxpGc8LSjFGk3rN7NQFvvG",
    "eSy7ulzRFsHY1oo5BckmaihxPqRzjNkIjKiwajoqMqfqlWLsJaNr2FaHZdrqxai5iB9RhUMlRO600kS3RESq2ijWIHkNZTQ0nCFl3n3E9MzbYYzjcXM2ZlNCGkmLI1URfpcJLVOhjUJyEm6IUH1qdI",
    "rOffllvwx9kn073ubOM1bmSC47LhFz94r2tCaPrnN+WLbqkFRqpybpa69EXb6ljPVwJaPsijSJfYdVwhjPseZISTOyiOMbFK82J60zbrKTn7QeqWuNc3SLxyir4JCCNkFOIszHXsdUg4IM1hqs4ktF",
    "NVVBqWBfIq6ZtYjIclf3ouQsIlG3IZNCb08jE2ulksqjyoI2rJnRlJupUibej5Rngh1aOZbNZzFCLGFJ6o34FInLNgvJSltKzSRqIYvWx/R+8xLKv7+cP2VPLu/aH4zLWqaQOxubKG7veTbPulK6sT",
    "nI8NrqDJVo0ypK71c+d4Rtx5pbX0bFLbKIDQ69CkPOzkwSSyJZ3RhncNJaYzQaZ8XKPl+FNsWu5vxtF8a6CnIULSfsSkQ9FnRwbdAZlS0aFIMjqCJoOHn7zxgSfpFUkAtpDBJIEEggCHDICcErBI8Q",
    "EESYH+YcoAnjDmE5Sre6l8LD2bjrAzhV2FI0lCZDoiFV5uuQqkdNC44bphIyrgSHTkJybrVfm4Bj4+kvP3C2Hg7XVIzj5/s0jlzHo6WAFssdYdC4zbDP/RYwfg+PT4ODqevh2XV0dk8Rj9VuOHa7gR",
    "OEOVYPZNjvAx8YBABtOMIOp82A2D4IkMkdaCiWKCBmwiW8hDsYQAaBblwvHwlm49RnIo9I8UECtMXATHBplEDaB/cK0wAZjAHKcG4oKhKsh404NSloIwbYIEI8+OlGz1yeCYcd5YUpQvMhiYxL56zI",
    "uFW8qA3ExnUncRP40AB2IDLA4owWhkt4KTUwiA8ZIENGt8SDGBbZEOstl5Ek+CFJpCFEFC0NHAeMSW7QIDZDOVVAyK36rbAwbJy9hUqOCrEDE+wwRcIaaogHkeHfKBBA2YEiNPjDFFicQkTnsdIiGC",
    "hliIY9jkse4aKjjoAPhlJyDpJVjEBKUQLFUqjoOEI6H4ntMExyi1H54gjmEgpbISrBi1PyixHcwXNL9iTKIy444ZawbBSZ3kUPgIHiJWgib0wMizFD03vuDD1RRYYgRJ4m4KjFj2hgrBKfGt9zhgoE",
    "EPBmD1qyA5cVNTOEyVtgXiCACBYfMQRxDySAp5UDCADVKlUo2xDLsAMdjiZqNwCIxZsh4C2XlbLE+MALF1pGyjRHSaDGsYKJMQ+TK4qBSQyAEFoJDJAyjBkKgkBgE8qpDeMQRSQfsmQGtaoUHzQUNY",
    "t7kSmK4oZPKBG1BWdGjGs+EpgqFBfe9Jx2ecL0POdr2wEtAlBpAyzBrbk=",
  ].join(""),
  "base64",
);

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function read(bytes: Uint8Array, cap = zstdLongWindowCap): Promise<{ text: string; broken: string | null }> {
  const stream = decompress(inPieces(bytes, 777), "zstd", cap);
  const pieces: Uint8Array[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done) return { text: Buffer.concat(pieces).toString("utf8"), broken: next.value.broken };
    pieces.push(next.value);
  }
}

describe("a zstd stream with a window of 2 GiB", () => {
  it("is read, and takes no more memory than it holds", async () => {
    const before = process.memoryUsage().arrayBuffers;
    expect(await read(longWindow)).toEqual({ text, broken: null });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it("is refused where such a window is not expected", async () =>
    expect((await read(longWindow, 128 * 1024 * 1024)).broken).toContain("over the cap of 134217728"));

  it("is never read past a defect, whatever byte is damaged", async () => {
    for (let at = 6; at < longWindow.length; at += 3) {
      for (const flip of [0x01, 0x80, 0xff]) {
        const damaged = Buffer.from(longWindow);
        damaged[at] ^= flip;
        const { text: found, broken } = await read(damaged);
        // A damaged literal is read as another one: only the frame's checksum knows, and that is passed over.
        expect(broken === null ? found.length : -1).toBeLessThan(200_000);
      }
    }
  });
});
