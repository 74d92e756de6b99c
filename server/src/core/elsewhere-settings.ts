import type { ElsewhereId } from "@handbill/contracts";
import { z } from "zod";
import { isName, isUrl, optional } from "./setting-kinds.ts";

/** A provider of OpenID Connect that people may sign in by. */
export type ElsewhereProvider = {
  id: ElsewhereId;
  /** As the button calls it. */
  name: string;
  issuer: string;
  clientId: string;
  /** Null for a client that is known by PKCE alone. */
  clientSecret: string | null;
};

const GOOGLE = "https://accounts.google.com";
const LONGEST_NAME = 40;

/** What is said there goes over a wire that nobody else reads; on this very machine there is none. */
const isIssuer = (text: string): boolean => {
  const address = isUrl("https", "http")(text) ? new URL(text) : null;
  if (address === null || address.search !== "" || address.hash !== "" || address.username !== "") return false;
  return address.protocol === "https:" || ["127.0.0.1", "[::1]", "localhost"].includes(address.hostname);
};

export const ElsewhereSettings = {
  GOOGLE_CLIENT_ID: optional(isName, "must be an id without spaces"),
  GOOGLE_CLIENT_SECRET: optional(isName, "must be a secret without spaces"),
  OIDC_ISSUER: optional(isIssuer, "must begin with https:// (http:// on this machine only), without ? and #"),
  OIDC_CLIENT_ID: optional(isName, "must be an id without spaces"),
  OIDC_CLIENT_SECRET: optional(isName, "must be a secret without spaces"),
  OIDC_NAME: z
    .string()
    .max(LONGEST_NAME, { error: `must have at most ${LONGEST_NAME} characters` })
    .default("single sign-on"),
};
export const ELSEWHERE_SECRETS = ["GOOGLE_CLIENT_SECRET", "OIDC_CLIENT_SECRET"] as const;

const Settings = z.object(ElsewhereSettings);

/** Settings that are given without those they need. */
export function elsewhereFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  const needs = (name: string, ...others: string[]) =>
    others.flatMap((other) =>
      given[name] !== undefined && given[other] === undefined ? [`${name} needs ${other}.`] : [],
    );
  return [
    ...needs("GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"),
    ...needs("GOOGLE_CLIENT_SECRET", "GOOGLE_CLIENT_ID"),
    ...needs("OIDC_ISSUER", "OIDC_CLIENT_ID"),
    ...needs("OIDC_CLIENT_ID", "OIDC_ISSUER"),
    ...needs("OIDC_CLIENT_SECRET", "OIDC_ISSUER"),
  ];
}

export const elsewhereOf = (settings: z.infer<typeof Settings>): ElsewhereProvider[] => [
  ...(settings.GOOGLE_CLIENT_ID === null
    ? []
    : [
        {
          id: "google" as const,
          name: "Google",
          issuer: GOOGLE,
          clientId: settings.GOOGLE_CLIENT_ID,
          clientSecret: settings.GOOGLE_CLIENT_SECRET,
        },
      ]),
  ...(settings.OIDC_ISSUER === null || settings.OIDC_CLIENT_ID === null
    ? []
    : [
        {
          id: "oidc" as const,
          name: settings.OIDC_NAME,
          issuer: settings.OIDC_ISSUER,
          clientId: settings.OIDC_CLIENT_ID,
          clientSecret: settings.OIDC_CLIENT_SECRET,
        },
      ]),
];
