import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** Where `landfall start` listens while the app is developed with `vite web`. */
const server = process.env.LANDFALL_URL ?? "http://127.0.0.1:4870";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // Browsers that can draw the page: nested CSS, :has() and light-dark() are used.
  build: { outDir: "dist", emptyOutDir: true, target: "es2022", cssTarget: "chrome123", assetsInlineLimit: 0, reportCompressedSize: true },
  server: { proxy: { "/api": server } },
});
