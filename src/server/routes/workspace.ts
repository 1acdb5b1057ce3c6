import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { quarantineListSchema, workspaceStatusSchema } from "../../report/answers.js";
import { listQuarantine } from "../../report/quarantine.js";
import { makeStatus } from "../../report/status.js";
import { errors } from "../responses.js";
import type { ServerState } from "../state.js";

const workspaceRoute = createRoute({
  method: "get",
  path: "/api/workspace",
  summary: "What this workspace holds.",
  responses: { 200: { description: "The workspace.", content: { "application/json": { schema: workspaceStatusSchema } } }, ...errors },
});

const quarantineRoute = createRoute({
  method: "get",
  path: "/api/quarantine",
  summary: "The rows that could not be used, with file, line and reason.",
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(500).optional().describe("Rows a page."),
      page: z.coerce.number().int().min(0).optional().describe("The token of a page, from `next` of the page before."),
    }),
  },
  responses: { 200: { description: "The rows.", content: { "application/json": { schema: quarantineListSchema } } }, ...errors },
});

/** How often a silent event stream says that it lives, in milliseconds: under the minute after which proxies close. */
const heartbeatMs = 25_000;

export function workspaceRoutes(app: OpenAPIHono, state: ServerState): void {
  app.openapi(workspaceRoute, async (c) => c.json(await makeStatus(state.context, state), 200));
  app.openapi(quarantineRoute, async (c) => {
    const { limit, page } = c.req.valid("query");
    return c.json(await listQuarantine(state.context, { limit, offset: page }), 200);
  });
  app.get("/api/events", (c) =>
    streamSSE(c, async (stream) => {
      let wake: () => void = () => undefined;
      const stop = state.onChange(() => wake());
      stream.onAbort(() => {
        stop();
        wake();
      });
      while (!stream.aborted) {
        await stream.writeSSE({ event: "status", data: JSON.stringify(await makeStatus(state.context, state)) });
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, heartbeatMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }),
  );
}
