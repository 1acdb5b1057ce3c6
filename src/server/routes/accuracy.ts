import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { LandfallError } from "../../core/errors.js";
import type { WorkspaceActions } from "../../pipeline/accuracy/actions.js";
import { type Accuracy, accuracySchema, labelQueueSchema, skipInputSchema, thresholdsInputSchema } from "../../report/accuracy/answers.js";
import { labelQueue, queueOrders } from "../../report/accuracy/next.js";
import { readDocument } from "../../report/document.js";
import { saveSkips } from "../../store/skips.js";
import { errors } from "../responses.js";
import type { ServerState } from "../state.js";

/** So long a change of thresholds is waited for before the page is answered; the reading goes on behind it. */
const patienceMs = 4000;

const accuracyRoute = createRoute({
  method: "get",
  path: "/api/accuracy",
  summary: "May I believe it?",
  responses: { 200: { description: "The accuracy.", content: { "application/json": { schema: accuracySchema } } }, ...errors },
});

const thresholdsRoute = createRoute({
  method: "put",
  path: "/api/accuracy/thresholds",
  summary: "Set the thresholds of all axes: written to landfall.toml, and the documents are read again.",
  request: { body: { required: true, content: { "application/json": { schema: thresholdsInputSchema } } } },
  responses: { 200: { description: "The accuracy.", content: { "application/json": { schema: accuracySchema } } }, ...errors },
});

const trainRoute = createRoute({
  method: "post",
  path: "/api/accuracy/training",
  summary: "Fit the reader to the workspace's own labels; what held-out labels agree with is kept, and the documents are read again.",
  responses: { 200: { description: "The accuracy.", content: { "application/json": { schema: accuracySchema } } }, ...errors },
});

const resetRoute = createRoute({
  method: "delete",
  path: "/api/accuracy/training",
  summary: "Bring the shipped reader back, and read the documents again.",
  responses: { 200: { description: "The accuracy.", content: { "application/json": { schema: accuracySchema } } }, ...errors },
});

const exportRoute = createRoute({
  method: "get",
  path: "/api/labels.jsonl",
  summary: "The labelled documents as JSON lines, as `landfall label --export` writes them.",
  responses: { 200: { description: "The lines.", content: { "text/plain": { schema: z.string() } } }, ...errors },
});

const queueRoute = createRoute({
  method: "get",
  path: "/api/labels/next",
  summary: "Which documents to label next, and why.",
  request: {
    query: z.object({
      by: z.string().min(1).max(120).default("me").describe("Who labels: what they skipped is not drawn for them again."),
      limit: z.coerce.number().int().min(1).max(100).default(20).describe("Documents."),
      seed: z.coerce.number().int().min(0).max(0xffffffff).default(1).describe("The same seed draws the same documents."),
      order: z.enum(queueOrders).default("mixed").describe("mixed: disagreements, then two unsure and one at random by turns."),
    }),
  },
  responses: { 200: { description: "The documents.", content: { "application/json": { schema: labelQueueSchema } } }, ...errors },
});

const skipRoute = createRoute({
  method: "post",
  path: "/api/documents/{id}/skips",
  summary: "Say that one cannot label a document on some axes: it is not drawn for them again.",
  request: {
    params: z.object({ id: z.string().describe("The document's id.") }),
    body: { required: true, content: { "application/json": { schema: skipInputSchema } } },
  },
  responses: { 200: { description: "Kept.", content: { "application/json": { schema: skipInputSchema } } }, ...errors },
});

export function accuracyRoutes(app: OpenAPIHono, state: ServerState): void {
  app.openapi(accuracyRoute, async (c) => c.json(await actionsOf(state).accuracy(state.context), 200));
  app.openapi(thresholdsRoute, async (c) => {
    const { thresholds } = c.req.valid("json");
    actionsOf(state).saveThresholds(thresholds);
    return c.json(await afterReading(state), 200);
  });
  app.openapi(trainRoute, async (c) => {
    const { adjustment } = await actionsOf(state).train(state.context);
    const accuracy = Object.keys(adjustment.axes).length > 0 ? await afterReading(state) : await actionsOf(state).accuracy(state.context);
    return c.json({ ...accuracy, adjustment: { ...accuracy.adjustment, tried: adjustment.tried } }, 200);
  });
  app.openapi(resetRoute, async (c) => {
    actionsOf(state).resetTraining();
    return c.json(await afterReading(state), 200);
  });
  app.openapi(exportRoute, async (c) => {
    const lines = await actionsOf(state).labels(state.context);
    return c.text(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), 200, {
      "content-disposition": 'attachment; filename="labels.jsonl"',
    });
  });
  app.openapi(queueRoute, async (c) => c.json(await labelQueue(state.context, c.req.valid("query")), 200));
  app.openapi(skipRoute, async (c) => {
    const { id } = c.req.valid("param");
    const skipped = c.req.valid("json");
    await readDocument(state.context, id);
    await saveSkips(state.context.store, id, skipped.axes, skipped.by);
    return c.json(skipped, 200);
  });
}

/** Reads the documents again and answers when they are read, or after a while as things stand then. */
async function afterReading(state: ServerState): Promise<Accuracy> {
  const actions = actionsOf(state);
  const reading = state.change(actions.refresh);
  // A failure after the page was answered is told by the next answer, which shows the documents as they are.
  reading.catch(() => undefined);
  await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]);
  return await actions.accuracy(state.context);
}

/** @throws LandfallError NOT_FOUND where the server has answers only and no workspace to work on */
export function actionsOf({ actions }: ServerState): WorkspaceActions {
  if (actions) return actions;
  throw new LandfallError("NOT_FOUND", "this server has no open workspace", { next: "start it with `landfall start`" });
}
