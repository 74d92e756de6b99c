import { tableOf } from "../../support/bad-input-page.ts";
import type { Ids } from "./world-of-ids.ts";

type Kind = { what: string; method?: string; path(ids: Ids): string };

const inBusiness =
  (path: string) =>
  ({ businessId }: Ids): string =>
    `/api/v1/businesses/${businessId}${path}`;

/** One answer of each kind. */
export const HEADERS_OF_CLASSES: readonly Kind[] = [
  { what: "Data of the owner", path: inBusiness("") },
  { what: "A table to download", path: inBusiness("/contacts/export") },
  { what: "A picture of the owner", path: ({ pictureId, ...ids }) => inBusiness(`/pictures/${pictureId}`)(ids) },
  {
    what: "A file that came with a mail",
    path: (ids) => inBusiness(`/messages/${ids["messageId"]}/attachments/${ids["attachmentId"]}`)(ids),
  },
  {
    what: "A mail as a page, for the studio's frame",
    path: (ids) => inBusiness(`/messages/${ids["messageId"]}/page`)(ids),
  },
  { what: "A problem", path: () => "/api/v1/nothing" },
  { what: "The access token", path: () => "/api/auth/token" },
  { what: "The way in", method: "POST", path: () => "/api/auth/sign-in/email" },
  { what: "Health", path: () => "/health/live" },
  { what: "The OpenAPI document", path: () => "/api/openapi.json" },
  { what: "The reference of the API", path: () => "/docs" },
  { what: "The page of errors", path: () => "/docs/errors" },
  { what: "A hosted page", path: () => "/p/nobody" },
  { what: "The form to write to a business", path: ({ businessId }) => `/f/${businessId}` },
  { what: "The same in a page of the owner's", path: ({ businessId }) => `/f/${businessId}/embed` },
  { what: "The form to sign up to a list", path: ({ businessId }) => `/join/${businessId}` },
  { what: "A link out of a mail, to leave a list", path: () => "/u/nothing" },
  { what: "A link that is counted", path: () => "/l/nothing" },
  { what: "The picture that says that a mail was opened", path: () => "/o/nothing.gif" },
  { what: "The script for the owner's website", path: () => "/s.js" },
  { what: "A picture of a published piece", path: () => "/pictures/nothing.jpg" },
  { what: "A report of a program", method: "POST", path: ({ businessId }) => `/hooks/sms/${businessId}/nothing` },
];

const SHOWN = [
  "content-type",
  "cache-control",
  "content-security-policy",
  "x-frame-options",
  "referrer-policy",
  "cross-origin-resource-policy",
  "access-control-allow-origin",
  "set-cookie",
  "vary",
];

type Seen = { what: string; status: number; headers: Headers };

/** The page of the documentation: what the server sent just now. */
export function headersPage(seen: Seen[]): string {
  const parts = seen.map(({ what, status, headers }) => {
    const rows = SHOWN.flatMap((name) =>
      headers.has(name) ? [[`\`${name}\``, `\`${shown(headers.get(name) ?? "")}\``]] : [],
    );
    return `## ${what}\n\nHere with status ${status}.\n\n${tableOf([["Header", "Value"], ...rows])}`;
  });
  return `# Headers of answers

The headers that protect what is answered, by kind of answer. Every answer has besides \`x-content-type-options: nosniff\`,
\`cross-origin-opener-policy: same-origin\` and \`x-request-id\`; behind https \`strict-transport-security\` for a year. No answer of the
API lets a page of another origin read it.

This page is written by \`server/test/security/doors.test.ts\`, which fails when an answer has other headers. After a change that is meant:
\`npx vitest run --project server server/test/security/doors.test.ts -u\`.

${parts.join("\n\n")}
`;
}

/** Hashes of styles and scripts are others with every word of a page. */
const shown = (value: string) => value.replaceAll(/sha256-[\w+/=]+/g, "sha256-…").replaceAll("|", String.raw`\|`);
