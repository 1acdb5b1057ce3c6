import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { listSources } from "../../report/sources/list.js";
import { metricsText } from "../../report/sources/metrics.js";
import { errors } from "../responses.js";
import type { ServerState } from "../state.js";

const route = createRoute({
  method: "get",
  path: "/metrics",
  summary: "The sources and the process for Prometheus.",
  responses: { 200: { description: "Text exposition format 0.0.4.", content: { "text/plain": { schema: z.string() } } }, ...errors },
});

export function metricsRoute(app: OpenAPIHono, state: ServerState): void {
  app.openapi(route, async (c) => {
    const list = state.desk
      ? await state.desk.list(state.now())
      : await listSources(state.context, { sources: [], now: state.now(), canChange: false, hasContact: true });
    const text = metricsText(list, { residentBytes: process.memoryUsage().rss, uptimeSeconds: process.uptime() });
    return c.text(text, 200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
  });
}
