import type { Plugin, Rolldown } from "vite";
import { FIRST_ASKS } from "./first-asks.ts";

const BOARD = ["app/first-look.ts", "app/shell.tsx", "features/contents/pages/board-page.tsx"];
/** Each of these files would ask for the next one only when it is there. */
const OPEN_PIECE = ["features/contents/editor/writing.tsx", "features/contents/preview/channel-preview.tsx"];

/** The pages that somebody opens first, and the files that draw them. The first that fits an address counts. */
const PAGES: readonly (readonly [address: string, ...files: string[]])[] = [
  ["^/signup$", "features/auth/signup-page.tsx"],
  ["^/welcome$", "features/welcome/welcome-page.tsx"],
  ["^/(b/[^/]+/?)?$", "api/businesses.ts", "app/first-look.ts", "app/shell.tsx", "features/business/home-page.tsx"],
  ["/campaigns$", "app/shell.tsx", "features/campaigns/pages/campaigns-page.tsx"],
  ["/campaigns/new$", "app/shell.tsx", "features/campaigns/pages/new-campaign-page.tsx"],
  ["/strategy$", "app/first-look.ts", "app/shell.tsx", "features/campaigns/pages/strategy-page.tsx"],
  ["/board#item$", ...BOARD, "features/contents/board/editor-dialog.tsx", ...OPEN_PIECE],
  ["/board#wide item$", ...BOARD, "features/contents/board/editor-panel.tsx", ...OPEN_PIECE],
  ["/board$", ...BOARD],
  ["/calendar$", "app/shell.tsx", "features/calendar/pages/calendar-page.tsx"],
  [
    "^/b/[^/]+/inbox#thread$",
    "app/shell.tsx",
    "features/inbox/pages/inbox-page.tsx",
    "features/inbox/thread/conversation-view.tsx",
  ],
  ["^/b/[^/]+/inbox$", "app/shell.tsx", "features/inbox/pages/inbox-page.tsx"],
  ["/usage$", "app/shell.tsx", "features/usage/pages/usage-page.tsx"],
  [
    "/settings/profile$",
    "app/shell.tsx",
    "features/settings/settings-layout.tsx",
    "features/business/profile-page.tsx",
  ],
  ["^/b/", "app/shell.tsx"],
];

/** Every page inside asks for these before it can be drawn. */
const INSIDE = ["app/go-on.ts", "api/businesses.ts", "api/validation-words.ts"];

type Bundle = Rolldown.OutputBundle;

const chunkOf = (bundle: Bundle, file: string) =>
  Object.values(bundle).find((one) => one.type === "chunk" && one.facadeModuleId?.endsWith(`/web/src/${file}`)) ??
  Object.values(bundle).find(
    (one) => one.type === "chunk" && one.moduleIds.some((id) => id.endsWith(`/web/src/${file}`)),
  );

function closureOf(bundle: Bundle, name: string, found: Set<string>): Set<string> {
  const chunk = bundle[name];
  if (found.has(name) || chunk?.type !== "chunk") return found;
  found.add(name);
  for (const next of chunk.imports) closureOf(bundle, next, found);
  return found;
}

function stylesOf(bundle: Bundle, name: string): string[] {
  const chunk = bundle[name];
  return chunk?.type === "chunk" ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
}

/** Such a file is left out of the build in the end. */
function hasOnlyStyles(bundle: Bundle, name: string): boolean {
  const chunk = bundle[name];
  return chunk?.type === "chunk" && chunk.moduleIds.every((id) => id.endsWith(".css"));
}

const SOURCE = "/web/src/";

/** What loads later than the page it is on: the file that draws it, by its name under `src`, and the chunk with that. */
const partsOf = (bundle: Bundle): [part: string, chunk: string][] =>
  Object.values(bundle).flatMap((one) => {
    const file = one.type === "chunk" && one.isDynamicEntry ? one.facadeModuleId?.split(SOURCE)[1] : undefined;
    return file?.endsWith(".tsx") ? [[file, one.fileName]] : [];
  });

/** Runs before any other script: it needs to be small and old-fashioned. */
const script = (pages: readonly (readonly [string, string[]])[]): string => `(function () {
  var path = location.pathname;
  // Pages for who is signed out: an answer that says so must not be taken for one of after the sign-in.
  if (/^\\/(login|(forgot|reset)-password|confirm-email)$/.test(path)) return;
  // A piece that is open beside the board, or over it where there is no room (use-wide-screen.ts).
  if (/\\/board$/.test(path) && /[?&]item=/.test(location.search))
    path += matchMedia("(min-width: 70rem)").matches ? "#wide item" : "#item";
  if (/\\/inbox$/.test(path) && /[?&]thread=/.test(location.search)) path += "#thread";
  var pages = ${JSON.stringify(pages)};
  for (var i = 0; i < pages.length; i += 1) {
    if (!new RegExp(pages[i][0]).test(path)) continue;
    pages[i][1].forEach(function (file) {
      var link = document.createElement("link");
      link.rel = "modulepreload";
      link.crossOrigin = "";
      // What is painted is seen without a script: styles come first.
      if ("painted" in document.documentElement.dataset) link.fetchPriority = "low";
      link.href = "/" + file;
      document.head.append(link);
    });
    break;
  }
  if (path === "/signup" || "handbillToken" in window || "answered" in document.documentElement.dataset) return;
  window.handbillToken = fetch("/api/auth/token", { signal: AbortSignal.timeout(20000) });
  window.handbillToken.catch(function () {});
})();
`;

/**
 * A small script that loads beside the studio's own: it fetches the files of the page that was opened, and the token that every
 * page inside begins with, while the studio itself is still on its way.
 */
export const early = (): Plugin => ({
  name: "early",
  apply: "build",
  transformIndexHtml: () => [{ tag: "script", attrs: { src: "/early.js", async: true }, injectTo: "head" }],
  generateBundle(_, bundle) {
    const entry = Object.values(bundle).find((one) => one.type === "chunk" && one.isEntry);
    const first = closureOf(bundle, entry?.fileName ?? "", new Set());
    const filesOf = (files: readonly string[]): string[] => {
      const names = new Set<string>();
      for (const file of files) {
        const chunk = chunkOf(bundle, file);
        if (chunk === undefined) this.error(`early.ts names ${file}, which is in no chunk`);
        else closureOf(bundle, chunk.fileName, names);
      }
      return [...names.difference(first)];
    };
    const pages = PAGES.map(([address, ...files]) => {
      const isInside = files.includes("app/shell.tsx") || address === "^/welcome$";
      return [address, filesOf(isInside ? [...INSIDE, ...files] : files)] as const;
    });
    this.emitFile({ type: "asset", fileName: "early.js", source: script(pages) });
    this.emitFile({ type: "asset", fileName: "first-asks.json", source: JSON.stringify(FIRST_ASKS) });
    // The server links those that it has painted: styles to be seen with, scripts to come to life.
    const parts = partsOf(bundle).map(([part, chunk]) => {
      const files = [...closureOf(bundle, chunk, new Set()).difference(first)];
      const scripts = files.filter((name) => !hasOnlyStyles(bundle, name));
      return { part, files: [...scripts, ...files.flatMap((name) => stylesOf(bundle, name))] };
    });
    this.emitFile({ type: "asset", fileName: "first-parts.json", source: JSON.stringify(parts) });
  },
});
