import { Later } from "../painting/later.ts";
import { isPaintedForPhone } from "./painted-for.server.ts";

/** What lies over a page is on a phone what is to be seen; elsewhere it may stand beside the page, and comes after it. */
export function drawOverPage(): void {
  if (!isPaintedForPhone()) throw new Later();
}
