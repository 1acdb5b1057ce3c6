import { problemSchema } from "../report/answers.js";

const body = { content: { "application/problem+json": { schema: problemSchema } } };

/** The error answers that every route may give. */
export const errors = {
  400: { description: "The request is wrong; the detail says how.", ...body },
  404: { description: "There is no such thing.", ...body },
  500: { description: "The server failed.", ...body },
};
