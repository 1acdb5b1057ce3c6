import type { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import type { ServerState } from "../state.js";

/** A delivery is a feed; nothing of it is read but its signature. */
const mostBytes = 2 * 1024 * 1024;

/** Where hubs reach us. It stands before the guards: a hub comes from elsewhere under our public name, and proves itself by its signature. */
export function websubRoutes(app: OpenAPIHono, state: ServerState): void {
  app.get("/websub/:id", (c) => {
    const answer = state.desk?.hubs?.intent(c.req.param("id"), new URL(c.req.url).searchParams);
    return answer?.status === 200 ? c.text(answer.body, 200) : c.text("", 404);
  });
  app.post("/websub/:id", bodyLimit({ maxSize: mostBytes, onError: (c) => c.text("", 413) }), async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer());
    return c.text("", state.desk?.hubs?.deliver(c.req.param("id"), body, c.req.header("x-hub-signature") ?? null) ?? 410);
  });
}
