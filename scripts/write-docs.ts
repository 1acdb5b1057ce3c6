import { writeFileSync } from "node:fs";
import { generatedDocs } from "./generated-docs.js";

for (const [file, text] of generatedDocs()) {
  writeFileSync(new URL(`../${file}`, import.meta.url), text);
  console.log(file);
}
