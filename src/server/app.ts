import { OpenAPIHono, z } from "@hono/zod-openapi";
import { rateSchema } from "../report/answers.js";
import { sameOriginOnly, securityHeaders, tokenOnly } from "./guard.js";
import { pages } from "./pages.js";
import { problem, problemOf } from "./problem.js";
import { accuracyRoutes } from "./routes/accuracy.js";
import { briefRoutes } from "./routes/brief.js";
import { documentRoutes } from "./routes/documents.js";
import { erasureRoutes } from "./routes/erasures.js";
import { metricsRoute } from "./routes/metrics.js";
import { pressureRoutes } from "./routes/pressure.js";
import { raceRoutes } from "./routes/race.js";
import { sourceRoutes } from "./routes/sources.js";
import { websubRoutes } from "./routes/websub.js";
import { workspaceRoutes } from "./routes/workspace.js";
import type { ServerState } from "./state.js";

export interface AppOptions {
  /** The address that the server listens on. */
  host: string;
  /** Needed with every request where others can reach the server. */
  token?: string;
  /** Told of every error that was not expected. */
  onError?: (error: unknown) => void;
  /** The folder of the built browser app; this package's own where absent. */
  builtApp?: string;
}

/** The HTTP API and the browser app on one address. */
export function createApp(state: ServerState, { host, token, onError, builtApp }: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return;
      const [issue] = result.error.issues;
      return problem(c, 400, "USAGE", "usage", `${issue.path.join(".")}: ${issue.message}`);
    },
  });
  app.use(securityHeaders);
  websubRoutes(app, state);
  app.use(sameOriginOnly(host));
  if (token !== undefined) app.use(tokenOnly(token));
  // A rate without its doors is part of a larger answer everywhere; named, the app can speak of it.
  app.openAPIRegistry.registerComponent("schemas", "Rate", z.toJSONSchema(z.object(rateSchema.shape)) as Record<string, unknown>);
  accuracyRoutes(app, state);
  briefRoutes(app, state);
  documentRoutes(app, state);
  raceRoutes(app, state);
  pressureRoutes(app, state);
  sourceRoutes(app, state);
  erasureRoutes(app, state);
  workspaceRoutes(app, state);
  metricsRoute(app, state);
  app.doc31("/api/openapi.json", apiDocument(state.version));
  app.all("/api/*", (c) => problem(c, 404, "NOT_FOUND", "not found", "there is no such route; /api/openapi.json lists them all"));
  pages(app, state, builtApp);
  app.onError((error, c) => {
    onError?.(error);
    return problemOf(c, error);
  });
  return app;
}

/** The head of the API document. */
export function apiDocument(version: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Landfall",
      version,
      description: "Launch intelligence from public conversation. Every count comes with the filter that opens its documents.",
    },
  };
}
