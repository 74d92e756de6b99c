import type { ApiKeyScope, Permission } from "@handbill/contracts";
import type { FastifyInstance, FastifyRequest, RouteOptions } from "fastify";

/** What a request costs of the AI limits, in texts: a number, or found out by asking. */
export type AiCost = number | ((request: FastifyRequest) => Promise<number>);

/**
 * A plan is one call of the better model with a long answer: it weighs as much as four texts. What writes many texts
 * costs as many.
 */
export const AI_COST = { text: 1, plan: 4 } as const;

/**
 * Limits that the handler of a route counts by itself, since what they count stands in the body: attempts to sign in and at the
 * second step, accounts and guests of a network, mails about accounts, forms that are sent; and how often a visitor asks for what is
 * there for everybody. Those of the AI and of servers outside follow from `cost` and `asksOutside`.
 */
export type Limit = "sign-in" | "second-step" | "sign-up" | "account-mail" | "look-around" | "visits" | "entries";

type Costs = {
  /** The route may call a model: its requests are counted by this cost against the limits of user and business. */
  cost?: AiCost;
  /** The route calls a server that the user has named: such requests are counted for the user. */
  asksOutside?: true;
};
type Limited = { limits?: readonly Limit[] };

type Open = Limited & { who: "anyone" | "signed" | "session" } & { [Name in keyof Costs]?: undefined };
type OfUser = Limited &
  Costs & {
    who: "user" | "account";
    /** What an API key needs for it; without, it is not for keys. Of a business it follows from `may`. */
    keys?: ApiKeyScope;
  };
type More = {
  /** Fields of the body that take a permission besides: `{ auto: "publish" }`. */
  fields?: Readonly<Record<string, Permission>>;
  /** Has this installation write to somebody: not for whoever has not confirmed an address of their own. Of `publish` it goes without saying. */
  mails?: true;
  /** It is for people: no API key does it, whatever its scopes. */
  isForPeople?: true;
};
type OfMember = Limited & Costs & More & { who: "member"; may: Permission };

/** Who may call a route, what it costs, and what bounds it. A route without one is refused when the product is put together. */
export type RoutePolicy = Open | OfUser | OfMember;

declare module "fastify" {
  interface FastifyContextConfig {
    policy?: RoutePolicy;
  }
  interface FastifyInstance {
    /** Every route with its policy, in the order in which they were added. */
    routePolicies: RouteWithPolicy[];
  }
}

export type RouteWithPolicy = { method: string; url: string; policy: RoutePolicy; schema: RouteOptions["schema"] };

/** Everybody, without a session: what is public, and the doors by which a session begins. */
export const anyone = (...limits: Limit[]): RoutePolicy => ({ who: "anyone", limits });

/** Programs of others, known by a signature, or by a key or token that stands in the address. */
export const signed = (...limits: Limit[]): RoutePolicy => ({ who: "signed", limits });

/** Whoever holds the cookie of a session, of which the route itself finds out. */
export const session = (): RoutePolicy => ({ who: "session" });

/** Who is signed in, also those who look around without an account. */
export const user = (more: Costs & Limited & { keys?: ApiKeyScope } = {}): RoutePolicy => ({ who: "user", ...more });

/** Who is signed in with an account: not for guests. */
export const account = (more: Costs & Limited = {}): RoutePolicy => ({ who: "account", ...more });

/** Who belongs to the business of the address, and may do this there. */
export const may = (permission: Permission, more: Costs & More = {}): RoutePolicy => ({
  who: "member",
  may: permission,
  ...more,
});

/** All that a request with this body needs to be permitted; nothing where the route is not of a business. */
export function permissionsFor(policy: RoutePolicy | undefined, body: unknown): Permission[] {
  if (policy?.who !== "member") return [];
  const besides = Object.entries(policy.fields ?? {}).filter(([field]) => Object.hasOwn(Object(body), field));
  return [policy.may, ...besides.map(([, permission]) => permission)];
}

/** Watches routes being added, and refuses to start where one says not, or not rightly, who may call it. */
export function requirePolicies(app: FastifyInstance): void {
  const added: RouteOptions[] = [];
  app.decorate("routePolicies", []);
  app.addHook("onRoute", (route) => {
    added.push({ ...route, config: (route.config ??= {}) });
  });
  app.addHook("onReady", async () => {
    const faults = added.flatMap((route) => faultOf(route) ?? []);
    if (faults.length > 0) throw new Error(`Routes without a right policy (routes/policy.ts): ${faults.join("; ")}`);
    app.routePolicies.push(...added.flatMap(withPolicy));
  });
}

/** Adds routes that others wrote, all of them under one policy. */
export async function addUnder(
  app: FastifyInstance,
  policy: RoutePolicy,
  add: (scope: FastifyInstance) => PromiseLike<unknown>,
): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook("onRoute", (route) => {
      Object.assign((route.config ??= {}), { policy });
    });
    await add(scope);
  });
}

const API = "/api/v1/";
const OF_USERS: ReadonlySet<string> = new Set(["user", "account", "member"]);

function faultOf({ method, url, config }: RouteOptions): string | undefined {
  const name = `${[method].flat().join(" ")} ${url}`;
  const policy = config?.policy;
  if (policy === undefined) return `${name} has none`;
  const isOfUsers = OF_USERS.has(policy.who);
  // Only there it is found out who asks.
  if (isOfUsers !== url.startsWith(API)) return `${name} is for "${policy.who}"`;
  if (isOfUsers && url.includes("/:businessId") && policy.who !== "member") return `${name} is of a business`;
  return undefined;
}

function withPolicy({ method, url, config, schema }: RouteOptions): RouteWithPolicy[] {
  const policy = config?.policy;
  return policy === undefined ? [] : [method].flat().map((one) => ({ method: one, url, policy, schema }));
}
