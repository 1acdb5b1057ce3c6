import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { LandfallError } from "../../core/errors.js";
import type { SourceDesk } from "../../pipeline/collect/desk.js";
import { sourceInputSchema, sourceListSchema, sourceTrialSchema } from "../../report/sources/answers.js";
import { listSources } from "../../report/sources/list.js";
import { errors } from "../responses.js";
import type { ServerState } from "../state.js";

const list = { description: "The sources.", content: { "application/json": { schema: sourceListSchema } } };
const nameParameter = z.object({ name: z.string().describe("The source's name.") });
const input = { required: true, content: { "application/json": { schema: sourceInputSchema } } };

const listRoute = createRoute({
  method: "get",
  path: "/api/sources",
  summary: "Is what we see complete? How each live source stands.",
  responses: { 200: list, ...errors },
});

const testRoute = createRoute({
  method: "post",
  path: "/api/sources/test",
  summary: "Ask an address what it is and what it gives; keeps nothing.",
  request: { body: input },
  responses: { 200: { description: "What came.", content: { "application/json": { schema: sourceTrialSchema } } }, ...errors },
});

const addRoute = createRoute({
  method: "post",
  path: "/api/sources",
  summary: "Ask an address what it is, add it to landfall.toml and begin to collect it.",
  request: { body: input },
  responses: { 200: list, ...errors },
});

const changeRoute = createRoute({
  method: "post",
  path: "/api/sources/{name}/{action}",
  summary: "Pause a source, resume it, or ask it now.",
  request: { params: nameParameter.extend({ action: z.enum(["pause", "resume", "ask"]).describe("What to do.") }) },
  responses: { 200: list, ...errors },
});

const removeRoute = createRoute({
  method: "delete",
  path: "/api/sources/{name}",
  summary: "Take a source out of landfall.toml; its documents stay.",
  request: { params: nameParameter },
  responses: { 200: list, ...errors },
});

export function sourceRoutes(app: OpenAPIHono, state: ServerState): void {
  const now = async () =>
    state.desk
      ? await state.desk.list(state.now())
      : await listSources(state.context, { sources: [], now: state.now(), canChange: false, hasContact: true });
  app.openapi(listRoute, async (c) => c.json(await now(), 200));
  app.openapi(testRoute, async (c) => {
    const { address, name } = c.req.valid("json");
    return c.json(await deskOf(state).test(address, name), 200);
  });
  app.openapi(addRoute, async (c) => {
    const { address, name } = c.req.valid("json");
    const desk = deskOf(state);
    const { source } = await desk.test(address, name);
    desk.add(source);
    return c.json(await now(), 200);
  });
  app.openapi(changeRoute, async (c) => {
    const { name, action } = c.req.valid("param");
    if (action === "ask") deskOf(state).askNow(name);
    else deskOf(state).pause(name, action === "pause");
    return c.json(await now(), 200);
  });
  app.openapi(removeRoute, async (c) => {
    deskOf(state).remove(c.req.valid("param").name);
    return c.json(await now(), 200);
  });
}

/** @throws LandfallError USAGE where this server only shows */
export function deskOf({ desk }: ServerState): SourceDesk {
  if (desk) return desk;
  throw new LandfallError("USAGE", "this server only shows", { next: "start it with `landfall start` in a workspace" });
}
