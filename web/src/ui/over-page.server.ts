import { Later } from "../painting/later.ts";

/** What lies over a page comes after it. */
export function drawOverPage(): void {
  throw new Later();
}
