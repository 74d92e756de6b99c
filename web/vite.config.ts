import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { early } from "./early.ts";

/** sonner writes its style sheet into the page at import, which the content security policy refuses: ui/toaster.tsx imports it as a file. */
const sonnerCss = (): Plugin => ({
  name: "sonner-css",
  enforce: "pre",
  transform(code, id) {
    if (!id.includes("/sonner/dist/index.mjs")) return null;
    const without = code.replace(/^__insertCSS\(.*\);?$/m, "");
    if (without === code) this.error("sonner changed: check how it adds its styles");
    return { code: without, map: null };
  },
});

/** Puts a .br and a .gz beside every text file, so that the server never compresses the same file twice. */
const precompress = (): Plugin => ({
  name: "precompress",
  apply: "build",
  async writeBundle({ dir = "dist" }) {
    const names = await readdir(dir, { recursive: true });
    const texts = names.filter((name) => /\.(js|css|html|svg|txt)$/.test(name));
    await Promise.all(
      texts.map(async (name) => {
        const path = join(dir, name);
        const bytes = await readFile(path);
        await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes));
        await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
      }),
    );
  },
});

const SELDOM =
  /\/(later|pages|own-pages|invite-page|team-page|look-around|connections-page|tracking-page|channels-page|inbox-settings-page|hosted-page-page|contact-form-page|faq-page|usage-page|welcome-page|new-campaign-page|insights-page|not-found-page)-/;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind(), sonnerCss(), early(), precompress()],
  server: {
    proxy: { "/api": "http://127.0.0.1:3000", "/health": "http://127.0.0.1:3000", "/docs": "http://127.0.0.1:3000" },
  },
  build: {
    target: "baseline-widely-available",
    // Older targets make Vite rewrite light-dark(), and a dark preview inside a light page loses its colours.
    cssTarget: ["chrome123", "safari17.5", "firefox120"],
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // What came with the first load, and single icons, are named in no list of what is still to be fetched.
      // Nor is what a page stands on that is seldom opened: it asks for that itself, a moment later.
      resolveDependencies: (file, needed, { hostType }) =>
        hostType === "html"
          ? needed
          : needed.filter(
              (name) =>
                (name.endsWith(".css") || !SELDOM.test(file)) &&
                !/\/(base|parts|rolldown-runtime|clock|cloud-off|external-link|globe|message-circle|moon|receipt|rotate-ccw|sign-out|thumbs-up|undo-2|upload)-/.test(
                  name,
                ),
            ),
    },
    rolldownOptions: {
      output: {
        // Names of files stand in the first load, and a hash is all that cannot be pressed: seven of its letters tell versions apart.
        chunkFileNames: "assets/[name]-[hash:7].js",
        codeSplitting: {
          groups: [
            {
              name: "parts",
              priority: 3,
              // What the sign-in shows and every page uses: one file presses better than a dozen small ones.
              test: /web\/src\/(ui\/(after-paint|banner|button-link|classes|error-panel|field-message|messages|page-title|plain-button|plain-field|skeleton|use-delay)|api\/(accounts|describe-error|messages|problem|query-client|session|token))\.tsx?$|lucide-react\/dist\/esm\/(?!icons\/|lucide-react|iconsAndAliases|iconNames|icons\.)|lucide-react\/dist\/esm\/icons\/(check|circle-check|circle-exclamation-point|copy|eye|eye-off|info|pen-line|triangle-exclamation-point)\.mjs/,
            },
            {
              name: "inside",
              priority: 2,
              minShareCount: 6,
              // What most pages inside share: a page that comes in forty small files waits for them in rows of six.
              test: /node_modules\/(zod|lucide-react)\/|contracts\/src\/(?!tlds|find-links|measure|check-fields|channel-limits|opt-out|analytics|contacts|email-connection|conversations|messages|reply|saved-replies|incoming-mail|whatsapp|faq|contact-form|pictures|connections|sms|webhook-secret)|web\/src\/(api|ui)\/(?!estimate|money|budget-link|pictures)/,
            },
            {
              name: "frame",
              priority: 1,
              // Small things of the frame and of several pages: each alone would be a request for a few hundred bytes.
              test: /web\/src\/(app\/(messages|palette-state)|ui\/(notify|popup|card|month|demo-model-notice|use-key-setting)|api\/(calendar|schedule)|features\/business\/going-out)\.tsx?$|lucide-react\/dist\/esm\/icons\/(plus|receipt-text|calendar|calendar-days|chevron-right|chevron-left|chevron-down|search|trash)\.mjs/,
            },
            {
              name: "writing",
              priority: 0,
              // The same for pages on which something is written.
              test: /web\/src\/(ui\/(job-progress|start-failure|estimate-note)|api\/(job-stream|job-events))\.tsx?$/,
            },
            {
              name: "lists",
              priority: 0,
              // What reads long lists page by page.
              test: /[iI]nfiniteQuery(Observer|Options)|use(Suspense)?InfiniteQuery/,
            },
            {
              name: "places",
              priority: 0,
              // What the frame alone shows.
              test: /lucide-react\/dist\/esm\/icons\/(chart-column|inbox|settings|user-round|users)\.mjs/,
            },
            {
              name: "pieces",
              priority: 0,
              // And for the board and its editor.
              test: /web\/src\/(ui\/(job-failure|failure-words)|api\/live-text|features\/contents\/(api\/content-cache|fields\/field-path))\.tsx?$/,
            },
            {
              name: "base",
              priority: 4,
              // With what fetches the other files, and without what only later pages use; the schemas come with the first page that reads an answer.
              test: /vite\/preload-helper|node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack)\/(?!.*(useBlocker|[iI]nfiniteQuery(Observer|Options)|use(Suspense)?InfiniteQuery|useMutationState))/,
            },
          ],
        },
      },
    },
  },
});
