import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OpenAPIHono } from "@hono/zod-openapi";
import { afterAll, expect, it } from "vitest";
import { pages } from "./pages.js";
import type { ServerState } from "./state.js";

const folder = mkdtempSync(join(tmpdir(), "landfall-pages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, "index.html"), "<head></head><body></body>");
writeFileSync(join(folder, "theme.js"), "1;");

async function answer(path: string, config: object): Promise<string> {
  const app = new OpenAPIHono();
  pages(app, { context: { config } as ServerState["context"] }, folder);
  return (await app.request(path)).text();
}

it("names the sample in the head of the page, as text", async () => {
  expect(await answer("/race/x", { sample: true, name: 'A "$&" <b>' })).toBe(
    '<head><meta name="sample" content="A &#34;$&#38;&#34; &#60;b&#62;"></head><body></body>',
  );
});

it("gives the page as it is elsewhere, and files by their exact name", async () => {
  expect(await answer("/", { sample: false, name: "A" })).toBe("<head></head><body></body>");
  expect(await answer("/theme.js", { sample: true, name: "A" })).toBe("1;");
});
