/** The pages of `docs/` that are made from the program itself; a test holds that they are as committed. */
import type { Command } from "commander";
import { z } from "zod";
import { writeConfigFile } from "../src/cli/config-file.js";
import { makeProgram } from "../src/cli/program.js";
import { version } from "../src/cli/version.js";
import { configSchema } from "../src/core/config.js";
import { apiDocument, createApp } from "../src/server/app.js";
import type { ServerState } from "../src/server/state.js";
import { apiTypes } from "./api-types.js";

const silent = {
  print: () => undefined,
  tell: () => undefined,
  progress: () => undefined,
  quiet: () => undefined,
  signal: new AbortController().signal,
};

/** File name, relative to the project, and text of every page. */
export function generatedDocs(): Map<string, string> {
  const openapi = apiOf();
  return new Map([
    ["docs/cli.md", cliPage()],
    ["docs/configuration.md", configurationPage()],
    ["docs/landfall.schema.json", `${JSON.stringify(configJsonSchema(), null, 2)}\n`],
    ["docs/openapi.json", `${JSON.stringify(openapi, null, 2)}\n`],
    ["web/src/api-types.ts", apiTypes(openapi)],
  ]);
}

function cliPage(): string {
  const program = makeProgram(silent);
  const helpOf = (command: Command) => `\`\`\`text\n${command.configureHelp({ helpWidth: 100 }).helpInformation().trimEnd()}\n\`\`\`\n`;
  const sectionsOf = (command: Command, path: string, depth: number): string[] => [
    `${"#".repeat(depth)} ${path}\n\n${helpOf(command)}`,
    ...command.commands.flatMap((part) => sectionsOf(part, `${path} ${part.name()}`, depth + 1)),
  ];
  const sections = program.commands.flatMap((command) => sectionsOf(command, `landfall ${command.name()}`, 2));
  return `# The command line\n\nMade from the program's own help. Every command takes \`--json\`; those that use a workspace take \`--workspace DIR\`.\n\n${helpOf(program)}\n${sections.join("\n")}`;
}

function configJsonSchema(): Record<string, unknown> {
  return { title: "landfall.toml", ...z.toJSONSchema(configSchema, { io: "input", unrepresentable: "any" }) };
}

interface Property {
  description?: string;
  default?: unknown;
  type?: string;
  enum?: string[];
  items?: Property;
  properties?: Record<string, Property>;
  oneOf?: Property[];
  anyOf?: Property[];
  const?: unknown;
}

function configurationPage(): string {
  const rows: string[] = [];
  const walk = (property: Property, path: string) => {
    for (const [name, child] of Object.entries(property.properties ?? {})) {
      const key = path === "" ? name : `${path}.${name}`;
      const type = child.enum ? child.enum.map((value) => `\`${value}\``).join(" or ") : (child.type ?? "text");
      const hasDefault = child.default !== undefined && child.properties === undefined;
      rows.push(`| \`${key}\` | ${type} | ${hasDefault ? `\`${JSON.stringify(child.default)}\`` : ""} | ${child.description ?? ""} |`);
      walk(child, key);
      if (child.items?.properties) walk(child.items, `${key}[]`);
    }
  };
  walk(configJsonSchema() as Property, "");
  const example = writeConfigFile({ brand: "Xiaomi", rivals: ["Apple", "Samsung"], market: "US", catalogues: ["phones", "electronics"] });
  return `# landfall.toml\n\nMade from the schema that checks the file; \`landfall.schema.json\` beside this page is the same for an editor.\n\n| key | type | default | meaning |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n\n${sourceSections()}## What \`landfall init\` writes\n\n\`\`\`toml\n${example}\`\`\`\n`;
}

/** The kinds of `[[sources]]`: what all live ones take, then each kind's own keys. */
function sourceSections(): string {
  const { sources } = (configJsonSchema() as Property).properties as Record<string, Property>;
  const kinds = sources.items?.oneOf ?? sources.items?.anyOf ?? [];
  const isLive = ({ properties }: Property) => properties?.every !== undefined;
  const live = kinds.filter(isLive).map(({ properties }) => Object.keys(properties ?? {}));
  const shared = (live[0] ?? []).filter((key) => key !== "kind" && live.every((keys) => keys.includes(key)));
  const table = (keys: [string, Property][]) =>
    `| key | type | default | meaning |\n| --- | --- | --- | --- |\n${keys
      .map(([key, { type, default: value, description }]) => {
        const shown = value === undefined ? "" : `\`${JSON.stringify(value)}\``;
        return `| \`${key}\` | ${type ?? "text"} | ${shown} | ${description ?? ""} |`;
      })
      .join("\n")}\n\n`;
  const of = (kind: Property, wanted: (key: string) => boolean) => Object.entries(kind.properties ?? {}).filter(([key]) => wanted(key));
  const common = kinds.find(isLive);
  const sections = kinds.map((kind) => {
    const own = of(kind, (key) => key !== "kind" && !(isLive(kind) && shared.includes(key)));
    const { const: name, description } = kind.properties?.kind ?? {};
    return `### kind = "${name}"\n\n${description}\n\n${own.length > 0 ? table(own) : ""}`;
  });
  return `## [[sources]]\n\nEvery kind but \`file\` is a live source and takes:\n\n${common ? table(of(common, (key) => shared.includes(key))) : ""}${sections.join("")}`;
}

function apiOf(): Record<string, unknown> {
  const state = { version } as ServerState;
  const app = createApp(state, { host: "127.0.0.1" });
  return JSON.parse(JSON.stringify(app.getOpenAPI31Document(apiDocument(version)))) as Record<string, unknown>;
}
