import { z } from "zod";
import { type Axis, axes } from "./reading.js";

/** Prices are told by the million of tokens, as makers of models print them. */
const price = z.number().min(0);

/** `[second_reader]`: off where the table is absent. */
export const secondReaderSchema = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/, error: "must be a URL such as http://localhost:11434/v1" })
      .describe("Base address of an OpenAI-compatible API, up to `/v1`. A local one is reached only because it is named here."),
    model: z.string().min(1).describe("The model's name, as the endpoint knows it."),
    key_env: z
      .string()
      .default("LANDFALL_SECOND_READER_KEY")
      .describe("Name of the environment variable that holds the key; the key never stands in a file. Without one none is sent."),
    axes: z
      .array(z.enum(axes as [Axis, ...Axis[]]))
      .min(1)
      .default(["level", "horizon", "experience", "tie", "speaker", "stance"])
      .describe("The axes that it is asked about."),
    below: z
      .number()
      .min(0)
      .max(1)
      .default(0.6)
      .describe("It is asked about an axis where the shipped reader's label is less probable than this."),
    max_documents: z
      .number()
      .int()
      .min(1)
      .default(200)
      .describe("Most documents that it is asked about in a day (UTC), answers that could not be used among them."),
    max_cost: z
      .number()
      .positive()
      .optional()
      .describe("Most that it may cost in a day (UTC), in the currency of the prices; needs both prices."),
    price_input: price.optional().describe("Price of a million tokens that are sent."),
    price_output: price.optional().describe("Price of a million tokens that come back."),
    concurrency: z.number().int().min(1).max(32).default(2).describe("Requests under way at a time."),
    timeout_seconds: z.number().positive().max(600).default(60).describe("Longest wait for one answer."),
  })
  .refine(
    ({ max_cost, price_input, price_output }) => max_cost === undefined || (price_input !== undefined && price_output !== undefined),
    {
      error: "needs price_input and price_output",
      path: ["max_cost"],
    },
  );

/** Where and how the second reader is asked. */
export type SecondReaderConfig = z.infer<typeof secondReaderSchema>;
