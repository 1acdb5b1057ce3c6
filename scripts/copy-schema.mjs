// The compiler copies no SQL: the schema files go beside the compiled store, where it looks for them.
import { cpSync } from "node:fs";

cpSync(new URL("../src/store/schema", import.meta.url), new URL("../dist/store/schema", import.meta.url), { recursive: true });
