/**
 * The workspace file `landfall.toml`: one schema gives the type, the error messages, the documentation page and the JSON Schema.
 */
import { parse as parseToml, TomlError } from "smol-toml";
import { z } from "zod";
import { LandfallError } from "./errors.js";
import { secondReaderSchema } from "./second-reader-config.js";
import { collectSchema, sourceSchema } from "./source-config.js";
import { lineOfKey } from "./toml-lines.js";

const isoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day such as 2016-09-07")
  .refine(isCalendarDay, "must be a day of the calendar");

const zoneName = z.string().refine(isZone, "must be a time zone by name, such as UTC or America/New_York");

/** Date.parse rolls 31 February over into March; the round trip shows it. */
function isCalendarDay(day: string): boolean {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const probability = z.number().min(0, "must lie between 0 and 1").max(1, "must lie between 0 and 1");

export const configSchema = z.strictObject({
  name: z.string().min(1).optional().describe("Shown as the title; `<brand> in <market>` where absent."),
  sample: z.boolean().default(false).describe("True for the shipped sample: every screen says so."),
  brand: z.string().min(1, "must name our brand").describe("Our brand, as the catalogue names it."),
  rivals: z.array(z.string().min(1)).default([]).describe("The brands we are compared with, in the order shown."),
  market: z
    .string()
    .regex(/^[A-Z]{2}$/, "must be a two-letter country code")
    .describe("Where the launch is: ISO 3166-1 alpha-2, e.g. `US`."),
  catalogues: z
    .array(z.string().min(1))
    .min(1, "must name at least one catalogue")
    .default(["phones", "electronics"])
    .describe("Shipped catalogues by name, or folders relative to the workspace."),
  period: z
    .strictObject({ from: isoDay.describe("First day."), to: isoDay.describe("Last day, inclusive.") })
    .refine(({ from, to }) => from <= to, { error: "must not end before it begins", path: ["to"] })
    .optional()
    .describe("The period of the brief; the last four weeks that hold documents where absent."),
  sources: z
    .array(sourceSchema)
    .default([])
    .superRefine(eachNamedOnce)
    .describe("What `landfall start` and `landfall collect` bring in by themselves."),
  collect: collectSchema,
  windows: z
    .strictObject({
      synchrony_seconds: z
        .number()
        .int()
        .min(1)
        .max(86_400)
        .optional()
        .describe("Accounts that act on the same thing within this many seconds act together; chosen from the data where absent."),
      synchrony_by_kind: z
        .record(
          z
            .string()
            .regex(
              /^(?:[^/]+\/)?(?:link|repost|text|hashtags|reply|handle|domain|image)$/,
              "must be link, repost, text, hashtags, reply, handle, domain or image, after a source and a slash where only that one is meant",
            ),
          z.number().int().min(1).max(86_400),
        )
        .default({})
        .describe(
          'Seconds for one kind of action, or for one kind on one source: `{ link = 60, "forum/text" = 600 }`. Goes before `synchrony_seconds`.',
        ),
      group_accounts: z.number().int().min(2).default(3).describe("From so many accounts on, those that act together are a group."),
      story_hours: z
        .number()
        .positive()
        .max(24 * 60)
        .default(72)
        .describe("Documents further apart than this start a new story."),
    })
    .prefault({})
    .describe("Time windows of the relations."),
  reading: z
    .strictObject({
      thresholds: z
        .partialRecord(z.enum(["level", "horizon", "experience", "tie", "speaker", "stance"]), probability)
        .default({})
        .describe("A label less probable than this is shown as unclear."),
    })
    .prefault({})
    .describe("How documents are read."),
  second_reader: secondReaderSchema
    .optional()
    .describe("An optional second reader for documents of which the shipped one is unsure; off where absent."),
  import: z
    .strictObject({
      zone: zoneName.default("UTC").describe("Zone of dates that carry no offset; recorded with every such document."),
    })
    .prefault({})
    .describe("Defaults of `landfall import`."),
  store: z
    .strictObject({
      url: z
        .url("must be a URL such as http://localhost:8123")
        .optional()
        .describe("A ClickHouse server; the embedded engine in `data/` where absent."),
      database: z
        .string()
        .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be letters, digits and underscores")
        .default("landfall")
        .describe("Database on that server."),
      user: z.string().default("default").describe("User on that server."),
      password_env: z
        .string()
        .default("LANDFALL_STORE_PASSWORD")
        .describe("Name of the environment variable that holds the password; the password never stands in a file."),
    })
    .prefault({})
    .describe("Where the data are kept."),
});

/** Two sources of one name would share their cursors and their documents. */
function eachNamedOnce(sources: { name?: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  sources.forEach(({ name }, at) => {
    if (name !== undefined && seen.has(name))
      context.addIssue({ code: "custom", path: [at, "name"], input: name, message: "must be a name that no other source has" });
    if (name !== undefined) seen.add(name);
  });
}

/** A checked workspace file. */
export type Config = z.infer<typeof configSchema>;

/**
 * Reads the text of a workspace file.
 * @param file the name used in messages
 * @throws LandfallError CONFIG_INVALID, one line for each thing that is wrong, each with its line number
 */
export function parseConfig(text: string, file = "landfall.toml"): Config {
  let raw: unknown;
  try {
    raw = parseToml(text);
  } catch (cause) {
    const where = cause instanceof TomlError ? `line ${cause.line}: ` : "";
    const reason = cause instanceof Error ? cause.message.split("\n")[0].replace(/^Invalid TOML document: /, "") : String(cause);
    throw new LandfallError("CONFIG_INVALID", `${file} ${where}${reason}`, { cause, next: "mend that line and run again" });
  }
  const result = configSchema.safeParse(raw, { reportInput: true });
  if (result.success) return result.data;
  const lines = result.error.issues.flatMap((issue) => describeIssue(issue, text));
  throw new LandfallError("CONFIG_INVALID", `${file} ${lines.join(`\n${file} `)}`, {
    cause: result.error,
    next: "`landfall init --print` shows a correct file with every key explained",
  });
}

function describeIssue(issue: z.core.$ZodIssue, text: string): string[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `line ${lineOfKey(text, [...path, key])}: there is no key '${[...path, key].join(".")}'`);
  }
  const name = path.join(".");
  if (issue.input === undefined) return [`line ${lineOfKey(text, path)}: ${name} is missing`];
  const got = typeof issue.input === "string" ? `'${issue.input}'` : JSON.stringify(issue.input);
  const reason = issue.message.startsWith("Invalid input: expected ")
    ? `must be ${issue.message.slice(24).replace(/, received .*/, "")}`
    : issue.message;
  return [`line ${lineOfKey(text, path)}: ${name} ${reason}, got ${got}`];
}
