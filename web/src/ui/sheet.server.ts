import { Later } from "../painting/later.ts";

/** What lies over a page comes after it. */
export function Sheet(): never {
  throw new Later();
}
