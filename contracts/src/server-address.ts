import * as z from "zod/mini";
import { webAddress } from "./text.ts";

/** Where a server is, without a path; over http only on the owner's own machine. */
export const serverAddress = webAddress.check(
  z.refine((text) => URL.parse(text)?.pathname === "/" && !text.includes("?"), {
    error: "Write the address of the server alone, for example https://mastodon.social.",
  }),
);
