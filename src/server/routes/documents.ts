import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { LandfallError } from "../../core/errors.js";
import { type Axis, axisLabels } from "../../core/reading.js";
import { correctionInputSchema, documentFilterSchema } from "../../report/answers.js";
import { readDocument } from "../../report/document.js";
import { documentDetailSchema, documentListSchema } from "../../report/document-answers.js";
import { listDocuments, sortOrders } from "../../report/documents.js";
import { saveCorrection, undoCorrection } from "../../store/corrections.js";
import { errors } from "../responses.js";
import type { ServerState } from "../state.js";
import { actionsOf } from "./accuracy.js";

const idParameter = z.object({ id: z.string().describe("The document's id.") });
const detail = { description: "The document.", content: { "application/json": { schema: documentDetailSchema } } };

const listRoute = createRoute({
  method: "get",
  path: "/api/documents",
  summary: "What exactly was said?",
  request: {
    query: documentFilterSchema.extend({
      sort: z.enum(sortOrders).optional().describe("Order; newest first where absent, relevance first in a search."),
      limit: z.coerce.number().int().min(1).max(200).optional().describe("Documents a page."),
      page: z.string().optional().describe("The token of a page, from `next` of the page before."),
    }),
  },
  responses: { 200: { description: "The documents.", content: { "application/json": { schema: documentListSchema } } }, ...errors },
});

const detailRoute = createRoute({
  method: "get",
  path: "/api/documents/{id}",
  summary: "One document with everything read in it and related to it.",
  request: {
    params: idParameter,
    query: z.object({
      target: z.string().optional().describe("Catalogue id of another entity that the document names: it is read for that one."),
    }),
  },
  responses: { 200: detail, ...errors },
});

const correctRoute = createRoute({
  method: "post",
  path: "/api/documents/{id}/corrections",
  summary: "Set a label by hand; the reader's stays beside it.",
  request: { params: idParameter, body: { required: true, content: { "application/json": { schema: correctionInputSchema } } } },
  responses: { 200: detail, ...errors },
});

const undoRoute = createRoute({
  method: "delete",
  path: "/api/documents/{id}/corrections/{correction}",
  summary: "Take a correction back.",
  request: { params: idParameter.extend({ correction: z.string().describe("The correction's id.") }) },
  responses: { 200: detail, ...errors },
});

export function documentRoutes(app: OpenAPIHono, state: ServerState): void {
  app.openapi(listRoute, async (c) => {
    const { sort, limit, page, ...filter } = c.req.valid("query");
    return c.json(await listDocuments(state.context, filter, { sort, limit, page }), 200);
  });
  app.openapi(detailRoute, async (c) => {
    const { target } = c.req.valid("query");
    const other = target === undefined ? undefined : { target, read: actionsOf(state).readFor };
    return c.json(await readDocument(state.context, c.req.valid("param").id, other), 200);
  });
  app.openapi(correctRoute, async (c) => {
    const { id } = c.req.valid("param");
    const { axis, label, by, origin } = c.req.valid("json");
    const allowed: readonly string[] = axisLabels[axis as Axis];
    if (!allowed.includes(label)) {
      throw new LandfallError("USAGE", `'${label}' is no label of ${axis}`, { next: `choose one of ${allowed.join(", ")}` });
    }
    const before = await readDocument(state.context, id);
    const was = String(before.labels[axis]?.label ?? "");
    await saveCorrection(state.context.store, state.context.generation, { id, axis: axis as Axis, label, was, by, origin });
    return c.json(await readDocument(state.context, id), 200);
  });
  app.openapi(undoRoute, async (c) => {
    const { id, correction } = c.req.valid("param");
    if (!(await undoCorrection(state.context.store, state.context.generation, id, correction))) {
      throw new LandfallError("NOT_FOUND", "there is no such correction, or it was taken back already", {
        next: "open the document again",
      });
    }
    return c.json(await readDocument(state.context, id), 200);
  });
}
