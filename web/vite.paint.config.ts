import { existsSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Beside a file that only works in a browser stands what takes its place where the server paints: `token.server.ts`. */
const onTheServer = (): Plugin => ({
  name: "on-the-server",
  enforce: "pre",
  async resolveId(source, importer, options) {
    if (!source.startsWith(".")) return null;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    const other = found?.id.replace(/\.tsx?$/, ".server.ts");
    return other !== undefined && other !== found?.id && existsSync(other) ? other : found;
  },
});

/** The studio as the server draws its first picture of it (src/painting): one file, with everything it needs. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [onTheServer(), react()],
  define: { "process.env.NODE_ENV": '"production"' },
  ssr: { noExternal: true, target: "node" },
  build: {
    ssr: "src/painting/paint.tsx",
    outDir: join("dist", ".painting"),
    emptyOutDir: true,
    target: "node24",
    copyPublicDir: false,
    cssMinify: false,
    rolldownOptions: { output: { entryFileNames: "paint.mjs", codeSplitting: false } },
  },
});
