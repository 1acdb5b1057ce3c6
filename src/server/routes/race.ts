import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { compareDocuments } from "../../pipeline/compare.js";
import { mergeStories, splitStory, undoEdit } from "../../pipeline/edit-stories.js";
import {
  comparisonSchema,
  documentRaceSchema,
  impossibleTimesSchema,
  raceKinds,
  raceOrders,
  raceQuerySchema,
  raceSchema,
  storyEditInputSchema,
  storyEditListSchema,
  storyEditResultSchema,
  storyPageSchema,
  tellerListSchema,
} from "../../report/race/answers.js";
import { documentRace } from "../../report/race/document.js";
import { makeRace } from "../../report/race/list.js";
import { makeStoryPage, toStoryEdit } from "../../report/race/story.js";
import { makeTellers } from "../../report/race/tellers.js";
import { impossibleTimes } from "../../report/race/times.js";
import { storyEdits } from "../../store/story-edits.js";
import { errors } from "../responses.js";
import type { ServerState } from "../state.js";

const answer = <T extends z.ZodType>(description: string, schema: T) => ({
  200: { description, content: { "application/json": { schema } } },
  ...errors,
});

const raceRoute = createRoute({
  method: "get",
  path: "/api/race",
  summary: "Who was first, who copied, how many roots? The stories of a period.",
  request: {
    query: raceQuerySchema.extend({
      only: z.enum(raceKinds).optional().describe("Stories of this kind only."),
      teller: z.string().optional().describe("Stories that this outlet or author told, folded as in `TellerStanding`."),
      order: z.enum(raceOrders).optional().describe("`reach` where absent: the most told first."),
      limit: z.coerce.number().int().min(1).max(100).optional().describe("Stories a page."),
      page: z.string().optional().describe("The token of a page, from `next` of the page before."),
    }),
  },
  responses: answer("The stories.", raceSchema),
});

const tellersRoute = createRoute({
  method: "get",
  path: "/api/race/tellers",
  summary: "Authors and outlets: firsts, roots, copies and lags over the stories that others told too.",
  request: { query: raceQuerySchema.extend({ limit: z.coerce.number().int().min(1).max(500).optional().describe("Tellers.") }) },
  responses: answer("The tellers.", tellerListSchema),
});

const storyRoute = createRoute({
  method: "get",
  path: "/api/race/stories/{story}",
  summary: "One story: who told it when, what each goes back to and added.",
  request: { params: z.object({ story: z.string().describe("The story's id: that of its earliest document.") }) },
  responses: answer("The story.", storyPageSchema),
});

const compareRoute = createRoute({
  method: "get",
  path: "/api/race/compare",
  summary: "Two documents side by side, with the stretches that both have.",
  request: { query: z.object({ a: z.string().describe("A document's id."), b: z.string().describe("Another document's id.") }) },
  responses: answer("Both documents, the earlier first.", comparisonSchema),
});

const documentRoute = createRoute({
  method: "get",
  path: "/api/race/documents/{id}",
  summary: "A document's part in the race, and what is wrong with its time.",
  request: { params: z.object({ id: z.string().describe("The document's id.") }) },
  responses: answer("Its part.", documentRaceSchema),
});

const timesRoute = createRoute({
  method: "get",
  path: "/api/race/times",
  summary: "Documents whose time cannot be right.",
  responses: answer("How many, and examples with the reason.", impossibleTimesSchema),
});

const editsRoute = createRoute({
  method: "get",
  path: "/api/race/edits",
  summary: "Stories that were split or merged by hand, with who and when.",
  responses: answer("All of them, oldest first, those taken back included.", storyEditListSchema),
});

const editRoute = createRoute({
  method: "post",
  path: "/api/race/edits",
  summary: "Split a story or merge some by hand; what was found stays beside it.",
  request: { body: { required: true, content: { "application/json": { schema: storyEditInputSchema } } } },
  responses: answer("The edit and the stories that hold its documents now.", storyEditResultSchema),
});

const undoRoute = createRoute({
  method: "delete",
  path: "/api/race/edits/{edit}",
  summary: "Take a split or merge back.",
  request: {
    params: z.object({ edit: z.string().describe("The edit's id.") }),
    query: z.object({ by: z.string().min(1).max(120).optional().describe("Who takes it back.") }),
  },
  responses: answer("The edit and the stories that hold its documents now.", storyEditResultSchema),
});

export function raceRoutes(app: OpenAPIHono, state: ServerState): void {
  app.openapi(raceRoute, async (c) => c.json(await makeRace(state.context, c.req.valid("query")), 200));
  app.openapi(tellersRoute, async (c) => c.json(await makeTellers(state.context, c.req.valid("query")), 200));
  app.openapi(storyRoute, async (c) => c.json(await makeStoryPage(state.context, c.req.valid("param").story), 200));
  app.openapi(compareRoute, async (c) => {
    const { a, b } = c.req.valid("query");
    return c.json(await compareDocuments(state.context, a, b), 200);
  });
  app.openapi(documentRoute, async (c) => c.json(await documentRace(state.context, c.req.valid("param").id), 200));
  app.openapi(timesRoute, async (c) => c.json(await impossibleTimes(state.context), 200));
  app.openapi(editsRoute, async (c) => c.json({ edits: (await storyEdits(state.context.store)).map(toStoryEdit) }, 200));
  app.openapi(editRoute, async (c) => {
    const { kind, story, documents, stories, by } = c.req.valid("json");
    const done =
      kind === "split"
        ? await splitStory(state.context, { story, documents, by })
        : await mergeStories(state.context, { stories: [story, ...stories], by });
    return c.json(done, 200);
  });
  app.openapi(undoRoute, async (c) =>
    c.json(await undoEdit(state.context, c.req.valid("param").edit, c.req.valid("query").by ?? "me"), 200),
  );
}
