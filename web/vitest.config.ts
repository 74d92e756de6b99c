import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { prepareChromium } from "../e2e/support/chromium.ts";

// The one that is kept unpacked: to unpack it again for every run takes longer than many a test.
const { executablePath, env } = await prepareChromium();

/** Component tests: a real browser, from npm. The other tests of the studio run in Node (see the root vitest.config.ts). */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind()],
  // Named, or the first run would find them in the middle of a test and reload the page.
  optimizeDeps: {
    include: [
      "react",
      "react-dom/client",
      "react/jsx-dev-runtime",
      "@atlaskit/pragmatic-drag-and-drop/element/adapter",
      "@tanstack/react-query",
      "@tanstack/react-router",
      "axe-core",
      "lucide-react",
      "sonner",
      "vitest-browser-react",
      "zod/mini",
    ],
  },
  test: {
    name: "components",
    include: ["src/**/*.test.tsx"],
    // Menus and lists close when their page loses the focus: one page at a time.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000, interval: 50 } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: "chromium" }],
      provider: playwright({
        launchOptions: {
          executablePath,
          // oxlint-disable-next-line node/no-process-env -- a browser needs what its machine says of itself
          env: { ...process.env, ...env },
          args: ["--no-sandbox", "--disable-gpu"],
        },
      }),
    },
  },
});
