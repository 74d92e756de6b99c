import { type PolicyInWords, policyInWords } from "../../../src/routes/policy-in-words.ts";
import type { RouteWithPolicy } from "../../../src/routes/policy.ts";
import { tableOf } from "../../support/bad-input-page.ts";

/** The page of the documentation: every route with its policy, as the running product has it. */
export function routesPage(routes: readonly RouteWithPolicy[]): string {
  return `# Routes and who may call them

Every route declares in \`server/src/routes\`, by \`config: { policy }\`, who may call it, what that costs and what bounds it
(\`server/src/routes/policy.ts\`). The product does not start with a route that has none. The tests of \`server/test/security\` are made
from the same list: a new route is under them at once.

This page is written by \`server/test/security/routes.test.ts\` and fails when it is not as the product says. After a change that is
meant: \`npx vitest run --project server server/test/security/routes.test.ts -u\`.

**Who**: \`anyone\` needs no session. \`signed\` is a program of others, or a person with a link of their own: known by a signature, or by
a key or token in the address. \`session\` is the holder of the session cookie. \`user\` is signed in, also who only looks around;
\`account\` is not for those. \`member\` belongs to the business of the address, or of the job; to everybody else the answer is 404, as
if there were no such business.

**May** is the permission that it takes there; a member without it gets 403. Fields of the body that take another are named.

**Limits**: \`sign-in\`, \`sign-up\`, \`account-mail\`, \`look-around\` and \`entries\` count attempts by network, device and account, \`visits\` what one visitor and one business
may ask for, \`outside\` how often a user has servers of others asked, \`ai-user\` and \`ai-business\` texts by the AI in a minute. **Cost** is
what a request takes of the latter, in texts. Everything is bounded besides by connections of one address and by the size of a body.

${tableOf([["Route", "Who", "May", "Limits", "Cost"], ...routes.filter(isOwn).map(rowOf).sort(byAddress)])}

Every GET answers HEAD too, under the same policy. The files of the studio and of the page at \`/docs\` are for anyone.
`;
}

const isOwn = ({ method, url }: RouteWithPolicy) =>
  method !== "HEAD" && !url.endsWith("/*") && !url.startsWith("/docs/");

function rowOf({ method, url, policy }: RouteWithPolicy): string[] {
  const { who, may, fields, limits = [], cost }: PolicyInWords = policyInWords(policy);
  const besides = Object.entries(fields ?? {}).map(([field, permission]) => `; \`${field}\`: ${permission}`);
  return [`${method} ${url}`, who, `${may ?? ""}${besides.join("")}`, limits.join(", "), String(cost ?? "")];
}

const address = ([route = ""]: string[]) => route.split(" ").toReversed().join(" ");
const byAddress = (one: string[], other: string[]) => (address(one) < address(other) ? -1 : 1);
