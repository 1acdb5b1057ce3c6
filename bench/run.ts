/** `npm run bench -- NAME`: runs one benchmark; without a name, all of them one after the other, so that none disturbs another. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const all = readdirSync(folder)
  .filter((name) => name.endsWith(".ts") && name !== "run.ts" && !name.endsWith(".test.ts"))
  .map((name) => name.slice(0, -3))
  .sort();
const [wanted, ...rest] = process.argv.slice(2);
if (wanted !== undefined && !all.includes(wanted)) {
  console.error(`there is no benchmark '${wanted}'; there are ${all.join(", ")}`);
  process.exit(2);
}
for (const name of wanted === undefined ? all : [wanted]) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, ["--import", "tsx", `${folder}${name}.ts`, ...rest], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
