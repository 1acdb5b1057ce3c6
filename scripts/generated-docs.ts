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
  const sections = program.commands.map((command) => `## landfall ${command.name()}\n\n${helpOf(command)}`);
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
  return `# landfall.toml\n\nMade from the schema that checks the file; \`landfall.schema.json\` beside this page is the same for an editor.\n\n| key | type | default | meaning |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n\n## What \`landfall init\` writes\n\n\`\`\`toml\n${example}\`\`\`\n`;
}

function apiOf(): Record<string, unknown> {
  const state = { version } as ServerState;
  const app = createApp(state, { host: "127.0.0.1" });
  return JSON.parse(JSON.stringify(app.getOpenAPI31Document(apiDocument(version)))) as Record<string, unknown>;
}
