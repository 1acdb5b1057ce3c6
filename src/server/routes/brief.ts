import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { briefSchema } from "../../report/brief/answers.js";
import { briefToHtml } from "../../report/brief/html.js";
import { makeBrief } from "../../report/brief/make.js";
import { errors } from "../responses.js";
import type { ServerState } from "../state.js";

const periodQuery = z.object({
  from: z.string().optional().describe("First day of the period, YYYY-MM-DD."),
  to: z.string().optional().describe("Last day of the period, inclusive."),
});

const briefRoute = createRoute({
  method: "get",
  path: "/api/brief",
  summary: "Where do we stand, what changed, and what can't we say?",
  request: { query: periodQuery },
  responses: { 200: { description: "The brief.", content: { "application/json": { schema: briefSchema } } }, ...errors },
});

const briefPageRoute = createRoute({
  method: "get",
  path: "/api/brief.html",
  summary: "The brief as one self-contained HTML file.",
  request: { query: periodQuery },
  responses: { 200: { description: "The page.", content: { "text/html": { schema: z.string() } } }, ...errors },
});

export function briefRoutes(app: OpenAPIHono, state: ServerState): void {
  const make = (query: { from?: string; to?: string }) =>
    makeBrief(state.context, { ...query, now: state.now(), version: state.version, reader: state.reader });
  app.openapi(briefRoute, async (c) => c.json(await make(c.req.valid("query")), 200));
  app.openapi(briefPageRoute, async (c) => {
    const brief = await make(c.req.valid("query"));
    return c.html(await briefToHtml(brief), 200, {
      "content-disposition": `inline; filename="brief-${brief.period.from}-${brief.period.to}.html"`,
    });
  });
}
