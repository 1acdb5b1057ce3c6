#!/usr/bin/env node
import { LandfallError } from "../core/errors.js";
import { processEffects } from "./effects.js";
import { makeProgram } from "./program.js";

const effects = processEffects();
try {
  await makeProgram(effects).parseAsync(process.argv);
  effects.quiet();
} catch (error) {
  effects.quiet();
  if (error instanceof LandfallError) {
    const asJson = process.argv.includes("--json");
    if (asJson) effects.print(JSON.stringify({ error: { code: error.code, message: error.message } }));
    else effects.tell(`landfall: ${error.message}`);
    process.exitCode = error.exitCode;
  } else {
    effects.tell(
      `landfall: something failed that should not have: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    process.exitCode = 1;
  }
}
