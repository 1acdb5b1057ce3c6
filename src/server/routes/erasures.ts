import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { authorInputSchema, erasureInputSchema, erasureSchema } from "../../report/sources/answers.js";
import { errors } from "../responses.js";
import type { ServerState } from "../state.js";
import { deskOf } from "./sources.js";

const countRoute = createRoute({
  method: "post",
  path: "/api/erasures/count",
  summary: "What erasing an author would take away; erases nothing.",
  request: { body: { required: true, content: { "application/json": { schema: authorInputSchema } } } },
  responses: { 200: { description: "What would go.", content: { "application/json": { schema: erasureSchema } } }, ...errors },
});

const eraseRoute = createRoute({
  method: "post",
  path: "/api/erasures",
  summary: "Erase an author for good, where what was counted is still what is there; they are not collected again.",
  request: { body: { required: true, content: { "application/json": { schema: erasureInputSchema } } } },
  responses: { 200: { description: "What is gone.", content: { "application/json": { schema: erasureSchema } } }, ...errors },
});

export function erasureRoutes(app: OpenAPIHono, state: ServerState): void {
  app.openapi(countRoute, async (c) => c.json(await deskOf(state).countAuthor(c.req.valid("json").author), 200));
  app.openapi(eraseRoute, async (c) => {
    const { author, ...counted } = c.req.valid("json");
    return c.json(await deskOf(state).eraseAuthor(author, counted), 200);
  });
}
