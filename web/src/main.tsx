import { createRoot } from "react-dom/client";
import { createQueryClient } from "./api/query-client.ts";
import { createStudioRouter, warmUp } from "./app/router.tsx";
import { Studio } from "./app/studio.tsx";
import "./styles.css";

const RELOADED = "handbill.reloaded";

/**
 * After an update of the server an old tab may ask for files that are gone: it loads itself anew, but not in a circle, and
 * not while nobody answers: then there would be no page at all.
 */
addEventListener("vite:preloadError", () => {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED)) < 60_000) return;
  const reload = (): void => {
    sessionStorage.setItem(RELOADED, String(Date.now()));
    location.reload();
  };
  fetch("/health/live", { cache: "no-store" }).then(reload, () => undefined);
});

// Errors that a boundary shows on the page are not repeated on the console, so that the console shows what is unexpected.
const options = { onCaughtError: () => undefined };

function begin(): void {
  const client = createQueryClient();
  const router = createStudioRouter(client);
  const place = document.querySelector<HTMLElement>("#root");
  if (!place) throw new Error("index.html has no #root");
  const studio = <Studio client={client} router={router} />;

  const { dataset } = document.documentElement;
  const draw = (): void => {
    delete dataset["painted"];
    place.inert = false;
    createRoot(place, options).render(studio);
  };
  if (dataset["painted"] === undefined) draw();
  // Where the studio does not come to life in what the server has painted, it begins without.
  else void import("./app/go-on.ts").then(({ goOn }) => goOn(studio, { place, client, router, options })).catch(draw);
}

warmUp(location.pathname);
// A picture is there already: a finger on it is answered between running the files and beginning with them.
if ("painted" in document.documentElement.dataset) setTimeout(begin);
else begin();
