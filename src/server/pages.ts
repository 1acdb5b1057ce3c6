import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { html } from "../report/brief/markup.js";
import { type ReportContext, workspaceName } from "../report/context.js";
import type { ServerState } from "./state.js";

/** The built app; two up from this file both as source and as built. */
const ownApp = fileURLToPath(new URL("../../web/dist", import.meta.url));

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

/** Serves the app's files by exact name, and its page for every other path, so that deep links open. No path reaches the disk. */
export function pages(app: OpenAPIHono, state: Pick<ServerState, "context">, folder: string = ownApp): void {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  if (existsSync(folder)) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(folder.length).replaceAll("\\", "/"), new Uint8Array(readFileSync(path)));
    }
  }
  app.get("*", (c) => {
    const file = files.get(c.req.path);
    if (file !== undefined && c.req.path !== "/index.html") {
      return c.body(file, 200, {
        "content-type": types[extname(c.req.path)] ?? "application/octet-stream",
        "cache-control": c.req.path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      });
    }
    const page = files.get("/index.html");
    if (page === undefined) return c.text("The app is not built; run `npm run build`. The API answers under /api.", 503);
    return c.body(marked(page, state.context), 200, { "content-type": types[".html"], "cache-control": "no-cache" });
  });
}

/** The page with the sample's name in its head, where there is one: the mark of a sample stands at the top of every screen, and asked for first it would push down what is read by then. */
function marked(page: Uint8Array<ArrayBuffer>, { config }: ReportContext): string | Uint8Array<ArrayBuffer> {
  if (!config.sample) return page;
  const mark = html`<meta name="sample" content="${workspaceName(config)}">`;
  return new TextDecoder().decode(page).replace("</head>", () => `${mark.text}</head>`);
}
