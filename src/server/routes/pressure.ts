import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { stream } from "hono/streaming";
import { exportNetwork, type NetworkFormat, networkFormats } from "../../pipeline/export-network.js";
import { canonicalLink } from "../../relate/actions/canonical-link.js";
import { readAccount } from "../../report/pressure/account.js";
import {
  pressureAccountSchema,
  pressureEdgeSchema,
  pressureGroupSchema,
  pressureNetworkSchema,
  pressureObjectSchema,
  pressureSchema,
} from "../../report/pressure/answers.js";
import { readEdge } from "../../report/pressure/edge.js";
import { readGroup } from "../../report/pressure/group.js";
import { makePressure } from "../../report/pressure/make.js";
import { makeNetwork } from "../../report/pressure/network.js";
import { readObject } from "../../report/pressure/object.js";
import { errors } from "../responses.js";
import type { ServerState } from "../state.js";

const answer = <S extends z.ZodType>(description: string, schema: S) => ({
  200: { description, content: { "application/json": { schema } } },
  ...errors,
});

const pressureRoute = createRoute({
  method: "get",
  path: "/api/pressure",
  summary: "Who moves together, against whom, by what odds?",
  responses: answer("The groups, with what was found innocent set apart.", pressureSchema),
});

const groupRoute = createRoute({
  method: "get",
  path: "/api/pressure/groups/{group}",
  summary: "One group with everything that speaks for it and against it.",
  request: { params: z.object({ group: z.string().describe("The group's id.") }) },
  responses: answer("The group.", pressureGroupSchema),
});

const edgeRoute = createRoute({
  method: "get",
  path: "/api/pressure/edge",
  summary: "Two accounts: their odds, and the posts side by side.",
  request: { query: z.object({ a: z.string().describe("An account, as `source/name`."), b: z.string().describe("The other account.") }) },
  responses: answer("The edge.", pressureEdgeSchema),
});

const accountRoute = createRoute({
  method: "get",
  path: "/api/pressure/account",
  summary: "Who acts with one account, with what odds?",
  request: { query: z.object({ account: z.string().describe("`source/name`, or the name alone where it is the only one.") }) },
  responses: answer("The account and those who act with it.", pressureAccountSchema),
});

const objectRoute = createRoute({
  method: "get",
  path: "/api/pressure/object",
  summary: "Who acted on one link (or another object), and which of them are tied?",
  request: {
    query: z.object({
      object: z.string().describe("A link's address, or `KIND:OBJECT`, e.g. `hashtags:one two`, `handle:name`, `domain:example.org`."),
    }),
  },
  responses: answer("The object and those who acted on it.", pressureObjectSchema),
});

const networkRoute = createRoute({
  method: "get",
  path: "/api/pressure/network",
  summary: "Every pair of accounts that acted together on two or more things, as columns for drawing.",
  request: { query: z.object({ edges: z.enum(["all", "beyond"]).optional().describe("`beyond` chance only; all where absent.") }) },
  responses: answer("The network.", pressureNetworkSchema),
});

const exportRoute = createRoute({
  method: "get",
  path: "/api/pressure/export",
  summary: "The network for other tools: GraphML, GEXF, or CSV with CooRTweet's columns.",
  request: {
    query: z.object({
      format: z.enum(networkFormats).describe("The form of the file."),
      group: z.string().optional().describe("Only the edges between members of this group."),
    }),
  },
  responses: { 200: { description: "The file.", content: { "text/plain": { schema: z.string() } } }, ...errors },
});

const mediaTypes: Record<NetworkFormat, string> = { graphml: "application/xml", gexf: "application/xml", csv: "text/csv" };

export function pressureRoutes(app: OpenAPIHono, state: ServerState): void {
  app.openapi(pressureRoute, async (c) => c.json(await makePressure(state.context), 200));
  app.openapi(groupRoute, async (c) => c.json(await readGroup(state.context, c.req.valid("param").group), 200));
  app.openapi(edgeRoute, async (c) => {
    const { a, b } = c.req.valid("query");
    return c.json(await readEdge(state.context, a, b), 200);
  });
  app.openapi(accountRoute, async (c) => c.json(await readAccount(state.context, c.req.valid("query").account), 200));
  app.openapi(objectRoute, async (c) => {
    const { kind, object } = objectOf(c.req.valid("query").object);
    return c.json(await readObject(state.context, kind, object), 200);
  });
  app.openapi(networkRoute, async (c) => c.json(await makeNetwork(state.context, c.req.valid("query").edges ?? "all"), 200));
  app.openapi(exportRoute, (c) => {
    const { format, group } = c.req.valid("query");
    c.header("content-type", `${mediaTypes[format]}; charset=utf-8`);
    c.header("content-disposition", `attachment; filename="network.${format}"`);
    return stream(c, async (out) => {
      for await (const part of exportNetwork(state.context, format, group)) await out.write(part);
    }) as never;
  });
}

const kindBefore = /^(link|repost|text|hashtags|reply|handle|domain|image):(?!\/\/)/;

/** What was typed as a kind and an object: a link by its address, anything else with its kind before it. */
function objectOf(typed: string): { kind: string; object: string } {
  const kind = kindBefore.exec(typed)?.[1] ?? "link";
  const object = typed.replace(kindBefore, "").trim();
  return { kind, object: kind === "link" ? (canonicalLink(object) ?? object) : object };
}
